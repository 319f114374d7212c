import type { ScalarValue } from './tree.js';

const WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
	['', null],
	['~', null],
	...(['null', 'Null', 'NULL'] as const).map((word) => [word, null] as const),
	...(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'] as const).map((word) => [word, true] as const),
	...(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'] as const).map((word) => [word, false] as const),
]);

const INTEGER = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*|0)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The value of a plain scalar as `kubectl` and the API server see it. They read YAML 1.1 (sigs.k8s.io/yaml on go-yaml 2): `on`
 * and `no` are booleans, `0644` is octal.
 */
export function resolvePlain(text: string): ScalarValue {
	const first = text.charCodeAt(0);
	// Letters that no word of the table and no number starts with: nearly every scalar of a manifest leaves here.
	if (text.length > 6 && ((first >= 65 && first <= 90) || (first >= 97 && first <= 122))) {
		return text;
	}
	const word = WORDS.get(text);
	if (word !== undefined) {
		return word;
	}
	if (INTEGER.test(text)) {
		return integerOf(text.replaceAll('_', ''));
	}
	return FLOAT.test(text) ? Number(text) : text;
}

function integerOf(text: string): number {
	const negative = text.startsWith('-');
	const digits = text.replace(/^[-+]/, '');
	const octal = /^0o?([0-7]+)$/.exec(digits);
	const value = octal?.[1] !== undefined ? Number.parseInt(octal[1], 8) : Number(digits);
	return negative ? -value : value;
}
