import type { Hover } from 'vscode-languageserver-types';
import { configurationHoverAt } from './configuration/hover.js';
import { suppressionHoverAt } from './suppressionHover.js';
import { type OffsetTarget, targetAt } from '../syntax/yaml/locate.js';
import { formatPath, type Path } from '../syntax/yaml/path.js';
import { isInAction } from '../syntax/yaml/template.js';
import type { Chunk, Stream } from '../syntax/yaml/stream.js';
import type { Span } from '../text/span.js';
import type { Position } from '../protocol/position.js';
import type { ServiceContext } from './context.js';
import { fieldDocumentation } from './documentation.js';
import { issuancePathAt } from './issuanceHover.js';
import { metadataDocumentation, metadataSpotAt } from './metadataNames.js';
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
	const inside = configurationHoverAt(context.reader.configurationsOf(chunk), offset);
	if (inside !== undefined) {
		return { contents: { kind: 'markdown', value: inside.markdown }, range: stream.rangeOf(index, inside.span) };
	}
	const found = chunk.language === 'yaml' ? (embeddedHover(context, chunk, offset) ?? yamlHover(context, chunk, offset)) : undefined;
	return found === undefined ? undefined : { contents: { kind: 'markdown', value: found.markdown }, range: stream.rangeOf(index, found.span) };
}

interface Documented {
	readonly markdown: string;
	readonly span: Span;
}

/** What stands in the manifest that a ConfigMap holds. */
function embeddedHover(context: ServiceContext, chunk: Chunk, offset: number): Documented | undefined {
	for (const manifest of context.reader.manifestsIn(chunk)) {
		const inner = manifest.toEmbedded(offset);
		const found = inner === undefined ? undefined : yamlHover(context, manifest.chunk, inner);
		if (found !== undefined) {
			return { markdown: found.markdown.replaceAll('spec.meshConfig.', ''), span: manifest.spanToHost(found.span) };
		}
	}
	return undefined;
}

function yamlHover(context: ServiceContext, chunk: Chunk, offset: number): Documented | undefined {
	const target = isInAction(chunk.text, offset) ? undefined : targetAt(chunk.document, offset);
	const documentation = target === undefined ? undefined : markdownOf(context, chunk, target);
	if (target === undefined || documentation === undefined) {
		return undefined;
	}
	const way = issuanceWay(context, chunk, target.path);
	const markdown = way === undefined ? documentation : `${way}\n\n---\n\n${documentation}`;
	return { markdown, span: target.on === 'key' && target.entry !== undefined ? target.entry.key.span : target.node.span };
}

/** What the field leads to: the authorities above the issuer or Secret that it names. */
function issuanceWay({ reader, snapshot }: ServiceContext, chunk: Chunk, path: Path): string | undefined {
	const resource = reader.resourcesOf(chunk).find((candidate) => candidate.path.every((step, index) => step === path[index]));
	return resource && issuancePathAt(snapshot, resource, path.slice(resource.path.length));
}

function markdownOf(context: ServiceContext, chunk: Chunk, target: OffsetTarget): string | undefined {
	const place = schemaPlaceAt(context.catalog, chunk, target.path);
	if (place?.schema === undefined) {
		return undefined;
	}
	const { entry, view, path, schema } = place;
	const spot = metadataSpotAt(entry, path);
	const own = spot === undefined ? undefined : metadataDocumentation(spot);
	if (own !== undefined) {
		return own;
	}
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
