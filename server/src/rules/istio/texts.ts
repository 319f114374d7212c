import type { PlacedText } from '../certain.js';

/** The texts that repeat an earlier one of the list. */
export function repeats(texts: readonly PlacedText[], keyOf: (text: string) => string = (text) => text): readonly PlacedText[] {
	const seen = new Set<string>();
	return texts.filter(({ text }) => {
		const key = keyOf(text);
		const isRepeated = seen.has(key);
		seen.add(key);
		return isRepeated;
	});
}

/** A value as a message names it: short, on one line. */
export function quoted(text: string): string {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}
