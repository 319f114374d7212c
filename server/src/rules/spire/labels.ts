const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Whether the text can be the key of a label: an optional DNS prefix and a name. */
export function isLabelKey(key: string): boolean {
	const slash = key.indexOf('/');
	return NAME.test(key.slice(slash + 1)) && (slash < 0 || PREFIX.test(key.slice(0, slash)));
}

/** Whether the text can be the value of a label; an empty one can. */
export function isLabelValue(value: string): boolean {
	return value === '' || NAME.test(value);
}

/** The key or value that was most likely meant: without the characters that have no place in it. */
export function mendLabelPart(text: string, isKey: boolean): string | undefined {
	const mended = text.trim().replace(isKey ? /[^-A-Za-z0-9_./]+/g : /[^-A-Za-z0-9_.]+/g, '-').replace(/^[-_.]+|[-_.]+$/g, '').slice(0, 63);
	return mended !== '' && mended !== text && (isKey ? isLabelKey(mended) : isLabelValue(mended)) ? mended : undefined;
}
