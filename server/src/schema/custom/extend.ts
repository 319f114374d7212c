import { limits } from '../../text/limits.js';
import { Catalog } from '../catalog.js';
import type { CatalogEntry, JsonSchema, Validator } from '../jsonSchema.js';
import { SchemaView } from '../view.js';
import type { CustomDefinition, DefinedVersion } from './definition.js';
import { interpretingValidator } from './validator.js';
import { withPresentation } from './presentation.js';

/** The catalog with the kinds that a workspace defines; each replaces the versions of the built-in kind that it defines. The same catalog for none. */
export function extendCatalog(builtin: Catalog, definitions: readonly CustomDefinition[]): Catalog {
	const own = distinct(definitions).slice(0, limits.workspaceKinds).filter(({ versions }) => versions.length > 0);
	if (own.length === 0) {
		return builtin;
	}
	const replaced = new Set(own.flatMap(({ group, kind, versions }) => versions.map(({ name }) => keyOf(group, kind, name))));
	const kept = builtin.entries.map((entry) => ({ ...entry, versions: entry.versions.filter((version) => !replaced.has(keyOf(entry.group, entry.kind, version))) })).filter(({ versions }) => versions.length > 0);
	const custom = own.flatMap((definition) => definition.versions.map((version) => entryOf(builtin, definition, version)));
	// The first entry of a kind is its current one: what the workspace defines comes before what is left of the built-in one.
	return new Catalog([...custom, ...kept]);
}

/** Of several definitions of a kind the first one counts. */
function distinct(definitions: readonly CustomDefinition[]): readonly CustomDefinition[] {
	const seen = new Map<string, CustomDefinition>();
	for (const definition of definitions) {
		const key = keyOf(definition.group, definition.kind, '');
		seen.set(key, seen.get(key) ?? definition);
	}
	return [...seen.values()];
}

function keyOf(group: string, kind: string, version: string): string {
	return `${group}/${version}/${kind}`;
}

function entryOf(builtin: Catalog, { group, kind, scope }: CustomDefinition, { name, deprecation, schema }: DefinedVersion): CatalogEntry {
	const apiVersion = `${group}/${name}`;
	const counterpart = builtin.bestFor(apiVersion, kind);
	let made: JsonSchema | undefined;
	let validator: Validator | undefined;
	const schemaOf = (): JsonSchema => (made ??= completeSchema(schema, counterpart ?? builtin.entries[0], counterpart));
	return {
		group, kind, versions: [name], scope,
		product: counterpart?.product ?? group,
		formerApiVersions: [...(counterpart?.formerApiVersions ?? []).filter((former) => former.apiVersion !== apiVersion), ...(deprecation === undefined ? [] : [{ apiVersion, state: 'deprecated' as const, note: deprecation }])],
		summary: schema.markdownDescription?.split('\n')[0] ?? counterpart?.summary ?? '',
		workspace: { replaces: builtin.find(apiVersion, kind) },
		schema: schemaOf,
		validator: () => (validator ??= interpretingValidator(inlined(schemaOf()))),
	};
}

/** The schema with what every resource has: a CRD says of `metadata` only that it is there. */
function completeSchema(schema: JsonSchema, host: CatalogEntry | undefined, counterpart: CatalogEntry | undefined): JsonSchema {
	const hostSchema = host?.schema();
	const metadata = hostSchema?.properties?.['metadata'];
	const own = counterpart === undefined ? schema : withPresentation(schema, new SchemaView(counterpart.schema()));
	return metadata === undefined ? own : { ...own, properties: { ...own.properties, metadata }, ...(hostSchema?.$defs === undefined ? {} : { $defs: hostSchema.$defs }) };
}

/** For the validator, which follows no references, `metadata` is any object: its own fields are checked by the API server for every kind alike. */
function inlined(schema: JsonSchema): JsonSchema {
	return { ...schema, properties: { ...schema.properties, metadata: { type: 'object' } } };
}
