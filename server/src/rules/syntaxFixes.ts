import { lineEndOf } from '../syntax/yaml/edit/layout.js';
import { removeAt } from '../syntax/yaml/edit/remove.js';
import type { Path } from '../syntax/yaml/path.js';
import type { YamlDocument, YamlNode, YamlProblem } from '../syntax/yaml/tree.js';
import type { Fix } from './fix.js';

/** Mends the syntax errors whose repair is certain: tabs, a missing colon, an open quote, a duplicate key. */
export function syntaxFixes(problem: YamlProblem, document: YamlDocument): readonly Fix[] {
	const { text } = document;
	if (problem.code === 'yaml/duplicate-key') {
		return duplicateKeyFixes(problem, document);
	}
	if (problem.mistake === 'tab') {
		const tabs = [...text.matchAll(/(?<=^[ \t]*)\t/gm)];
		return [{ title: 'Replace tabs by spaces', safe: true, edits: tabs.map((match) => ({ span: { start: match.index, end: match.index + 1 }, newText: '  ' })) }];
	}
	if (problem.mistake === 'missing-colon') {
		const end = lineEndOf(text, problem.span.start);
		const word = text.slice(problem.span.start, end).trimEnd();
		return /^[\w./-]+$/.test(word) ? [{ title: 'Add a colon', safe: false, edits: [insertion(problem.span.start + word.length, ':')] }] : [];
	}
	if (problem.mistake === 'open-double-quote' || problem.mistake === 'open-single-quote') {
		const quote = problem.mistake === 'open-double-quote' ? '"' : "'";
		const opening = text.lastIndexOf(quote, problem.span.start);
		return opening < 0 ? [] : [{ title: 'Close the quote', safe: false, edits: [insertion(lineEndOf(text, opening), quote)] }];
	}
	return [];
}

/** The last entry is the one that counts, so the earlier one goes. */
function duplicateKeyFixes(problem: YamlProblem, document: YamlDocument): readonly Fix[] {
	const duplicate = document.root === undefined ? undefined : findDuplicate(document.root, [], problem.span.start);
	return duplicate === undefined ? [] : [{ title: `Remove the earlier "${duplicate.key}", which is ignored`, safe: false, edits: duplicate.edits(document) }];
}

interface Duplicate {
	readonly key: string;
	edits(document: YamlDocument): Fix['edits'];
}

function findDuplicate(node: YamlNode, path: Path, keyStart: number): Duplicate | undefined {
	if (node.kind === 'sequence') {
		return firstOf(node.items, (item, index) => findDuplicate(item, [...path, index], keyStart));
	}
	if (node.kind !== 'mapping') {
		return undefined;
	}
	const index = node.entries.findIndex((entry) => entry.key.span.start === keyStart);
	const last = node.entries[index];
	if (last !== undefined) {
		const first = node.entries.findIndex((entry) => entry.key.text === last.key.text);
		const reduced = { ...node, entries: [...node.entries.slice(0, first + 1), ...node.entries.slice(first + 1).filter((entry) => entry.key.text !== last.key.text)] };
		return { key: last.key.text, edits: (document) => removeAt({ ...document, root: replaceNode(document.root as YamlNode, node, reduced) }, [...path, last.key.text]) };
	}
	return firstOf(node.entries, (entry) => findDuplicate(entry.value, [...path, entry.key.text], keyStart));
}

/** The tree with one mapping replaced, so that a path leads to the entry that is to go. */
function replaceNode(node: YamlNode, old: YamlNode, replacement: YamlNode): YamlNode {
	if (node === old) {
		return replacement;
	}
	if (node.kind === 'mapping') {
		return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: replaceNode(entry.value, old, replacement) })) };
	}
	return node.kind === 'sequence' ? { ...node, items: node.items.map((item) => replaceNode(item, old, replacement)) } : node;
}

function firstOf<T, R>(items: readonly T[], find: (item: T, index: number) => R | undefined): R | undefined {
	for (const [index, item] of items.entries()) {
		const found = find(item, index);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

function insertion(at: number, newText: string): Fix['edits'][number] {
	return { span: { start: at, end: at }, newText };
}
