/** Whether Go's `strconv.ParseBool` reads the text as true. */
export function isTrue(text: string): boolean {
	return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text);
}
