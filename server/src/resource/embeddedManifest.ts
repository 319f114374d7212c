import { lineEndOf, lineStartOf } from '../syntax/yaml/edit/layout.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import { type Path, contains } from '../syntax/yaml/path.js';
import { Chunk } from '../syntax/yaml/stream.js';
import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { kinds } from './kinds.js';
import { type Resource, isKind } from './resource.js';

/** What the text of a ConfigMap is part of, written above it. Its lines keep their indentation, so they stand below the last key. */
const HEAD = 'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata:\n  name: mesh\nspec:\n meshConfig:\n';
const HEAD_PATH: Path = ['spec', 'meshConfig'];

/**
 * A manifest that a ConfigMap holds in a literal block scalar: the MeshConfig of the ConfigMap `istio`, as the part of an IstioOperator
 * that it is. Offsets differ from those of the ConfigMap by a constant, so whatever works on a manifest works in there.
 */
export class EmbeddedManifest {
	/** The manifest, with its head. */
	readonly chunk: Chunk;
	readonly host: Resource;
	/** From the root of the host's document to the scalar. */
	readonly hostPath: Path;
	readonly #key: Span;
	readonly #body: Span;

	constructor(text: string, host: Resource, hostPath: Path, key: Span, body: Span) {
		this.chunk = new Chunk(HEAD + text.slice(body.start, body.end));
		this.host = host;
		this.hostPath = hostPath;
		this.#key = key;
		this.#body = body;
	}

	/** An offset of the host in the manifest; undefined outside the scalar. */
	toEmbedded(offset: number): number | undefined {
		return offset < this.#body.start || offset > this.#body.end ? undefined : offset - this.#body.start + HEAD.length;
	}

	/** A span of the manifest in the host; what stands in the head is about the key. */
	spanToHost({ start, end }: Span): Span {
		const shift = this.#body.start - HEAD.length;
		return start < HEAD.length ? this.#key : { start: start + shift, end: end + shift };
	}

	/** A path of the manifest in the host's document; undefined for what is not about the text. */
	pathToHost(path: Path): Path | undefined {
		return path.length === 0 || contains(HEAD_PATH, path) ? [...this.hostPath, ...path.slice(HEAD_PATH.length)] : undefined;
	}

	/** An edit of the manifest in the host; undefined for one of the head. */
	editToHost(edit: TextEdit): TextEdit | undefined {
		return edit.span.start < HEAD.length ? undefined : { ...edit, span: this.spanToHost(edit.span) };
	}
}

/** The manifests that the resources of a chunk hold. */
export function manifestsIn(chunk: Chunk, resources: readonly Resource[]): readonly EmbeddedManifest[] {
	return resources.flatMap((host) => {
		if (!isKind(host, kinds.configMap) || !/^istio(?:-[\w.-]+)?$/.test(host.name ?? '')) {
			return [];
		}
		const hostPath = [...host.path, 'data', 'mesh'];
		const located = nodeAt(chunk.document, hostPath);
		if (located?.node.kind !== 'scalar' || located.node.style !== 'literal' || located.entry === undefined) {
			return [];
		}
		const body = bodyOf(chunk.text, located.node.span.start, located.entry.key.span.start);
		// A marker of its own would end the document of the host if the text stood there alone.
		return /^[ \t]*---/m.test(chunk.text.slice(body.start, body.end)) ? [] : [new EmbeddedManifest(chunk.text, host, hostPath, located.entry.key.span, body)];
	});
}

/** The lines of a block scalar: all below its header that are blank or deeper than its key. */
function bodyOf(text: string, scalar: number, key: number): Span {
	const column = key - lineStartOf(text, key);
	const start = Math.min(text.indexOf('\n', scalar) < 0 ? text.length : text.indexOf('\n', scalar) + 1, text.length);
	let end = start;
	for (let at = start; at < text.length;) {
		const lineEnd = lineEndOf(text, at);
		const line = text.slice(at, lineEnd);
		if (line.trim() !== '' && (/^ */.exec(line)?.[0].length ?? 0) <= column) {
			break;
		}
		end = lineEnd;
		const next = text.indexOf('\n', lineEnd);
		at = next < 0 ? text.length : next + 1;
	}
	return { start, end };
}
