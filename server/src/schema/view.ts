import type { Path } from '../syntax/yaml/path.js';
import type { JsonSchema } from './jsonSchema.js';

/** A schema that stands alone, with the steps through it that hover and completion take. */
export class SchemaView {
	readonly root: JsonSchema;

	constructor(root: JsonSchema) {
		this.root = root;
	}

	/** The schema with its reference followed; what stands beside the reference wins. */
	resolve(schema: JsonSchema): JsonSchema {
		let current = schema;
		for (let hops = 0; current.$ref !== undefined && hops < 32; hops++) {
			const target = this.root.$defs?.[current.$ref.slice('#/$defs/'.length)];
			const { $ref: _followed, ...beside } = current;
			current = { ...target, ...beside, ...(target?.$ref === undefined ? {} : { $ref: target.$ref }) };
		}
		return current;
	}

	/** The schema of a field or item of an object or list; undefined where nothing is known of it. */
	child(schema: JsonSchema, step: string | number): JsonSchema | undefined {
		const resolved = this.resolve(schema);
		if (typeof step === 'number') {
			return resolved.items === undefined ? undefined : this.resolve(resolved.items);
		}
		const property = resolved.properties !== undefined && Object.hasOwn(resolved.properties, step) ? resolved.properties[step] : undefined;
		const found = property ?? (typeof resolved.additionalProperties === 'object' ? resolved.additionalProperties : undefined);
		return found === undefined ? undefined : this.resolve(found);
	}

	/** The schema at a path below the root; undefined where the schema says nothing. */
	at(path: Path): JsonSchema | undefined {
		let current: JsonSchema | undefined = this.resolve(this.root);
		for (const step of path) {
			current = current === undefined ? undefined : this.child(current, step);
		}
		return current;
	}
}

/** The type as an author names it: `list of text`, `map of objects`, `integer or text`, `text`, `true or false`. */
export function typeName(view: SchemaView, schema: JsonSchema): string {
	const types = [schema.type ?? (schema.properties === undefined ? [] : 'object')].flat();
	const names = types.filter((type) => type !== 'null').map((type) => simpleTypeName(view, schema, type));
	return names.join(' or ') || 'any value';
}

function simpleTypeName(view: SchemaView, schema: JsonSchema, type: string): string {
	switch (type) {
		case 'array':
			return schema.items === undefined ? 'list' : `list of ${plural(typeName(view, view.resolve(schema.items)))}`;
		case 'object':
			return typeof schema.additionalProperties === 'object' && schema.properties === undefined
				? `map of ${plural(typeName(view, view.resolve(schema.additionalProperties)))}`
				: 'object';
		default:
			return type;
	}
}

function plural(name: string): string {
	return name === 'any value' || name.includes(' ') ? name : `${name}s`;
}
