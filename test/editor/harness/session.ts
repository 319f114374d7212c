import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { Bridge } from './bridge.js';
import { launchBrowser } from './browser.js';
import { failuresFolder, root, temporaryFolder, type Files } from './folders.js';
import { startHost, type Host, type HostKind } from './host.js';
import { EditorWindow } from './window.js';

const WINDOW_LIMIT_MS = 60_000;

/** One editor host and one browser, started once and used by all tests of a run. */
export class Session {
	readonly #host: Host;
	readonly #bridge: Bridge;
	readonly #browser: BrowserContext;
	readonly #profile: string;

	private constructor(host: Host, bridge: Bridge, browser: BrowserContext, profile: string) {
		this.#host = host;
		this.#bridge = bridge;
		this.#browser = browser;
		this.#profile = profile;
	}

	/** Starts the host with the packaged extension, `MESH_SECURITY_VSIX` if that names another package than the one in the checkout. */
	static async start(kind: HostKind): Promise<Session> {
		const bridge = await Bridge.open();
		try {
			const host = await startHost(kind, process.env['MESH_SECURITY_VSIX'] ?? join(root, 'mesh-security.vsix'), bridge.address);
			const profile = await temporaryFolder('browser');
			return new Session(host, bridge, await launchBrowser(profile), profile);
		} catch (error) {
			// An open port would keep the process from ending.
			bridge.close();
			throw error;
		}
	}

	get kind(): HostKind {
		return this.#host.kind;
	}

	/** Runs `use` in a new window on a workspace of its own; if it fails, a picture of the window and its console are kept under `name`. */
	async inWindow(name: string, files: Files, use: (window: EditorWindow) => Promise<void>): Promise<void> {
		const page = await this.#browser.newPage();
		const log: string[] = [];
		page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
		page.on('pageerror', (error) => log.push(`uncaught: ${error.stack ?? error.message}`));
		try {
			const greeted = this.#bridge.nextCompanion(WINDOW_LIMIT_MS);
			const address = await this.#host.openWorkspace(files);
			const [companion] = await Promise.all([greeted, page.goto(address)]);
			await use(await EditorWindow.open(page, companion));
		} catch (error) {
			await keepEvidence(page, `${this.kind}-${name}`, log);
			throw error;
		} finally {
			await this.#closeWindow(page);
		}
	}

	async stop(): Promise<void> {
		await this.#browser.close();
		await this.#host.stop();
		this.#bridge.close();
		await rm(this.#profile, { recursive: true, force: true });
	}

	/** The editor remembers its layout and unsaved files in the browser: the next window must not find them. */
	async #closeWindow(page: Page): Promise<void> {
		const origin = new URL(page.url()).origin;
		await page.close();
		if (origin !== 'null') {
			const blank = await this.#browser.newPage();
			const devtools = await this.#browser.newCDPSession(blank);
			await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
			await blank.close();
		}
	}
}

async function keepEvidence(page: Page, name: string, log: readonly string[]): Promise<void> {
	await mkdir(failuresFolder, { recursive: true });
	const file = join(failuresFolder, name.replace(/[^\w-]+/g, '-'));
	await writeFile(`${file}.log`, log.join('\n'));
	await page.screenshot({ path: `${file}.png` }).catch((error: Error) => appendFile(`${file}.log`, `\nno screenshot: ${error.message}`));
}
