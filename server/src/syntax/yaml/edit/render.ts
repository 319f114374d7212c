import { resolvePlain } from '../scalar.js';
import type { ScalarStyle } from '../tree.js';
import { type JsonValue, isObject } from '../value.js';

/** Characters that cannot start a plain scalar, and words with a meaning inside one (YAML 1.2.2 §7.3.3). */
const NEEDS_QUOTES = /^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|:\s|:$|\s#|^\s|\s$|^$/;

/** A scalar as YAML text in the given style, so that it reads back as the same string, number or boolean. */
export function renderScalar(value: string | number | boolean | null, style: ScalarStyle = 'plain', inFlow = false): string {
	if (typeof value !== 'string') {
		return String(value);
	}
	if (style === 'double') {
		return JSON.stringify(value);
	}
	if (style === 'single') {
		return `'${value.replaceAll("'", "''")}'`;
	}
	const isPlain = !NEEDS_QUOTES.test(value) && typeof resolvePlain(value) === 'string' && !/[\r\n\t]/.test(value) && !(inFlow && /[,[\]{}]/.test(value));
	return isPlain ? value : JSON.stringify(value);
}

/** A value in flow style, on one line. */
export function renderFlow(value: JsonValue): string {
	if (Array.isArray(value)) {
		return `[${value.map((item: JsonValue) => renderFlow(item)).join(', ')}]`;
	}
	if (isObject(value)) {
		const entries = Object.entries(value).map(([key, item]) => `${renderScalar(key, 'plain', true)}: ${renderFlow(item ?? null)}`);
		return entries.length === 0 ? '{}' : `{${entries.join(', ')}}`;
	}
	return renderScalar(value as string | number | boolean | null, 'plain', true);
}

/** A key with its value in block style: lines without their common indentation; nested levels are indented by `unit`. */
export function renderEntryLines(key: string, value: JsonValue, unit: number): string[] {
	const name = `${renderScalar(key)}:`;
	if (isObject(value) || Array.isArray(value)) {
		const lines = renderLines(value, unit);
		const isEmpty = Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
		return isEmpty ? [`${name} ${renderFlow(value)}`] : [name, ...lines.map((line) => ' '.repeat(unit) + line)];
	}
	return [`${name} ${renderScalar(value as string | number | boolean | null)}`];
}

/** A value in block style, line by line. */
export function renderLines(value: JsonValue, unit: number): string[] {
	if (Array.isArray(value)) {
		return value.flatMap((item: JsonValue) => renderLines(item, unit).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)));
	}
	if (isObject(value) && Object.keys(value).length > 0) {
		return Object.entries(value).flatMap(([key, item]) => renderEntryLines(key, item ?? null, unit));
	}
	return [renderFlow(value)];
}
