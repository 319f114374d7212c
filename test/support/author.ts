import type { CatalogEntry } from '../../server/src/schema/jsonSchema.js';
import { currentApiVersion } from '../../server/src/schema/catalog.js';
import { SchemaView } from '../../server/src/schema/view.js';
import { deepestAt, nodeAt } from '../../server/src/syntax/yaml/locate.js';
import { contentEnd } from '../../server/src/syntax/yaml/edit/layout.js';
import type { Path } from '../../server/src/syntax/yaml/path.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { CURSOR } from './cursor.js';
import { type JudgedFinding, judge } from './judge.js';
import { accept, completions } from './service.js';

/** How many fields an author accepts before it gives up. */
const MOST_STEPS = 60;

/** Writes a resource as somebody who knows nothing does: the kind by completion, then every field that is said to be missing. */
export function author(entry: CatalogEntry): string {
	let text = accept(`kind: ${CURSOR}\n`, entry.kind, currentApiVersion(entry)).replace(CURSOR, '');
	for (let step = 0; step < MOST_STEPS; step++) {
		const path = missingPath(text);
		if (path === undefined) {
			return text;
		}
		const before = text;
		text = add(text, path, entry);
		if (text === before) {
			return text;
		}
	}
	return text;
}

/** The way to the first field that a finding misses. */
function missingPath(text: string): Path | undefined {
	const document = createStream(text).chunks[0]?.document;
	const isAbsent = ({ path }: JudgedFinding) => {
		const node = document === undefined ? undefined : nodeAt(document, path)?.node;
		return node === undefined || (node.kind === 'scalar' && node.value === null);
	};
	const misses = judge(text).filter((finding) => finding.severity === 'error' && finding.path.length > 0);
	return misses.find((finding) => isAbsent(finding))?.path;
}

/** The text with one more field on the way to a path: the first that is not there, or has no value. */
function add(text: string, path: Path, entry: CatalogEntry): string {
	const document = createStream(text).chunks[0]?.document;
	const found = document === undefined ? undefined : deepestAt(document, path);
	if (document === undefined || found === undefined) {
		return text;
	}
	const { node } = found;
	const field = path[found.path.length];
	if (field === undefined) {
		const end = node.span.start;
		return fill(`${text.slice(0, end).trimEnd()} ${CURSOR}${text.slice(end)}`, path, entry);
	}
	const column = (offset: number) => offset - text.lastIndexOf('\n', offset - 1) - 1;
	const first = node.kind === 'mapping' ? node.entries[0]?.key.span.start : undefined;
	const key = found.entry?.key.span;
	const indent = first !== undefined ? column(first) : key === undefined ? 0 : column(key.start) + 2;
	const end = node.kind === 'mapping' ? contentEnd(document, node) : (key?.end ?? 0) + 1;
	const marked = `${text.slice(0, end)}\n${' '.repeat(indent)}${CURSOR}${text.slice(end)}`;
	const label = typeof field === 'number' ? '- item' : field;
	return fill(accept(marked, completions(marked).some((item) => item.label === label) ? label : String(completions(marked)[0]?.label)), [...found.path, field], entry);
}

/** A value at the cursor: what stands there already, else the first that is offered, else something of the right type. */
function fill(marked: string, path: Path, entry: CatalogEntry): string {
	const at = marked.indexOf(CURSOR);
	if (/\n *$/.test(marked.slice(0, at))) {
		// Below the key of an object: its first field.
		const [field] = completions(marked);
		return field === undefined ? marked.replace(CURSOR, '') : fill(accept(marked, field.label), [...path, field.label], entry);
	}
	const lineEnd = marked.indexOf('\n', at) < 0 ? marked.length : marked.indexOf('\n', at);
	if (marked.slice(at + CURSOR.length, lineEnd).trim() !== '' || !/[:-] *$/.test(marked.slice(0, at))) {
		return marked.replace(CURSOR, '');
	}
	const value = completions(marked).find(({ kind }) => kind === CompletionItemKind.EnumMember || kind === CompletionItemKind.Reference);
	if (value !== undefined) {
		return accept(marked, value.label).replace(CURSOR, '');
	}
	const schema = new SchemaView(entry.schema()).at(path);
	return marked.replace(CURSOR, [schema?.type].flat().includes('integer') ? '8080' : 'example');
}
