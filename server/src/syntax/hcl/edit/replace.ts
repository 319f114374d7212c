import type { TextEdit } from '../../../text/edit.js';
import type { Path } from '../../yaml/path.js';
import type { JsonValue } from '../../yaml/value.js';
import { nodeAt } from '../locate.js';
import { type Configuration, spanOfNode } from '../value.js';
import { renderInline, renderScalar } from './render.js';

/** Replaces the scalar at a path and keeps its quotes: a number written as text stays text. None where something else stands. */
export function replaceValue(configuration: Configuration, path: Path, value: string | number | boolean): TextEdit[] {
	const node = nodeAt(configuration, path)?.node;
	if (node?.kind !== 'scalar') {
		return [];
	}
	if (node.style === 'missing') {
		return [{ span: node.span, newText: ` ${renderScalar(value)}` }];
	}
	const keepsQuotes = node.style !== 'plain' && typeof value === 'number';
	return [{ span: node.span, newText: renderScalar(keepsQuotes ? String(value) : value) }];
}

/** Replaces whatever stands at a path by another value on one line, whatever its type. */
export function replaceNode(configuration: Configuration, path: Path, value: JsonValue): TextEdit[] {
	const node = nodeAt(configuration, path)?.node;
	const span = node === undefined ? undefined : spanOfNode(node);
	return span === undefined ? [] : [{ span, newText: renderInline(value, configuration.document.format) }];
}

/** Renames the key or label at a path and keeps its quotes. */
export function renameKey(configuration: Configuration, path: Path, name: string): TextEdit[] {
	const key = nodeAt(configuration, path)?.member?.key;
	return key === undefined ? [] : [{ span: key.span, newText: key.quoted || !/^[A-Za-z_][\w.-]*$/.test(name) ? JSON.stringify(name) : name }];
}
