import type { JsonSchema } from '../schema/jsonSchema.js';
import { type SchemaView, typeName } from '../schema/view.js';
import type { JsonValue } from '../syntax/yaml/value.js';

const PRODUCT_NAMES: Readonly<Record<string, string>> = { istio: 'Istio', 'cert-manager': 'cert-manager', linkerd: 'Linkerd', spire: 'SPIRE', kubernetes: 'Kubernetes' };

/** What a field's documentation is made of. */
export interface FieldSubject {
	/** The field's name or the path to it. */
	readonly title: string;
	readonly view: SchemaView;
	readonly schema: JsonSchema;
	readonly isRequired: boolean;
	readonly product: string;
	/** The value that the manifest has, which the list of allowed values marks. */
	readonly current: JsonValue | undefined;
	/** The page to link to where the field has none of its own. */
	readonly reference: string | undefined;
}

/** The documentation of a field in Markdown: facts in one line, the text, the allowed values, a link. */
export function fieldDocumentation({ title, view, schema, isRequired, product, current, reference }: FieldSubject): string {
	const facts = [
		`**${escapeMarkdown(title)}**`,
		typeName(view, schema),
		...(isRequired ? ['required'] : []),
		...(schema.default === undefined || typeof schema.default === 'object' ? [] : [`default \`${String(schema.default)}\``]),
		...boundsOf(schema),
		...(schema['x-since'] === undefined ? [] : [`since ${productName(product)} ${schema['x-since']}`]),
		...(schema.deprecated === true ? ['deprecated'] : []),
	];
	return [facts.join(' · '), schema.markdownDescription ?? '', allowedValues(schema, current), link(product, schema['x-reference'] ?? reference)].filter((part) => part !== '').join('\n\n');
}

/** The documentation of one allowed value. */
export function valueDocumentation(schema: JsonSchema, value: JsonValue): string | undefined {
	const index = schema.enum?.indexOf(value) ?? -1;
	return index < 0 ? undefined : schema.markdownEnumDescriptions?.[index];
}

/** The product's name as it writes itself. */
export function productName(product: string): string {
	return PRODUCT_NAMES[product] ?? product;
}

/** A link to the product's own page, or nothing. */
export function link(product: string, reference: string | undefined): string {
	return reference === undefined ? '' : `[${productName(product)} documentation](${reference})`;
}

/** A line a value, the one of this file first: it is what people point at, and a hover shows few lines. */
function allowedValues(schema: JsonSchema, current: JsonValue | undefined): string {
	const rows = (schema.enum ?? []).map((value, index) => ({ value, text: schema.markdownEnumDescriptions?.[index] ?? '' }));
	const ordered = [...rows.filter(({ value }) => value === current), ...rows.filter(({ value }) => value !== current)];
	const lines = ordered.map(({ value, text }) => {
		const name = value === '' ? '""' : String(value);
		const head = value === current ? `- **\`${name}\`** ← this file` : `- \`${name}\``;
		return text === '' ? head : `${head}: ${text}`;
	});
	return lines.length === 0 ? '' : `Allowed values:\n${lines.join('\n')}`;
}

function boundsOf(schema: JsonSchema): string[] {
	const { minimum, maximum, minItems, maxItems, maxLength } = schema;
	return [
		...(minimum !== undefined && maximum !== undefined ? [`${minimum} to ${maximum}`] : minimum !== undefined ? [`at least ${minimum}`] : maximum !== undefined ? [`at most ${maximum}`] : []),
		...(minItems !== undefined && minItems > 0 ? [`at least ${minItems} item${minItems === 1 ? '' : 's'}`] : []),
		...(maxItems !== undefined ? [`at most ${maxItems} items`] : []),
		...(maxLength !== undefined ? [`at most ${maxLength} characters`] : []),
	];
}

function escapeMarkdown(text: string): string {
	return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
