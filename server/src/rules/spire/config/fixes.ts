import type { SpireConfiguration, SpireSchema } from '../../../resource/spireConfiguration.js';
import { insertEntry } from '../../../syntax/hcl/edit/insert.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { renameKey, replaceNode, replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { nodeAt } from '../../../syntax/hcl/locate.js';
import type { HclProblem } from '../../../syntax/hcl/tree.js';
import type { JsonValue } from '../../../syntax/yaml/value.js';
import type { Fix } from '../../fix.js';
import type { JudgedConfigurationFinding } from './finding.js';
import type { ConfigurationSchemaProblem } from './schemaProblems.js';

/** How many allowed values are offered beside the one that was probably meant. */
const ALTERNATIVES = 8;

/** The ways to mend a finding, the best first, as edits of the text of the configuration. */
export function configurationFixes({ origin }: JudgedConfigurationFinding, configuration: SpireConfiguration): readonly Fix[] {
	switch (origin.kind) {
		case 'rule':
			return usable((origin.rule.fix?.(origin.finding, configuration) ?? []).map((fix) => ({ ...fix, safe: fix.safe === true })));
		case 'schema':
			return usable(schemaFixes(origin.problem, configuration));
		case 'syntax':
			return usable(syntaxFixes(origin.problem, configuration.document.text));
	}
}

function usable(fixes: readonly Fix[]): readonly Fix[] {
	return fixes.filter((fix) => fix.edits.length > 0);
}

function schemaFixes({ rule, path, suggestion }: ConfigurationSchemaProblem, configuration: SpireConfiguration): readonly Fix[] {
	const key = String(path.at(-1));
	const schema = configuration.schema.at(path) ?? {};
	const remove: Fix = { title: `Remove "${key}"`, safe: false, edits: removeAt(configuration, path) };
	switch (rule) {
		case 'schema/unknown-field':
			return [...(typeof suggestion === 'string' ? [{ title: `Rename to "${suggestion}"`, safe: false, edits: renameKey(configuration, path, suggestion) }] : []), remove];
		case 'schema/missing-field':
			return [{ title: `Add "${key}"`, safe: false, edits: withKey(configuration, path, exampleOf(configuration, schema, 0)) }];
		case 'schema/wrong-type':
			return suggestion === undefined ? [remove] : [{ title: typeof suggestion === 'string' ? 'Put it in quotes' : 'Remove the quotes', safe: true, edits: replaceNode(configuration, path, suggestion) }];
		case 'schema/not-allowed-value':
			return [...(schema.enum ?? [])]
				.sort((a, b) => Number(b === suggestion) - Number(a === suggestion))
				.slice(0, ALTERNATIVES)
				.map((value) => ({ title: `Change to ${String(value)}`, safe: false, edits: replaceValue(configuration, path, String(value)) }));
		case 'schema/out-of-bounds':
			return schema.default !== undefined && nodeAt(configuration, path)?.node.kind === 'scalar' ? [{ title: `Change to ${String(schema.default)}`, safe: false, edits: replaceNode(configuration, path, schema.default) }, remove] : [remove];
	}
}

/** The edits that give a key a value: in place of the empty one, or as a new entry behind the sibling that the schema names before it. */
export function withKey(configuration: SpireConfiguration, path: readonly (string | number)[], value: JsonValue): Fix['edits'] {
	if (nodeAt(configuration, path) !== undefined) {
		return replaceNode(configuration, path, value);
	}
	const [parent, key] = [path.slice(0, -1), String(path.at(-1))];
	const order = Object.keys(configuration.schema.at(parent)?.properties ?? {});
	const object = nodeAt(configuration, parent)?.node;
	const present = object?.kind === 'object' ? object.members : new Map<string, unknown>();
	const after = order.slice(0, Math.max(0, order.indexOf(key))).findLast((name) => present.has(name));
	return insertEntry(configuration, parent, { key, value, ...(after === undefined ? {} : { after }) });
}

/** A value that the schema accepts, for the author to replace. */
function exampleOf(configuration: SpireConfiguration, schema: SpireSchema, depth: number): JsonValue {
	const example = schema.default ?? schema.examples?.[0] ?? schema.enum?.[0];
	if (example !== undefined || depth > 6) {
		return example ?? '';
	}
	switch ([schema.type].flat()[0]) {
		case 'object':
			return Object.fromEntries((schema.required ?? []).map((key) => [key, exampleOf(configuration, configuration.schema.child(schema, key) ?? {}, depth + 1)]));
		case 'array':
			return [exampleOf(configuration, configuration.schema.child(schema, 0) ?? {}, depth + 1)];
		case 'integer':
			return Math.max(schema.minimum ?? 1, 1);
		case 'boolean':
			return true;
		default:
			return 'example';
	}
}

function syntaxFixes({ mistake, span }: HclProblem, text: string): readonly Fix[] {
	const source = text.slice(span.start, span.end);
	const fix = (title: string, newText: string, at = span, safe = false): readonly Fix[] => [{ title, safe, edits: [{ span: at, newText }] }];
	switch (mistake) {
		case 'byte-order-mark':
			return fix('Remove the byte order mark', '', span, true);
		case 'unquoted-text':
			return fix('Put it in quotes', JSON.stringify(source));
		case 'single-quotes':
			return fix('Use double quotes', JSON.stringify(source.slice(1, -1)));
		case 'open-quote':
			return fix('Close the quote', '"', { start: span.end, end: span.end });
		case 'label-with-assignment':
			return fix('Remove the "="', '', { start: span.start, end: span.end + (/^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0) }, true);
		case 'missing-comma':
			return fix('Add a comma', `, `, { start: span.start, end: span.start });
		case 'colon':
			return fix('Write "=" instead', text[span.start - 1] === ' ' ? '=' : ' =', span, true);
		default:
			return [];
	}
}
