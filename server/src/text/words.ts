/** The words as a sentence names them: `A`, `A or B`, `A, B or C`. */
export function listOf(words: readonly string[], conjunction: 'and' | 'or' = 'or'): string {
	const last = words.at(-1);
	if (last === undefined) {
		return '';
	}
	return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** A count with its noun: `1 finding`, `3 findings`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
	return `${count} ${count === 1 ? noun : plural}`;
}

/** `a` or `an`, by the sound that the next word starts with: `mTLS` is spoken letter by letter. */
export function articleFor(word: string): 'a' | 'an' {
	return /^(?:[aeiou]|mTLS)/i.test(word) ? 'an' : 'a';
}
