import type { Locator, Page } from 'playwright-core';
import { until } from './until.js';

/** A row of any of the editor's lists. */
export const ROW = '.monaco-list-row';

const LARGEST_ROUNDS = 3;

/** The labels of rows, without the icons, key bindings and details around them. */
export async function labels(rows: Locator): Promise<string[]> {
	const texts = await rows.evaluateAll((elements) =>
		elements.map((element) => (element.querySelector('.label-name, .title') ?? element).textContent ?? ''));
	return texts.map((text) => text.trim());
}

/** Walks down an open list with the keyboard until the row with the wanted label has the focus, and takes it. */
export async function choose(page: Page, list: Locator, label: string | RegExp): Promise<void> {
	const focused = list.locator(`${ROW}.focused`);
	const focus = async () => ({ index: await focused.first().getAttribute('data-index'), label: (await labels(focused))[0] ?? '' });
	await focused.first().waitFor();
	const seen = new Map<string, number>();
	for (let current = await focus(); !matches(current.label, label); ) {
		const times = (seen.get(current.label) ?? 0) + 1;
		seen.set(current.label, times);
		// Lists go round, and a completion list starts again when a slower provider adds to it.
		if (times > LARGEST_ROUNDS) {
			throw new Error(`The list has no "${label}", only: ${[...seen.keys()].join(', ')}`);
		}
		const { index } = current;
		await page.keyboard.press('ArrowDown');
		current = await until('another row has the focus', focus, (next) => next.index !== index);
	}
	await page.keyboard.press('Enter');
}

/** Whether a label starts with a text, or meets an expression. */
export function matches(label: string, wanted: string | RegExp): boolean {
	return typeof wanted === 'string' ? label.startsWith(wanted) : wanted.test(label);
}
