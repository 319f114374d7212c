import { limits } from '../../text/limits.js';
import type { YamlNode } from './tree.js';

/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object without a prototype, so that a key named `__proto__` is only a key. */
export interface JsonObject {
	readonly [key: string]: JsonValue | undefined;
}

/** Whether the value is an object, neither null nor a list. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The node as plain data. Keys without a value are left out: the API server prunes nulls before it validates. Aliases are
 * expanded up to a limit; what exceeds it is left out, so that an alias bomb costs nothing.
 */
export function toValue(node: YamlNode): JsonValue {
	return new ValueReader().read(node);
}

class ValueReader {
	#expanded = 0;
	#insideAlias = 0;

	read(node: YamlNode): JsonValue {
		if (this.#insideAlias > 0 && ++this.#expanded > limits.aliasExpansionNodes) {
			return null;
		}
		switch (node.kind) {
			case 'scalar':
				return node.value;
			case 'sequence':
				return node.items.map((item) => this.read(item));
			case 'mapping': {
				const object = Object.create(null) as Record<string, JsonValue>;
				for (const entry of node.entries) {
					this.#take(object, entry.key.text, entry.value);
				}
				return object;
			}
			case 'alias':
				return this.#alias(node.target);
		}
	}

	#take(object: Record<string, JsonValue>, key: string, node: YamlNode): void {
		const value = this.read(node);
		if (key === '<<' && typeof value === 'object' && value !== null) {
			// YAML 1.1 merge key: keys that stand here already win over merged ones.
			for (const source of Array.isArray(value) ? value : [value]) {
				for (const [name, merged] of Object.entries((isObject(source as JsonValue) ? source : {}) as JsonObject)) {
					if (merged !== undefined) {
						object[name] ??= merged;
					}
				}
			}
		} else if (value !== null) {
			object[key] = value;
		} else {
			delete object[key];
		}
	}

	#alias(target: YamlNode | undefined): JsonValue {
		if (target === undefined || this.#insideAlias > 16) {
			return null;
		}
		this.#insideAlias++;
		const value = this.read(target);
		this.#insideAlias--;
		return value;
	}
}
