import { type CustomDefinition, type ReadDefinition, readDefinition } from '../schema/custom/definition.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import { type YamlNode, entryOf, resolveAlias, scalarText } from '../syntax/yaml/tree.js';
import { isObject, toValue } from '../syntax/yaml/value.js';
import { isMasked } from '../syntax/yaml/template.js';

/** A CustomResourceDefinition with its place in a document. */
export interface PlacedDefinition extends ReadDefinition {
	/** From the root of the document. */
	readonly path: Path;
}

const MENTION = /kind["']?[ \t]*:[ \t]*["']?CustomResourceDefinition(?![\w-])/;

/** Reads the CustomResourceDefinitions of chunks, and keeps what it read while the chunk lives: an unchanged one stays the same object. */
export class DefinitionReader {
	readonly #known = new WeakMap<Chunk, readonly PlacedDefinition[]>();

	/** The definitions of a chunk, those inside a `List` included. Parses only if there may be one. */
	definitionsIn(chunk: Chunk): readonly PlacedDefinition[] {
		let found = this.#known.get(chunk);
		if (found === undefined) {
			found = chunk.language === 'yaml' && mentionsDefinition(chunk.text) ? read(chunk) : [];
			this.#known.set(chunk, found);
		}
		return found;
	}

	/** The kinds that a stream of chunks defines. */
	kindsOf(chunks: readonly Chunk[]): readonly CustomDefinition[] {
		return chunks.flatMap((chunk) => this.definitionsIn(chunk)).map(({ definition }) => definition).filter((definition) => definition !== undefined);
	}
}

/** Whether a text may hold a CustomResourceDefinition. */
export function mentionsDefinition(text: string): boolean {
	return text.includes('CustomResourceDefinition') && MENTION.test(text);
}

/** Of a document that does not parse, half a definition may be left: it is none. */
function read({ document }: Chunk): readonly PlacedDefinition[] {
	const isBroken = document.problems.some(({ code }) => code !== 'yaml/duplicate-key');
	return isBroken || document.root === undefined ? [] : definitionsBelow(document.root, []);
}

function definitionsBelow(node: YamlNode, path: Path): readonly PlacedDefinition[] {
	const kind = scalarText(node, 'kind');
	const items = resolveAlias(entryOf(node, 'items')?.value);
	if (kind?.endsWith('List') === true && items?.kind === 'sequence') {
		return items.items.flatMap((item, index) => definitionsBelow(item, [...path, 'items', index]));
	}
	if (kind !== 'CustomResourceDefinition' || scalarText(node, 'apiVersion') !== 'apiextensions.k8s.io/v1') {
		return [];
	}
	const value = toValue(node);
	if (!isObject(value) || isMasked(JSON.stringify(value['spec'] ?? null))) {
		// Nobody knows what a template makes of it.
		return [];
	}
	return [{ ...readDefinition(value), path }];
}
