import type { TextEdit } from '../../../text/edit.js';
import { nodeAt } from '../locate.js';
import type { Path } from '../path.js';
import type { YamlDocument } from '../tree.js';
import { colonEnd, contentEnd } from './layout.js';
import { renderScalar } from './render.js';

/** Replaces the scalar at a path and keeps its quoting; a value that is left out is written behind the colon. */
export function replaceValue(document: YamlDocument, path: Path, value: string | number | boolean): TextEdit[] {
	const located = nodeAt(document, path);
	if (located === undefined || located.node.kind !== 'scalar') {
		return [];
	}
	const { node, entry } = located;
	if (node.span.end === node.span.start) {
		const at = entry === undefined ? node.span.start : colonEnd(document.text, entry.key.span.end);
		return [{ span: { start: at, end: at }, newText: ` ${renderScalar(value)}` }];
	}
	const style = node.style === 'single' || node.style === 'double' ? node.style : 'plain';
	const inFlow = located.parent?.kind !== 'scalar' && located.parent?.kind !== 'alias' && located.parent?.flow === true;
	// The span of a block scalar takes in its last line break, without which the next key would join the new value.
	return [{ span: { start: node.span.start, end: contentEnd(document, node) }, newText: renderScalar(value, style, inFlow) }];
}

/** Replaces whatever stands at a path, a scalar or a flow collection, by a text that is already YAML. */
export function replaceText(document: YamlDocument, path: Path, newText: string): TextEdit[] {
	const located = nodeAt(document, path);
	return located === undefined ? [] : [{ span: { start: located.node.span.start, end: contentEnd(document, located.node) }, newText }];
}

/** Renames the key at a path and keeps its quoting. */
export function renameKey(document: YamlDocument, path: Path, name: string): TextEdit[] {
	const key = nodeAt(document, path)?.entry?.key;
	if (key === undefined) {
		return [];
	}
	const style = key.style === 'single' || key.style === 'double' ? key.style : 'plain';
	return [{ span: key.span, newText: renderScalar(name, style) }];
}
