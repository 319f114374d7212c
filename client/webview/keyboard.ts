/** Arrow keys on the headers of cards, as in a tree: up and down walk, right opens and left closes, Home and End jump. */
export function moveInTree(event: KeyboardEvent): void {
	const current = event.target instanceof HTMLElement ? event.target.closest('.toggle') : null;
	const root = event.currentTarget;
	if (!(current instanceof HTMLElement) || !(root instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) {
		return;
	}
	const headers = [...root.querySelectorAll<HTMLElement>('.toggle')];
	const index = headers.indexOf(current);
	const isOpen = current.getAttribute('aria-expanded') === 'true';
	const targets: Readonly<Record<string, HTMLElement | undefined>> = { ArrowDown: headers[index + 1], ArrowUp: headers[index - 1], Home: headers[0], End: headers.at(-1) };
	if (event.key in targets) {
		targets[event.key]?.focus();
		event.preventDefault();
	} else if ((event.key === 'ArrowRight' && !isOpen) || (event.key === 'ArrowLeft' && isOpen)) {
		current.click();
		event.preventDefault();
	}
}
