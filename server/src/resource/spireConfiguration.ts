import type { JsonSchema } from '../schema/jsonSchema.js';
import type { HclDocument, HclEntry, HclNode } from '../syntax/hcl/tree.js';
import { type Configuration, type Shape, resolveConfiguration, toJson } from '../syntax/hcl/value.js';
import type { Path } from '../syntax/yaml/path.js';
import { type JsonObject, isObject } from '../syntax/yaml/value.js';

/** The programs whose configuration is read. */
export type SpireKind = 'spire-server' | 'spire-agent' | 'spire-oidc-discovery-provider';

/** The schema of a configuration: JSON Schema with what decides how SPIRE decodes HCL and JSON. */
export interface SpireSchema extends JsonSchema {
	readonly $defs?: Readonly<Record<string, SpireSchema>>;
	readonly properties?: Readonly<Record<string, SpireSchema>>;
	readonly additionalProperties?: SpireSchema | boolean;
	readonly items?: SpireSchema;
	/** What becomes of keys that the schema does not name: SPIRE refuses to start, ignores them silently, or takes them. */
	readonly 'x-unknown'?: 'refused' | 'ignored' | 'accepted';
	/** Labels behind the key are keys of the object. */
	readonly 'x-labels'?: boolean;
	/** Of several entries only the first one is read. */
	readonly 'x-first-only'?: boolean;
	/** The object holds plugins by their type. */
	readonly 'x-plugin-types'?: boolean;
	/** The object holds the plugins of one type by name. */
	readonly 'x-plugin-type'?: boolean;
	/** Upper and lower case of the allowed values do not count. */
	readonly 'x-case-insensitive'?: boolean;
	/** A secret: its value is never repeated. */
	readonly 'x-secret'?: boolean;
	readonly 'x-minimum-duration'?: string;
	/** The version of SPIRE that took the key away. */
	readonly 'x-removed'?: string;
	readonly 'x-replaced-by'?: string;
}

/** The schemas by kind, each standing alone; they load on first use. */
export type SpireSchemas = Readonly<Record<SpireKind, () => SpireSchema>>;

/** A text as the SPIRE program that reads it sees it. */
export interface SpireConfiguration extends Configuration {
	readonly kind: SpireKind;
	readonly schema: SpireSchemaView;
	/** As plain data under the program's own names for keys; null stands for what a variable or template leaves open. */
	readonly value: JsonObject;
}

/** A schema with the steps through it that decoding, checks and hover take. */
export class SpireSchemaView {
	readonly root: SpireSchema;
	/** References are followed once each: a configuration asks for the same ones again and again. */
	readonly #resolved = new WeakMap<SpireSchema, SpireSchema>();

	constructor(root: SpireSchema) {
		this.root = root;
	}

	/** The schema with its reference followed; what stands beside the reference wins. */
	resolve(schema: SpireSchema): SpireSchema {
		if (schema.$ref === undefined) {
			return schema;
		}
		const resolved = this.#resolved.get(schema) ?? this.#follow(schema);
		this.#resolved.set(schema, resolved);
		return resolved;
	}

	#follow(schema: SpireSchema): SpireSchema {
		let current = schema;
		for (let hops = 0; current.$ref !== undefined && hops < 32; hops++) {
			const target = this.root.$defs?.[current.$ref.slice('#/$defs/'.length)];
			const { $ref: _followed, ...beside } = current;
			current = { ...target, ...beside, ...(target?.$ref === undefined ? {} : { $ref: target.$ref }) };
		}
		return current;
	}

	/** The schema of a member or item; undefined where nothing is known of it. */
	child(schema: SpireSchema, step: string | number): SpireSchema | undefined {
		const resolved = this.resolve(schema);
		if (typeof step === 'number') {
			return resolved.items === undefined ? undefined : this.resolve(resolved.items);
		}
		const found = this.#property(resolved, step) ?? (typeof resolved.additionalProperties === 'object' ? resolved.additionalProperties : undefined);
		return found === undefined ? undefined : this.resolve(found);
	}

	/** A plugin whose name differs from a built-in one by punctuation alone is judged like the one that was meant. */
	#property({ properties, 'x-plugin-type': holdsPlugins }: SpireSchema, name: string): SpireSchema | undefined {
		if (properties === undefined || Object.hasOwn(properties, name) || holdsPlugins !== true) {
			return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
		}
		const letters = lettersOf(name);
		const meant = Object.keys(properties).find((candidate) => lettersOf(candidate) === letters);
		return meant === undefined ? undefined : properties[meant];
	}

	/** The schema at a path below the root; undefined where the schema says nothing. */
	at(path: Path): SpireSchema | undefined {
		let current: SpireSchema | undefined = this.resolve(this.root);
		for (const step of path) {
			current = current === undefined ? undefined : this.child(current, step);
		}
		return current;
	}
}

/** Reads a document as the configuration of a program. */
export function decodeSpireConfiguration(document: HclDocument, kind: SpireKind, schemas: SpireSchemas): SpireConfiguration {
	const schema = new SpireSchemaView(schemas[kind]());
	const configuration = resolveConfiguration(document, new SchemaShape(schema, schema.resolve(schema.root), new Map()));
	const value = toJson(configuration.root);
	return { ...configuration, kind, schema, value: isObject(value) ? value : {} };
}

/** How SPIRE's structures, which the schema describes, take up HCL. */
class SchemaShape implements Shape {
	readonly container: Shape['container'];
	readonly hasLabels: boolean;
	readonly keepsFirst: boolean;
	readonly #view: SpireSchemaView;
	readonly #schema: SpireSchema;
	/** The shapes by schema, so that what stands a hundred times in a configuration has one. */
	readonly #known: Map<SpireSchema | undefined, SchemaShape>;

	constructor(view: SpireSchemaView, schema: SpireSchema, known: Map<SpireSchema | undefined, SchemaShape>) {
		const types = [schema.type ?? []].flat();
		this.container = types.includes('object') ? 'object' : types.includes('array') ? 'list' : types.length > 0 ? 'scalar' : 'any';
		this.hasLabels = schema['x-labels'] === true || schema.type === undefined || schema['x-unknown'] === 'accepted';
		this.keepsFirst = schema['x-first-only'] === true;
		this.#view = view;
		this.#schema = schema;
		this.#known = known;
	}

	get item(): Shape | undefined {
		return this.#schema.items === undefined ? undefined : this.#shapeOf(this.#view.resolve(this.#schema.items));
	}

	nameOf(key: string): string {
		const { properties } = this.#schema;
		if (properties === undefined || Object.hasOwn(properties, key) || this.#schema['x-plugin-type'] === true || this.#schema['x-plugin-types'] === true) {
			return key;
		}
		const folded = key.toLowerCase();
		return Object.keys(properties).find((name) => name.toLowerCase() === folded) ?? key;
	}

	child(name: string): Shape {
		return this.#shapeOf(this.#view.child(this.#schema, name));
	}

	#shapeOf(schema: SpireSchema | undefined): SchemaShape {
		const shape = this.#known.get(schema) ?? new SchemaShape(this.#view, schema ?? {}, this.#known);
		this.#known.set(schema, shape);
		return shape;
	}
}

function lettersOf(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const SERVER_PLUGINS = ['DataStore', 'UpstreamAuthority', 'UpstreamCA', 'Notifier', 'BundlePublisher', 'CredentialComposer'];
const AGENT_PLUGINS = ['WorkloadAttestor', 'SVIDStore'];
const SHARED_PLUGINS = ['KeyManager', 'NodeAttestor'];
const SECTIONS = ['server', 'agent', 'plugins', 'telemetry', 'health_checks'];

/**
 * Whose configuration a document is, by its file name (of a ConfigMap: its key) and its top level; undefined for anything that is not
 * SPIRE's, which is left alone. A `server.conf` of another program (nginx, OpenVPN) is not SPIRE's either.
 */
export function recognizeSpire(document: HclDocument, schemas: SpireSchemas, name = ''): SpireKind | undefined {
	const top = new Map(document.root.entries.map((entry) => [entry.key.text.toLowerCase(), entry]));
	const named = kindOfName(name);
	const bySection = (['spire-server', 'spire-agent'] as const).filter((kind) => hasKeyOf(top.get(sectionOf(kind)), schemas[kind]().properties?.[sectionOf(kind)]));
	if (bySection.length > 0) {
		return named !== undefined && bySection.includes(named) ? named : bySection[0];
	}
	const byPlugins = kindOfPlugins(top);
	if (byPlugins !== undefined) {
		return byPlugins === 'either' ? named ?? (top.has('agent') ? 'spire-agent' : 'spire-server') : byPlugins;
	}
	if (isDiscoveryProvider(top)) {
		return 'spire-oidc-discovery-provider';
	}
	return named !== undefined && isPlausible(document, top, named) ? named : undefined;
}

/** The block that holds the program's own settings. */
export function sectionOf(kind: SpireKind): 'server' | 'agent' {
	return kind === 'spire-agent' ? 'agent' : 'server';
}

function kindOfName(name: string): 'spire-server' | 'spire-agent' | undefined {
	const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).toLowerCase();
	const word = /(?:^|[^a-z])(server|agent)(?:[^a-z].*)?\.(?:conf|hcl|json)$/.exec(file)?.[1];
	return word === 'server' ? 'spire-server' : word === 'agent' ? 'spire-agent' : undefined;
}

/** The name alone says much, but other programs have files of that name: the text must at least be one that SPIRE could read. */
function isPlausible({ problems }: HclDocument, top: ReadonlyMap<string, HclEntry>, named: SpireKind): boolean {
	return problems.length === 0 && top.has(sectionOf(named)) && [...top].every(([key, entry]) => SECTIONS.includes(key) && blocksOf(entry.value).length > 0);
}

function hasKeyOf(entry: HclEntry | undefined, schema: SpireSchema | undefined): boolean {
	const keys = new Set(Object.keys(schema?.properties ?? {}));
	return entry !== undefined && blocksOf(entry.value).some((block) => block.some(({ key }) => keys.has(key.text.toLowerCase())));
}

function kindOfPlugins(top: ReadonlyMap<string, HclEntry>): 'spire-server' | 'spire-agent' | 'either' | undefined {
	const plugins = top.get('plugins');
	const types = new Set(plugins === undefined ? [] : blocksOf(plugins.value).flatMap((block) => block.map(({ key }) => key.text)));
	return SERVER_PLUGINS.some((type) => types.has(type)) ? 'spire-server'
		: AGENT_PLUGINS.some((type) => types.has(type)) ? 'spire-agent'
		: SHARED_PLUGINS.some((type) => types.has(type)) ? 'either' : undefined;
}

function isDiscoveryProvider(top: ReadonlyMap<string, HclEntry>): boolean {
	return (top.has('domains') || top.has('domain')) && ['server_api', 'workload_api', 'serving_cert_file', 'acme', 'listen_socket_path', 'insecure_addr'].some((key) => top.has(key));
}

function blocksOf(node: HclNode): readonly (readonly HclEntry[])[] {
	if (node.kind === 'object') {
		return [node.entries];
	}
	return node.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'object' ? [item.entries] : [])) : [];
}
