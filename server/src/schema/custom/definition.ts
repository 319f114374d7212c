import { formatPath, type Path } from '../../syntax/yaml/path.js';
import { type JsonObject, type JsonValue, isObject } from '../../syntax/yaml/value.js';
import type { JsonSchema } from '../jsonSchema.js';
import { convertSchema } from './convert.js';
import type { DefinitionProblem } from './problem.js';
import { schemaProblems } from './structural.js';

/** One served version of a kind that a workspace defines. */
export interface DefinedVersion {
	readonly name: string;
	/** What to say to those who use it; undefined for a version that is not deprecated. */
	readonly deprecation: string | undefined;
	readonly schema: JsonSchema;
}

/** A kind that a workspace defines. */
export interface CustomDefinition {
	readonly group: string;
	readonly kind: string;
	readonly scope: 'Namespaced' | 'Cluster';
	/** The newest first, in the order in which Kubernetes prefers them. */
	readonly versions: readonly DefinedVersion[];
}

/** What a definition says, and what is wrong with it: one that the API server would refuse defines nothing. */
export interface ReadDefinition {
	readonly definition: CustomDefinition | undefined;
	readonly problems: readonly DefinitionProblem[];
}

/** Reads a CustomResourceDefinition of apiextensions.k8s.io/v1. */
export function readDefinition(value: JsonObject): ReadDefinition {
	const problems = [...identityProblems(value), ...versionsProblems(value)];
	if (problems.some(({ severity }) => severity !== 'information')) {
		return { definition: undefined, problems };
	}
	const spec = objectOf(value['spec']);
	const names = objectOf(spec['names']);
	const versions = listOf(spec['versions']).map(objectOf).filter((version) => version['served'] === true);
	return {
		definition: {
			group: String(spec['group']), kind: String(names['kind']), scope: spec['scope'] === 'Cluster' ? 'Cluster' : 'Namespaced',
			versions: versions.map(versionOf).sort((a, b) => versionRank(b.name) - versionRank(a.name)),
		},
		problems,
	};
}

const NAMES: readonly { readonly path: Path; readonly form: RegExp; readonly what: string }[] = [
	{ path: ['spec', 'group'], form: /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/, what: 'the name of a group, which is a domain with a dot' },
	{ path: ['spec', 'names', 'kind'], form: /^[A-Za-z][A-Za-z0-9-]{0,62}$/, what: 'the name of a kind' },
];

function valueAt(value: JsonObject, path: Path): JsonValue | undefined {
	return path.reduce<JsonValue | undefined>((current, step) => objectOf(current)[step], value);
}

function versionOf(version: JsonObject): DefinedVersion {
	const name = String(version['name']);
	const warning = version['deprecationWarning'];
	const deprecation = version['deprecated'] === true ? (typeof warning === 'string' ? warning : `${name} is deprecated.`) : undefined;
	return { name, deprecation, schema: convertSchema(objectOf(objectOf(version['schema'])['openAPIV3Schema'])) };
}

function identityProblems(value: JsonObject): readonly DefinitionProblem[] {
	const spec = objectOf(value['spec']);
	const names = objectOf(spec['names']);
	const needed: readonly (readonly [Path, JsonValue | undefined])[] = [[['spec', 'group'], spec['group']], [['spec', 'names', 'kind'], names['kind']], [['spec', 'names', 'plural'], names['plural']], [['spec', 'scope'], spec['scope']]];
	const missing = needed.filter(([, found]) => typeof found !== 'string' || found === '').map(([path]): DefinitionProblem => ({ severity: 'error', path, message: `A CustomResourceDefinition needs the text ${formatPath(path)}.` }));
	const name = objectOf(value['metadata'])['name'];
	const expected = `${String(names['plural'])}.${String(spec['group'])}`;
	const wrongName = missing.length === 0 && typeof name === 'string' && name !== expected;
	const wrongForm = missing.length > 0 ? [] : NAMES.filter(({ path, form }) => !form.test(String(valueAt(value, path)))).map(({ path, what }): DefinitionProblem => ({ severity: 'error', path, message: `${JSON.stringify(valueAt(value, path))} is not ${what}.` }));
	const wrongScope = typeof spec['scope'] === 'string' && spec['scope'] !== 'Cluster' && spec['scope'] !== 'Namespaced';
	return [
		...missing,
		...wrongForm,
		...(wrongName ? [{ severity: 'error' as const, path: ['metadata', 'name'], message: `The name of this CustomResourceDefinition must be ${JSON.stringify(expected)}, its plural and its group.`, suggestion: expected }] : []),
		...(wrongScope ? [{ severity: 'error' as const, path: ['spec', 'scope'], message: 'spec.scope must be Namespaced or Cluster.' }] : []),
	];
}

function versionsProblems(value: JsonObject): readonly DefinitionProblem[] {
	const versions = objectOf(value['spec'])['versions'];
	const path: Path = ['spec', 'versions'];
	if (!Array.isArray(versions) || versions.length === 0) {
		return [{ severity: 'error', path, message: 'A CustomResourceDefinition needs the list spec.versions.' }];
	}
	const items = listOf(versions).map(objectOf);
	const stored = items.filter((version) => version['storage'] === true).length;
	return [
		...(stored === 1 ? [] : [{ severity: 'error' as const, path, message: `Exactly one version must have "storage: true", not ${stored}.` }]),
		...items.flatMap((version, index) => versionProblems(version, [...path, index])),
	];
}

function versionProblems(version: JsonObject, path: Path): readonly DefinitionProblem[] {
	const schema = objectOf(version['schema'])['openAPIV3Schema'];
	if (typeof version['name'] !== 'string' || !/^[a-z][-a-z0-9]{0,61}[a-z0-9]$/.test(version['name'])) {
		return [{ severity: 'error', path: [...path, 'name'], message: 'A version needs a name such as v1 or v1beta1.' }];
	}
	if (!isObject(schema)) {
		return [{ severity: 'error', path: [...path, 'schema'], message: `The version ${version['name']} needs a schema in schema.openAPIV3Schema.` }];
	}
	return schemaProblems(schema, [...path, 'schema', 'openAPIV3Schema']);
}

/** Kubernetes prefers v2 to v1, v1 to v1beta2, and beta to alpha; other names come last. */
function versionRank(name: string): number {
	const match = /^v(\d{1,6})(?:(alpha|beta)(\d{1,6}))?$/.exec(name);
	if (match === null) {
		return -1;
	}
	const stage = match[2] === undefined ? 2 : match[2] === 'beta' ? 1 : 0;
	return stage * 1e12 + Number(match[1]) * 1e6 + Number(match[3] ?? 0);
}

function objectOf(value: JsonValue | undefined): JsonObject {
	return isObject(value) ? value : {};
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
	return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
