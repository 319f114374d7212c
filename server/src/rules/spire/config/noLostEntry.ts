import { removeEntry } from '../../../syntax/hcl/edit/remove.js';
import type { LostEntry } from '../../../syntax/hcl/value.js';
import { formatPath } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds entries that HCL 1 drops: earlier duplicates, later blocks, and blocks with a label where none is read. */
export const noLostEntry: ConfigurationRule = {
	id: 'spire/no-lost-entry',
	severity: 'warning',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'An entry is never read because another one of the same name wins, or because of its label.',
		why: 'HCL 1 neither complains about a key that stands twice nor about a label that nobody reads: the last value counts, the first `plugins` and `plugin_data` block counts, and everything in `server "name" { … }` is lost. What is left is not what the file seems to say.',
		reference: references.hcl,
		since: '0.1.0',
		bad: serverExample(['log_level = "info"', 'ca_ttl = "24h"', 'ca_ttl = "168h"'].slice(1)),
		good: serverExample(['ca_ttl = "168h"']),
	},
	*check({ lost }) {
		for (const entry of lost) {
			if (!isSecondPlugin(entry)) {
				yield { path: entry.path, span: entry.key.span, message: messageOf(entry) };
			}
		}
	},
	fix({ span }, { lost, document }) {
		const found = lost.find(({ key }) => key.span.start === span?.start);
		return found === undefined || found.reason === 'label' ? labelFix(found, document.text) : [{ title: 'Remove what is never read', edits: removeEntry(document, found.entry) }];
	},
};

/** A plugin that is declared twice keeps SPIRE from starting, which another rule says. */
function isSecondPlugin({ path, reason }: LostEntry): boolean {
	return reason === 'not-first' && path.length === 3 && path[0] === 'plugins';
}

function messageOf({ reason, path, entry }: LostEntry): string {
	switch (reason) {
		case 'overridden':
			return `${formatPath(path)} stands again further down, and only the last value counts.`;
		case 'not-first':
			return `${formatPath(path)} stands already further up, and only the first one is read.`;
		case 'label':
			return `SPIRE reads no label behind "${String(path.at(-1))}", so all in this block is lost: ${JSON.stringify(entry.labels[0]?.text ?? '')}.`;
	}
}

function labelFix(found: LostEntry | undefined, text: string): readonly { title: string; edits: { span: { start: number; end: number }; newText: string }[] }[] {
	const last = found?.entry.labels.at(-1);
	if (found === undefined || last === undefined) {
		return [];
	}
	const start = found.entry.key.span.end;
	const space = text[last.span.end] === ' ' ? '' : ' ';
	return [{ title: 'Remove the label', edits: [{ span: { start, end: last.span.end }, newText: space }] }];
}
