import { type Catalog, groupOf, versionOf } from '../schema/catalog.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import type { YamlNode } from '../syntax/yaml/tree.js';
import { entryOf, resolveAlias, scalarText } from '../syntax/yaml/tree.js';
import { isObject, toValue } from '../syntax/yaml/value.js';
import { type PlacedConfiguration, configurationOfFile, configurationsOfConfigMap } from './configurations.js';
import type { DefinitionReader } from './definitions.js';
import { type EmbeddedManifest, manifestsIn } from './embeddedManifest.js';
import { kinds } from './kinds.js';
import { isManifestOfOurs } from './mention.js';
import { type Resource, isKind } from './resource.js';
import type { SpireSchemas } from './spireConfiguration.js';

/** Decodes chunks into the resources of the kinds that a catalog knows. What it found of a chunk it keeps while the chunk lives. */
export class ResourceReader {
	readonly catalog: Catalog;
	/** Reads the CRDs of the workspace; undefined where nobody wants them read. */
	readonly definitions: DefinitionReader | undefined;
	readonly #schemas: SpireSchemas | undefined;
	readonly #configurations = new WeakMap<Chunk, readonly PlacedConfiguration[]>();
	readonly #known = new WeakMap<Chunk, readonly Resource[]>();
	readonly #manifests = new WeakMap<Chunk, readonly EmbeddedManifest[]>();

	/** Without the schemas of SPIRE's programs, their configurations are left alone. */
	constructor(catalog: Catalog, schemas?: SpireSchemas, definitions?: DefinitionReader) {
		this.catalog = catalog;
		this.definitions = definitions;
		this.#schemas = schemas;
	}

	/** The resources of a chunk, those inside a `List` included; none when it holds no kind of ours. Parses only if it may. */
	resourcesOf(chunk: Chunk): readonly Resource[] {
		let resources = this.#known.get(chunk);
		if (resources === undefined) {
			resources = chunk.language === 'yaml' && this.isOurs(chunk) && chunk.document.root !== undefined ? this.#decode(chunk.document.root, []) : [];
			this.#known.set(chunk, resources);
		}
		return resources;
	}

	/** Whether the chunk may hold a resource of ours, judged by its text alone; other people's YAML gets no findings at all. */
	isOurs(chunk: Chunk): boolean {
		return chunk.language === 'hcl' || isManifestOfOurs(chunk.text, this.catalog);
	}

	/** The manifests that the resources of a chunk hold in their texts. */
	manifestsIn(chunk: Chunk): readonly EmbeddedManifest[] {
		let found = this.#manifests.get(chunk);
		if (found === undefined) {
			found = manifestsIn(chunk, this.resourcesOf(chunk));
			this.#manifests.set(chunk, found);
		}
		return found;
	}

	/** The SPIRE configurations that a chunk is or holds. */
	configurationsOf(chunk: Chunk): readonly PlacedConfiguration[] {
		let found = this.#configurations.get(chunk);
		if (found === undefined) {
			found = this.#schemas === undefined ? [] : this.#readConfigurations(chunk, this.#schemas);
			this.#configurations.set(chunk, found);
		}
		return found;
	}

	#readConfigurations(chunk: Chunk, schemas: SpireSchemas): readonly PlacedConfiguration[] {
		if (chunk.language === 'hcl') {
			return configurationOfFile(chunk, chunk.fileName, schemas);
		}
		return this.resourcesOf(chunk).filter((resource) => isKind(resource, kinds.configMap)).flatMap((resource) => configurationsOfConfigMap(chunk, resource, schemas));
	}

	#decode(node: YamlNode, path: Path): readonly Resource[] {
		const apiVersion = scalarText(node, 'apiVersion');
		const kind = scalarText(node, 'kind');
		const items = resolveAlias(entryOf(node, 'items')?.value);
		if (kind !== undefined && kind.endsWith('List') && items?.kind === 'sequence') {
			return items.items.flatMap((item, index) => this.#decode(item, [...path, 'items', index]));
		}
		if (apiVersion === undefined || kind === undefined || this.catalog.bestFor(apiVersion, kind) === undefined) {
			return [];
		}
		const value = toValue(node);
		if (!isObject(value)) {
			return [];
		}
		const metadata = isObject(value['metadata']) ? value['metadata'] : undefined;
		return [{
			apiVersion,
			group: groupOf(apiVersion),
			version: versionOf(apiVersion),
			kind,
			name: typeof metadata?.['name'] === 'string' ? metadata['name'] : undefined,
			namespace: typeof metadata?.['namespace'] === 'string' ? metadata['namespace'] : undefined,
			value,
			path,
		}];
	}
}
