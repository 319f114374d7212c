import { isDeepStrictEqual } from 'node:util';
import type { FrameLocator, Page } from 'playwright-core';
import type { Companion } from './bridge.js';
import { clickRow, labels, matches, ROW, takeRow } from './lists.js';
import type { ShownDiagnostic } from './protocol.js';
import { placeOfText, squiggles, type Squiggle } from './screen.js';
import { LIMIT_MS, until } from './until.js';

const EDITOR = '.editor-instance .monaco-editor';
const SUGGESTIONS = '.suggest-widget.visible';
const ACTIONS = '.action-widget:not(.action-list-submenu-panel)';
const PRESS_AGAIN_MS = 3_000;

/** One window of the editor, driven as a user does: by keyboard and mouse. Only states are read through the companion. */
export class EditorWindow {
	readonly page: Page;
	readonly companion: Companion;

	private constructor(page: Page, companion: Companion) {
		this.page = page;
		this.companion = companion;
		page.setDefaultTimeout(LIMIT_MS);
	}

	/** The window, as soon as it can be used. */
	static async open(page: Page, companion: Companion): Promise<EditorWindow> {
		await page.locator('.monaco-workbench .part.statusbar').waitFor();
		await page.locator(`.explorer-folders-view ${ROW}`).first().waitFor();
		return new EditorWindow(page, companion);
	}

	/** Opens a file of the workspace from the explorer and puts the cursor into it. */
	async openFile(path: string): Promise<void> {
		const row = (name: string) => this.page.locator(`.explorer-folders-view ${ROW}[aria-label^="${name}"]`).first();
		const folders = path.split('/');
		const file = folders.pop() ?? path;
		for (const folder of folders) {
			if ((await row(folder).getAttribute('aria-expanded')) === 'false') {
				await row(folder).click();
			}
		}
		await row(file).dblclick();
		await until(`${path} is open`, () => this.companion.ask('cursor', {}), (cursor) => cursor?.path === path);
		await this.page.locator(`${EDITOR}.focused`).waitFor();
	}

	/** Puts the cursor at a place; both numbers count from 1, as the editor shows them. */
	async goTo(line: number, column: number): Promise<void> {
		await this.press('Control+KeyG');
		const input = this.page.locator('.quick-input-widget input.input');
		await input.fill(`:${line}:${column}`);
		await input.press('Enter');
		await input.waitFor({ state: 'hidden' });
		const isThere = (cursor: { line: number; character: number } | null) => cursor?.line === line - 1 && cursor.character === column - 1;
		await until(`the cursor is at ${line}:${column}`, () => this.companion.ask('cursor', {}), isThere);
		await this.page.locator(`${EDITOR}.focused`).waitFor();
	}

	/** Types as fast as the window takes it. */
	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
	}

	/** Presses keys one after the other, such as `Control+KeyA` or `Escape`. */
	async press(...keys: readonly string[]): Promise<void> {
		for (const key of keys) {
			await this.page.keyboard.press(key);
		}
	}

	/** Runs a command through the command palette. */
	async runCommand(title: string): Promise<void> {
		await this.press('F1');
		const widget = this.page.locator('.quick-input-widget');
		await widget.locator('input.input').fill(`>${title}`);
		await widget.locator(`${ROW}.focused`).filter({ hasText: title }).first().waitFor();
		await this.press('Enter');
	}

	/** Asks for completion, unless its list is open already, and waits until something is offered. */
	async openSuggestions(): Promise<void> {
		if (!(await this.page.locator(SUGGESTIONS).isVisible())) {
			await this.press('Control+Space');
		}
		await this.page.locator(`${SUGGESTIONS} ${ROW}`).first().waitFor();
	}

	/** Asks for completion and takes the first item whose label starts with `label`. */
	async complete(label: string): Promise<void> {
		await this.openSuggestions();
		await clickRow(this.page, this.page.locator(`${SUGGESTIONS} ${ROW}`), label);
		await this.page.locator(SUGGESTIONS).waitFor({ state: 'hidden' });
	}

	/** Opens the light bulb at the cursor and gives back the titles, once one is as wanted. */
	async openQuickFixes(wanted: string | RegExp): Promise<string[]> {
		const rows = this.page.locator(`${ACTIONS} ${ROW}.action`);
		let pressed = 0;
		const offered = async () => {
			const titles = await labels(rows);
			// The menu closes when the editor scrolls below it, as it may still do on its way to the cursor: then press again.
			if (titles.length === 0 && Date.now() - pressed > PRESS_AGAIN_MS) {
				pressed = Date.now();
				await this.press('Control+Period');
			}
			return titles;
		};
		return until(`the light bulb offers ${wanted}`, offered, (titles) => titles.some((title) => matches(title, wanted)));
	}

	/** Takes a quick fix at the cursor by its title. */
	async quickFix(title: string | RegExp): Promise<void> {
		await this.openQuickFixes(title);
		await takeRow(this.page, this.page.locator(`${ACTIONS} ${ROW}.action`), title);
		await this.page.locator(ACTIONS).waitFor({ state: 'hidden' });
	}

	/** What the editor shows on resting the mouse on a text of the visible file. */
	async hover(text: string, occurrence = 0): Promise<string> {
		const place = await until(`"${text}" is on the screen`, () => placeOfText(this.page, text, occurrence), (found) => found !== undefined);
		const { x, y } = place ?? { x: 0, y: 0 };
		// The editor wants to see the mouse move onto the word.
		await this.page.mouse.move(x - 2, y);
		await this.page.mouse.move(x, y);
		const content = this.page.locator('.monaco-hover:not(.hidden) .hover-contents:not(:has-text("Loading..."))');
		await content.first().waitFor();
		return (await content.allInnerTexts()).join('\n');
	}

	/** The whole text of a file, saved or not. */
	async text(path: string): Promise<string> {
		return this.companion.ask('text', { path });
	}

	/** Waits until the whole text of a file is this. */
	async expectText(path: string, text: string): Promise<void> {
		await until(`${path} is as expected:\n${text}`, () => this.text(path), (current) => current === text);
	}

	/** Our diagnostic on exactly this text, once it is there. */
	async diagnosticOn(path: string, text: string): Promise<ShownDiagnostic> {
		const found = await this.diagnostics(path, `on "${text}"`, (diagnostics) => diagnostics.some((one) => one.text === text));
		return found.find((one) => one.text === text) as ShownDiagnostic;
	}

	/** Our diagnostics of a file, once they are as wanted. */
	async diagnostics(path: string, wanted: string, isWanted: (diagnostics: ShownDiagnostic[]) => boolean): Promise<ShownDiagnostic[]> {
		let revision: number | undefined;
		const read = async () => {
			const answer = await this.companion.ask('diagnostics', revision === undefined ? { path } : { path, after: revision });
			revision = answer.revision;
			return answer.diagnostics.filter(({ source }) => source === 'mesh-security');
		};
		return until(`our diagnostics of ${path} are ${wanted}`, read, isWanted);
	}

	/** Waits until exactly these words are underlined in the visible part of the active file, from top to bottom. */
	async expectSquiggles(expected: readonly Squiggle[]): Promise<void> {
		await until(`the squiggles are ${JSON.stringify(expected)}`, () => squiggles(this.page), (shown) => isDeepStrictEqual(shown, expected));
	}

	/** Opens the Problems panel, waits until a row has the text, and closes it again. */
	async expectProblem(text: string): Promise<void> {
		await this.press('Control+Shift+KeyM');
		await this.page.locator(`.markers-panel ${ROW}`, { hasText: text }).first().waitFor();
		await this.press('Control+Shift+KeyM');
		await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
	}

	/** The page inside the open webview. */
	webview(): FrameLocator {
		return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
	}

	/** Opens a file of the workspace that a custom editor takes: no cursor goes into it. */
	async openInCustomEditor(path: string): Promise<void> {
		await this.page.locator(`.explorer-folders-view ${ROW}[aria-label^="${path}"]`).first().dblclick();
		await this.page.locator(`.tab[aria-label^="${path}"]`).first().waitFor();
	}

	/** Types an answer into the box that the editor shows, and confirms it. */
	async answerInputBox(text: string): Promise<void> {
		const input = this.page.locator('.quick-input-widget input.input');
		await input.waitFor();
		await input.fill(text);
		await input.press('Enter');
		await input.waitFor({ state: 'hidden' });
	}

	/** Waits until the cursor is on a line of a file; the line counts from 0. */
	async expectSelection(path: string, line: number): Promise<void> {
		await until(`the cursor is in ${path}`, () => this.companion.ask('cursor', {}), (cursor) => cursor?.path === path && cursor.line >= line);
	}
}
