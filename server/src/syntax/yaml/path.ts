/** The way from the root of a document to a node: keys of mappings and zero-based indexes of sequences. */
export type Path = readonly (string | number)[];

/** The path as people write it: `spec.servers[0].tls`, odd keys as `["k"]`, the whole document as the empty string. */
export function formatPath(path: Path): string {
	let text = '';
	for (const step of path) {
		if (typeof step === 'number') {
			text += `[${step}]`;
		} else if (/^[\w-]+$/.test(step)) {
			text += text === '' ? step : `.${step}`;
		} else {
			text += `[${JSON.stringify(step)}]`;
		}
	}
	return text;
}

/** Whether both paths take the same steps. A number and its text are different steps. */
export function samePath(a: Path, b: Path): boolean {
	return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** Whether the second path lies at the first one or below it. */
export function contains(outer: Path, inner: Path): boolean {
	return outer.length <= inner.length && outer.every((step, index) => step === inner[index]);
}
