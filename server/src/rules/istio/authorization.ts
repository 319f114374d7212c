import { listAt, objectAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';

/** A `source` of a rule, an `operation` of one, or a condition, and where it stands. */
export interface RulePart {
	readonly path: Path;
	/** Undefined where something else stands there, or nothing. */
	readonly value: JsonObject | undefined;
}

/** The paths of the rules of an AuthorizationPolicy. */
export function rulePaths(value: JsonObject): readonly Path[] {
	return listAt(value, 'spec', 'rules').map((_, index): Path => ['spec', 'rules', index]);
}

/** The sources of one rule. */
export function sourcesOf(value: JsonObject, rule: Path): readonly RulePart[] {
	return partsOf(value, rule, 'from', 'source');
}

/** The operations of one rule. */
export function operationsOf(value: JsonObject, rule: Path): readonly RulePart[] {
	return partsOf(value, rule, 'to', 'operation');
}

/** The conditions of one rule. */
export function conditionsOf(value: JsonObject, rule: Path): readonly RulePart[] {
	return listAt(value, ...rule, 'when').map((_, index) => {
		const path: Path = [...rule, 'when', index];
		return { path, value: objectAt(value, ...path) };
	});
}

function partsOf(value: JsonObject, rule: Path, list: string, field: string): readonly RulePart[] {
	return listAt(value, ...rule, list).map((_, index) => {
		const path: Path = [...rule, list, index, field];
		return { path, value: objectAt(value, ...path) };
	});
}

/** Every source, operation and condition of all rules. */
export function allParts(value: JsonObject, partsOfRule: (value: JsonObject, rule: Path) => readonly RulePart[]): readonly RulePart[] {
	return rulePaths(value).flatMap((rule) => partsOfRule(value, rule));
}

/** A list of texts inside a policy, with what its texts are. */
export interface TextList {
	readonly path: Path;
	readonly field: string;
}

/** Every list of texts of a policy: of its sources, operations and conditions. The field of a condition is its key. */
export function textLists(value: JsonObject): readonly TextList[] {
	const named = [...allParts(value, sourcesOf), ...allParts(value, operationsOf)].flatMap(({ path, value: part }) => Object.keys(part ?? {}).map((field): TextList => ({ path: [...path, field], field: plain(field) })));
	const conditions = allParts(value, conditionsOf).flatMap(({ path, value: condition }) => {
		const key = condition?.['key'];
		return ['values', 'notValues'].map((field): TextList => ({ path: [...path, field], field: typeof key === 'string' ? key : '' }));
	});
	return [...named, ...conditions];
}

/** `principals` for `notPrincipals`. */
function plain(field: string): string {
	return /^not[A-Z]/.test(field) ? `${field.charAt(3).toLowerCase()}${field.slice(4)}` : field;
}

/** Attributes by which a caller is known from its certificate or from the address of its connection, which TCP connections have too. */
export const CONNECTION_FIELDS: readonly string[] = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains', 'ipBlocks', 'notPrincipals', 'notNamespaces', 'notServiceAccounts', 'notTrustDomains', 'notIpBlocks'];

/** Attributes that only the workload identity gives. */
export const IDENTITY_FIELDS: readonly string[] = ['principals', 'namespaces', 'serviceAccounts', 'trustDomains'];

/** The same, negated. */
export const NEGATED_IDENTITY_FIELDS: readonly string[] = ['notPrincipals', 'notNamespaces', 'notServiceAccounts', 'notTrustDomains'];
