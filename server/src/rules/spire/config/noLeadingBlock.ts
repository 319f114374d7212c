import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { sectionOf } from '../../../resource/spireConfiguration.js';
import type { HclEntry, HclNode } from '../../../syntax/hcl/tree.js';
import { SERVER_AND_AGENT, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

const SERVER = '"server": { "trust_domain": "example.org", "data_dir": "/run/spire/data", "socket_path": "/run/spire/private/api.sock", "audit_log_enabled": true }';
const PLUGINS = '"plugins": { "DataStore": { "sql": { "plugin_data": { "database_type": "sqlite3", "connection_string": "/run/spire/data/datastore.sqlite3" } } }, "KeyManager": { "disk": { "plugin_data": { "keys_path": "/run/spire/data/keys.json" } } } }';

/** Finds JSON configurations whose first member HCL 1 takes for something else. */
export const noLeadingBlock: ConfigurationRule = {
	id: 'spire/no-leading-block',
	severity: 'warning',
	visits: SERVER_AND_AGENT,
	aliases: [],
	docs: {
		summary: 'A JSON configuration begins with a member that holds nothing but objects.',
		why: 'HCL 1 takes objects that hold only objects for blocks with labels, and when the first member is one, the decoder counts the labels among the top-level keys. SPIRE then complains of unknown keys that are none, and does not start. Let the program\'s own block come first.',
		reference: references.hcl,
		since: '0.1.0',
		bad: `{\n  ${PLUGINS},\n  ${SERVER}\n}\n`,
		good: `{\n  ${SERVER},\n  ${PLUGINS}\n}\n`,
	},
	*check({ document, kind }) {
		const [first] = document.root.entries;
		if (document.format === 'json' && first !== undefined && holdsOnlyObjects(first.value)) {
			yield { path: [first.key.text], at: 'key', message: `The JSON begins with "${first.key.text}", which holds nothing but objects; SPIRE then finds unknown keys where there are none. Let "${sectionOf(kind)}" come first.` };
		}
	},
	fix: (_finding, configuration) => swapped(configuration),
};

function holdsOnlyObjects(node: HclNode): boolean {
	if (node.kind === 'list') {
		return node.items.length > 0 && node.items.every((item) => holdsOnlyObjects(item));
	}
	return node.kind === 'object' && node.entries.length > 0 && node.entries.every(({ value }) => value.kind === 'object' || (value.kind === 'list' && value.items.length > 0 && value.items.every((item) => item.kind === 'object')));
}

function swapped({ document: { root, text }, kind }: SpireConfiguration): readonly { title: string; edits: { span: HclEntry['span']; newText: string }[] }[] {
	const [first] = root.entries;
	const own = root.entries.find(({ key }) => key.text === sectionOf(kind));
	if (first === undefined || own === undefined || own === first || holdsOnlyObjects(own.value)) {
		return [];
	}
	const source = ({ span }: HclEntry) => text.slice(span.start, span.end);
	return [{ title: `Let "${own.key.text}" come first`, edits: [{ span: first.span, newText: source(own) }, { span: own.span, newText: source(first) }] }];
}
