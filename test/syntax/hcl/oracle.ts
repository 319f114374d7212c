import { createRequire } from 'node:module';

interface Library {
	parse(text: string): string;
}

/** What HashiCorp's HCL 1 says of a text: its value, or why it is refused, by its parser or by its decoder. */
export type Verdict =
	| { readonly kind: 'value'; readonly value: unknown }
	| { readonly kind: 'parser'; readonly message: string }
	| { readonly kind: 'decoder'; readonly message: string };

const library = createRequire(import.meta.url)('js-hcl-parser') as Library;

/** Asks the oracle, which is HashiCorp's own library compiled to JavaScript. */
export function ask(text: string): Verdict {
	let answer: string;
	try {
		answer = library.parse(text);
	} catch (error) {
		// The library panics on escape sequences that its scanner lets pass.
		return { kind: 'decoder', message: String(error) };
	}
	if (!answer.startsWith('unable to parse JSON: ')) {
		return { kind: 'value', value: JSON.parse(answer, (_key, value: unknown) => (value === 0 ? 0 : value)) as unknown };
	}
	const message = answer.slice('unable to parse JSON: '.length);
	const isDecoders = /root\.|decodeBool|unknown slice type|strconv|must have string keys|unknown type|not an object type|value out of range/.test(message);
	return { kind: isDecoders ? 'decoder' : 'parser', message };
}
