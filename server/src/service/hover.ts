import type { Hover } from 'vscode-languageserver-types';
import { suppressionHoverAt } from './suppressionHover.js';
import { type OffsetTarget, targetAt } from '../syntax/yaml/locate.js';
import { formatPath } from '../syntax/yaml/path.js';
import type { Stream } from '../syntax/yaml/stream.js';
import type { Position } from '../protocol/position.js';
import type { ServiceContext } from './context.js';
import { fieldDocumentation } from './documentation.js';
import { schemaPlaceAt } from './schemaPlace.js';

/** The documentation of the key or value at a position; undefined where nothing of ours stands. */
export function hoverAt(context: ServiceContext, stream: Stream, position: Position): Hover | undefined {
	const { index, chunk, offset } = stream.locate(position);
	if (!context.reader.isOurs(chunk)) {
		return undefined;
	}
	const suppressed = suppressionHoverAt(chunk, offset, context.rules);
	if (suppressed !== undefined) {
		return { contents: { kind: 'markdown', value: suppressed.markdown }, range: stream.rangeOf(index, suppressed.span) };
	}
	const target = targetAt(chunk.document, offset);
	const markdown = target === undefined ? undefined : markdownOf(context, stream, index, target);
	if (target === undefined || markdown === undefined) {
		return undefined;
	}
	const span = target.on === 'key' && target.entry !== undefined ? target.entry.key.span : target.node.span;
	return { contents: { kind: 'markdown', value: markdown }, range: stream.rangeOf(index, span) };
}

function markdownOf(context: ServiceContext, stream: Stream, index: number, target: OffsetTarget): string | undefined {
	const chunk = stream.chunks[index];
	const place = chunk === undefined ? undefined : schemaPlaceAt(context.catalog, chunk, target.path);
	if (place?.schema === undefined) {
		return undefined;
	}
	const { entry, view, path, schema } = place;
	const root = view.root;
	if (path.length === 1 && path[0] === 'kind') {
		// The kind is what people point at to ask what the whole resource does.
		return fieldDocumentation({ title: entry.kind, view, schema: { ...root, type: 'object' }, isRequired: false, product: entry.product, current: undefined, reference: root['x-reference'] });
	}
	const last = path.at(-1);
	const parent = view.at(path.slice(0, -1));
	return fieldDocumentation({
		title: formatPath(path),
		view,
		schema,
		isRequired: typeof last === 'string' && parent?.required?.includes(last) === true,
		product: entry.product,
		current: target.node.kind === 'scalar' ? target.node.value : undefined,
		reference: root['x-reference'],
	});
}
