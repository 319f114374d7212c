import { type JsonObject, type JsonValue, isObject } from '../../yaml/value.js';

/** How new text is written: in which of the two forms, and what one level is indented by. */
export interface RenderStyle {
	readonly format: 'hcl' | 'json';
	readonly unit: string;
}

/** A scalar as text: texts in quotes with their escapes, numbers and booleans bare. */
export function renderScalar(value: string | number | boolean | null): string {
	// HCL 1 knows the escapes of JSON except \/, which JSON.stringify does not write, and \b, \f, \n, \r, \t, \u are the same.
	return JSON.stringify(value);
}

/** A value on one line. */
export function renderInline(value: JsonValue, format: RenderStyle['format']): string {
	if (Array.isArray(value)) {
		return `[${value.map((item: JsonValue) => renderInline(item, format)).join(', ')}]`;
	}
	if (isObject(value)) {
		const entries = Object.entries(value).map(([key, item]) => renderEntry(key, [], item ?? null, { format, unit: '' }).join(' '));
		return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
	}
	return renderScalar(value as string | number | boolean | null);
}

/** An entry, line by line, without the indentation of its first line. Objects become blocks, one entry on each line. */
export function renderEntry(key: string, labels: readonly string[], value: JsonValue, style: RenderStyle): readonly string[] {
	if (style.format === 'json') {
		const nested = labels.reduceRight<JsonValue>((inner, label) => ({ [label]: inner }), value);
		return JSON.stringify({ [key]: nested }, null, style.unit).split('\n').slice(1, -1).map((line) => line.slice(style.unit.length));
	}
	const name = [/^[A-Za-z_][\w.-]*$/.test(key) && key !== 'true' && key !== 'false' ? key : JSON.stringify(key), ...labels.map((label) => JSON.stringify(label))].join(' ');
	if (!isObject(value)) {
		return [`${name} = ${renderInline(value, 'hcl')}`];
	}
	const lines = Object.entries(value as JsonObject).flatMap(([inner, item]) => renderEntry(inner, [], item ?? null, style));
	return lines.length === 0 ? [`${name} {}`] : [`${name} {`, ...lines.map((line) => style.unit + line), '}'];
}
