import type { Token } from './token.js';
import type { HclKey, HclScalar, HclScalarType } from './tree.js';

/** What `-expandEnv` or a template engine would still change: `$NAME`, `${NAME}`, `{{ … }}`, or what another reader has covered. */
const TEMPLATED = /\$(?:\{|\w)|\{\{|[\uE000-\uE0FF]/;

/** The scalar that a token stands for. */
export function scalarOf(text: string, { type, span }: Token, isJson: boolean): HclScalar {
	const source = text.slice(span.start, span.end);
	const node = (scalarType: HclScalarType, style: HclScalar['style'], content: string, value: HclScalar['value'], templated = false): HclScalar =>
		({ kind: 'scalar', span, style, type: scalarType, text: content, value: templated ? null : value, templated });
	switch (type) {
		case 'integer':
			return node('integer', 'plain', source, integerOf(source));
		case 'float':
			return node('float', 'plain', source, Number(source));
		case 'boolean':
			return node('boolean', 'plain', source, source === 'true');
		case 'null':
			return node('null', 'plain', source, null);
		case 'unknown':
			return node('unknown', 'plain', source, null, true);
		case 'heredoc': {
			const content = heredocText(source.replaceAll('\r\n', '\n'));
			return node('string', 'heredoc', content, content, TEMPLATED.test(content));
		}
		case 'text': {
			const content = unquote(source, isJson);
			return node('string', 'quoted', content, content, TEMPLATED.test(content));
		}
		default:
			return node('string', 'plain', source, source);
	}
}

/** A value that is left out, at an offset. */
export function missingScalar(at: number): HclScalar {
	return { kind: 'scalar', span: { start: at, end: at }, style: 'missing', type: 'null', text: '', value: null, templated: false };
}

/** The key or label that a token stands for. */
export function keyOf(text: string, { type, span }: Token, isJson: boolean): HclKey {
	const source = text.slice(span.start, span.end);
	return { text: type === 'text' ? unquote(source, isJson) : source, span, quoted: type === 'text' };
}

/** Go's base 0 (strconv.ParseInt): `0x10` is 16 and `010` is 8. */
export function integerOf(source: string): number {
	const negative = source.startsWith('-');
	const digits = source.replace(/^[-+]/, '');
	const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
	return negative && value !== 0 ? -value : value;
}

const ESCAPE = /\\(?:([abfnrtv\\"])|([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;
const NAMED: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The text between quotes with its escapes resolved; HCL leaves what stands inside `${…}` alone. */
function unquote(source: string, isJson: boolean): string {
	const isClosed = source.length > 1 && (source.endsWith('"') || source.endsWith("'"));
	const inner = source.slice(1, isClosed ? -1 : undefined);
	if (!inner.includes('\\')) {
		return inner;
	}
	if (isJson || !inner.includes('${')) {
		return unescape(inner);
	}
	let result = '';
	let at = 0;
	for (let open = inner.indexOf('${'); open >= 0; open = inner.indexOf('${', at)) {
		const close = closingBrace(inner, open + 2);
		result += unescape(inner.slice(at, open)) + inner.slice(open, close);
		at = close;
	}
	return result + unescape(inner.slice(at));
}

function closingBrace(text: string, from: number): number {
	let depth = 1;
	for (let at = from; at < text.length; at++) {
		depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
		if (depth === 0) {
			return at + 1;
		}
	}
	return text.length;
}

function unescape(text: string): string {
	return text.replace(ESCAPE, (whole: string, named?: string, octal?: string, ...hexadecimal: (string | undefined)[]) => {
		if (named !== undefined) {
			return NAMED[named] ?? named;
		}
		const code = octal === undefined ? Number.parseInt(hexadecimal.slice(0, 3).find((digits) => digits !== undefined) ?? '', 16) : Number.parseInt(octal, 8);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** hcl/token/token.go: the indentation of the closing line is taken off all lines of `<<-`, if all of them have it. */
function heredocText(source: string): string {
	const opening = source.indexOf('\n');
	const isIndented = source.startsWith('<<-');
	const word = source.slice(isIndented ? 3 : 2, opening).replace(/\r+$/, '');
	const body = source.slice(opening + 1);
	const closing = body.replace(/\r*\n$/, '');
	const withIndent = closing.endsWith(word) ? closing.slice(0, closing.length - word.length) : body;
	if (!isIndented) {
		return withIndent;
	}
	const lines = withIndent.split('\n');
	const indent = lines.at(-1) ?? '';
	return lines.every((line) => line.startsWith(indent))
		? lines.map((line, index) => (index === lines.length - 1 ? '' : line.slice(indent.length))).join('\n')
		: withIndent.replace(/[ \t]+$/, '');
}
