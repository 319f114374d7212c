/** Whether a version comes before another one: numbers are compared one by one, what is missing counts as zero. */
export function isVersionBefore(version: string, other: string): boolean {
	const numbers = (text: string) => text.replace(/^v/, '').split('.').map((part) => Number.parseInt(part, 10) || 0);
	const [left, right] = [numbers(version), numbers(other)];
	const index = right.findIndex((number, at) => number !== (left[at] ?? 0));
	return index >= 0 && (left[index] ?? 0) < (right[index] ?? 0);
}
