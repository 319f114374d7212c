import { basename } from 'node:path/posix';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Companion } from './bridge.js';
import type { ShownDiagnostic } from './protocol.js';
import { placeOfText, squiggles, type Squiggle } from './screen.js';
import { until } from './until.js';

const EDITOR = '.editor-instance .monaco-editor';
const SUGGESTIONS = '.suggest-widget.visible';
const ACTIONS = '.action-widget:not(.action-list-submenu-panel)';
const ROW = '.monaco-list-row';

/** One window of the editor, driven as a user does: by keyboard and mouse. Only states are read through the companion. */
export class EditorWindow {
	readonly page: Page;
	readonly companion: Companion;

	private constructor(page: Page, companion: Companion) {
		this.page = page;
		this.companion = companion;
		page.setDefaultTimeout(15_000);
	}

	/** The window, as soon as it can be used. */
	static async open(page: Page, companion: Companion): Promise<EditorWindow> {
		await page.locator('.monaco-workbench .part.statusbar').waitFor();
		await page.locator('.explorer-folders-view').waitFor();
		return new EditorWindow(page, companion);
	}

	/** Opens a file of the workspace from the explorer and puts the cursor into it. */
	async openFile(path: string): Promise<void> {
		const row = (name: string) => this.page.locator(`.explorer-folders-view ${ROW}[aria-label^="${name}"]`).first();
		for (const folder of path.split('/').slice(0, -1)) {
			if ((await row(folder).getAttribute('aria-expanded')) === 'false') {
				await row(folder).click();
			}
		}
		await row(basename(path)).dblclick();
		await until(`${path} is open`, () => this.companion.ask('cursor', {}), (cursor) => cursor?.path === path);
		await this.page.locator(`${EDITOR}.focused`).waitFor();
	}

	/** Puts the cursor at a place; both numbers count from 1, as the editor shows them. */
	async goTo(line: number, column: number): Promise<void> {
		await this.page.keyboard.press('Control+KeyG');
		const input = this.page.locator('.quick-input-widget input.input');
		await input.fill(`:${line}:${column}`);
		await input.press('Enter');
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
		await this.page.keyboard.press('F1');
		await this.#quickInput(`>${title}`, title);
	}

	/** Asks for completion and takes the first item whose label starts with `label`. */
	async complete(label: string): Promise<void> {
		await this.openSuggestions(label);
		await this.#choose(this.page.locator(SUGGESTIONS), label);
		await this.page.locator(SUGGESTIONS).waitFor({ state: 'hidden' });
	}

	/** Asks for completion and waits until an item's label starts with `label`. */
	async openSuggestions(label: string): Promise<void> {
		await this.page.keyboard.press('Control+Space');
		await rowOf(this.page.locator(SUGGESTIONS), label).first().waitFor();
	}

	/** The labels that completion is offering now, as far as its list shows them. */
	async suggestions(): Promise<string[]> {
		return labels(this.page.locator(`${SUGGESTIONS} ${ROW}`));
	}

	/** Opens the light bulb at the cursor and gives back the titles it offers. */
	async openQuickFixes(): Promise<string[]> {
		await this.page.keyboard.press('Control+Period');
		const rows = this.page.locator(`${ACTIONS} ${ROW}.action`);
		await rows.first().waitFor();
		return labels(rows);
	}

	/** Takes a quick fix at the cursor by its title. */
	async quickFix(title: string | RegExp): Promise<void> {
		await this.openQuickFixes();
		await this.#choose(this.page.locator(ACTIONS), title);
		await this.page.locator(ACTIONS).waitFor({ state: 'hidden' });
	}

	/** What the editor shows on resting the mouse on a text of the visible file. */
	async hover(text: string, occurrence = 0): Promise<string> {
		const { x, y } = await until(`"${text}" is on the screen`, () => placeOfText(this.page, text, occurrence), (place) => place !== undefined) ?? { x: 0, y: 0 };
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

	/** The diagnostics of a file, once they are as wanted. */
	async diagnostics(path: string, wanted: string, isWanted: (diagnostics: ShownDiagnostic[]) => boolean): Promise<ShownDiagnostic[]> {
		let revision: number | undefined;
		const read = async () => {
			const answer = await this.companion.ask('diagnostics', revision === undefined ? { path } : { path, after: revision });
			revision = answer.revision;
			return answer.diagnostics;
		};
		return until(`the diagnostics of ${path} are ${wanted}`, read, isWanted);
	}

	/** The words that are underlined on the screen, once they are as wanted. */
	async squiggles(wanted: string, isWanted: (squiggles: Squiggle[]) => boolean): Promise<Squiggle[]> {
		return until(`the squiggles are ${wanted}`, () => squiggles(this.page), isWanted);
	}

	/** The page inside the open webview. */
	webview(): FrameLocator {
		return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
	}

	async #quickInput(text: string, label: string): Promise<void> {
		const widget = this.page.locator('.quick-input-widget');
		await widget.locator('input.input').fill(text);
		await widget.locator(`${ROW}.focused`).filter({ hasText: label }).first().waitFor();
		await this.page.keyboard.press('Enter');
	}

	/** Walks down a list with the keyboard until the wanted row has the focus, and takes it. */
	async #choose(list: Locator, label: string | RegExp): Promise<void> {
		const focused = list.locator(`${ROW}.focused`);
		await focused.first().waitFor();
		const start = await focused.first().innerText();
		while (!matches((await labels(focused))[0] ?? '', label)) {
			const before = await focused.first().getAttribute('data-index');
			await this.page.keyboard.press('ArrowDown');
			await until('the next row has the focus', () => focused.first().getAttribute('data-index'), (index) => index !== before);
			if ((await focused.first().innerText()) === start) {
				throw new Error(`The list has no "${label}".`);
			}
		}
		await this.page.keyboard.press('Enter');
	}
}

function rowOf(list: Locator, label: string): Locator {
	const start = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
	return list.locator(ROW).filter({ has: list.page().locator('.label-name', { hasText: start }) });
}

async function labels(rows: Locator): Promise<string[]> {
	const texts = await rows.evaluateAll((elements) =>
		elements.map((element) => (element.querySelector('.label-name, .title') ?? element).textContent ?? ''));
	return texts.map((text) => text.trim());
}

function matches(text: string, label: string | RegExp): boolean {
	return typeof label === 'string' ? text.startsWith(label) : label.test(text);
}
