import type { Locator, Page } from 'playwright-core';
import { until } from './until.js';

/** A row of any of the editor's lists. */
export const ROW = '.monaco-list-row';

/** The labels of rows, without the icons, key bindings and details around them. */
export async function labels(rows: Locator): Promise<string[]> {
	const texts = await rows.evaluateAll((elements) =>
		elements.map((element) => (element.querySelector('.label-name, .title') ?? element).textContent ?? ''));
	return texts.map((text) => text.trim());
}

/**
 * Clicks the first row of an open list whose label is as wanted, after going down the list to it. By mouse, since a
 * completion list moves its focus back to the top whenever an extension that is still starting adds a provider.
 */
export async function clickRow(page: Page, rows: Locator, label: string | RegExp): Promise<void> {
	const seen = new Set<string>();
	const find = async () => {
		const shown = await labels(rows);
		const found = shown.find((one) => matches(one, label));
		if (found === undefined) {
			shown.forEach((one) => seen.add(one));
			await page.keyboard.press('PageDown');
		}
		return found;
	};
	const found = await until(`the list shows ${label}`, find, (text) => text !== undefined).catch((error: Error) => {
		throw new Error(`${error.message}. The list showed: ${[...seen].join(', ')}`);
	});
	// By its text and not by its number: the list may still scroll, and then another row has the number.
	await rows.filter({ has: page.getByText(found ?? '', { exact: true }) }).first().click();
}

/** Goes down an open menu with the keyboard to the row with the wanted label, which must be there, and takes it. */
export async function takeRow(page: Page, rows: Locator, label: string | RegExp): Promise<void> {
	// The class of the focused row is set before the menu takes keys, so a key may be lost: then it is pressed again.
	const walk = async () => {
		const [focused = ''] = await labels(rows.and(page.locator('.focused')));
		if (!matches(focused, label)) {
			await page.keyboard.press('ArrowDown');
		}
		return focused;
	};
	await until(`"${label}" has the focus`, walk, (focused) => matches(focused, label));
	await page.keyboard.press('Enter');
}

/** Whether a label starts with a text, or meets an expression. */
export function matches(label: string, wanted: string | RegExp): boolean {
	return typeof wanted === 'string' ? label.startsWith(wanted) : wanted.test(label);
}
