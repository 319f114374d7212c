import { type Catalog, groupOf } from '../schema/catalog.js';

/** The first line with content: no comment, no marker, no directive, no template action of its own. */
const CONTENT = /^( *)(?!---|\.\.\.|%|\{\{)[^\s#]/m;
const WORD = /^["']?([\w./-]+)["']?[ \t]*(?:#.*)?$/;

/**
 * Whether a document is a manifest of ours, judged by its text alone. A kind that is only named deeper (the values of a chart, a patch
 * inside a Kustomization, the names of a CRD) makes it nobody's business here. In doubt it is ours: the tree will tell.
 */
export function isManifestOfOurs(text: string, catalog: Catalog): boolean {
	if (!catalog.isMentionedIn(text)) {
		return false;
	}
	const indent = CONTENT.exec(text);
	const start = indent === null ? undefined : text[indent.index + indent[0].length - 1];
	if (indent === null || start === '{' || /^---[ \t]+[^\s#]/.test(text)) {
		return true;
	}
	const pattern = new RegExp(`^ {0,${(indent[1] ?? '').length}}["']?(apiVersion|kind)["']?[ \\t]*:[ \\t]*([^\\r\\n]*)`, 'gm');
	return [...text.matchAll(pattern)].some(([, key, value = '']) => {
		const word = WORD.exec(value)?.[1];
		return word === undefined || (key === 'kind' ? word.endsWith('List') || catalog.named(word).length > 0 : isGroupOfOurs(groupOf(word), catalog));
	});
}

function isGroupOfOurs(group: string, catalog: Catalog): boolean {
	return group.includes('.') && catalog.kindsOf(group).length > 0;
}
