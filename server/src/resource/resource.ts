import type { GroupKind } from '../schema/catalog.js';
import type { Path } from '../syntax/yaml/path.js';
import { type JsonObject, type JsonValue, isObject } from '../syntax/yaml/value.js';

/** A Kubernetes object decoded from a document. Holds data only: places are found again through its path. */
export interface Resource extends GroupKind {
	readonly apiVersion: string;
	readonly version: string;
	readonly name: string | undefined;
	/** What the manifest says; undefined where it leaves the namespace out. */
	readonly namespace: string | undefined;
	readonly value: JsonObject;
	/** The way from the root of its document to it: empty, or `items[n]` inside a List. */
	readonly path: Path;
}

/** Whether the resource is of the kind; the version does not matter. */
export function isKind(resource: Resource, { group, kind }: GroupKind): boolean {
	return resource.kind === kind && resource.group === group;
}

/** The value at a path inside a resource, or undefined where the path leads nowhere. */
export function valueAt(value: JsonValue | undefined, path: Path): JsonValue | undefined {
	let current: JsonValue | undefined = value;
	for (const step of path) {
		if (Array.isArray(current)) {
			current = typeof step === 'number' ? (current as readonly JsonValue[])[step] : undefined;
		} else {
			current = isObject(current) ? current[step] : undefined;
		}
	}
	return current;
}

/** The object at a path, or undefined where there is something else or nothing. */
export function objectAt(value: JsonValue | undefined, ...path: Path): JsonObject | undefined {
	const found = valueAt(value, path);
	return isObject(found) ? found : undefined;
}

/** The text at a path, or undefined where there is something else or nothing. */
export function textAt(value: JsonValue | undefined, ...path: Path): string | undefined {
	const found = valueAt(value, path);
	return typeof found === 'string' ? found : undefined;
}

/** The list at a path; empty where there is something else or nothing. */
export function listAt(value: JsonValue | undefined, ...path: Path): readonly JsonValue[] {
	const found = valueAt(value, path);
	return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}
