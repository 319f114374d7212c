/** What Go’s regular expressions have against a pattern, as the end of a sentence. Says nothing of notations that JavaScript lacks and Go may have. */
export function patternProblem(pattern: string): string | undefined {
	const foreign = /(?<!\\)(?:\\\\)*(\(\?<?[=!]|\\[1-9])/.exec(pattern)?.[1];
	if (foreign !== undefined) {
		return `"${foreign}" is look-around or a back-reference, which it does not have`;
	}
	// Flags, named groups, \Q…\E, \A, \z, \p and POSIX classes are Go’s and not JavaScript’s.
	if (/\(\?(?!:)|\\[QEAzpPC]|\[:/.test(pattern)) {
		return undefined;
	}
	try {
		new RegExp(pattern);
		return undefined;
	} catch {
		return 'it is malformed';
	}
}
