/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** A squiggle on the screen: the text exactly above it. */
export interface Squiggle {
	readonly severity: 'error' | 'warning' | 'info' | 'hint';
	readonly text: string;
}

/** The squiggles of the visible part of the active editor, from top to bottom, measured on the pixels. */
export function squiggles(page: Page): Promise<Squiggle[]> {
	return page.evaluate(() => {
		const editor = document.querySelector('.editor-group-container.active .monaco-editor') ?? document;
		const characters = [...editor.querySelectorAll('.view-line')].flatMap((line) => {
			const found: Array<{ text: string; box: DOMRect }> = [];
			const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				for (let index = 0; index < (node.nodeValue ?? '').length; index++) {
					const range = document.createRange();
					range.setStart(node, index);
					range.setEnd(node, index + 1);
					found.push({ text: node.nodeValue?.[index] ?? '', box: range.getBoundingClientRect() });
				}
			}
			return found;
		});
		const isAbove = (box: DOMRect, line: DOMRect) => {
			const x = (box.left + box.right) / 2;
			const y = (box.top + box.bottom) / 2;
			return x > line.left && x < line.right && y > line.top && y < line.bottom;
		};
		const severities = ['error', 'warning', 'info', 'hint'] as const;
		return [...editor.querySelectorAll('.view-overlays [class*="squiggly-"]')]
			.map((element) => ({ element, line: element.getBoundingClientRect() }))
			.sort((a, b) => a.line.top - b.line.top || a.line.left - b.line.left)
			.map(({ element, line }) => ({
				severity: severities.find((severity) => element.classList.contains(`squiggly-${severity}`)) ?? 'hint',
				text: characters.filter(({ box }) => isAbove(box, line)).map(({ text }) => text).join(''),
			}));
	});
}

/** The middle of a text in the active editor, or undefined while it is not on the screen. */
export async function placeOfText(page: Page, text: string, occurrence: number): Promise<{ x: number; y: number } | undefined> {
	const place = await page.evaluate(([wanted, skip]) => {
		let left = skip;
		const editor = document.querySelector('.editor-group-container.active .monaco-editor') ?? document;
		const lines = [...editor.querySelectorAll('.view-line')].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
		for (const line of lines) {
			const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const start = (node.nodeValue ?? '').indexOf(wanted);
				if (start >= 0 && left-- === 0) {
					const range = document.createRange();
					range.setStart(node, start);
					range.setEnd(node, start + wanted.length);
					const box = range.getBoundingClientRect();
					return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
				}
			}
		}
		return null;
	}, [text, occurrence] as const);
	return place ?? undefined;
}
