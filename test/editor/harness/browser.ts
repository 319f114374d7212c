import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { hostModule } from './host.js';

const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A webview is a page of a third party to the editor's page: where its cookies are blocked its storage is, and it stays blank. */
const PREFERENCES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** A browser without a window on the screen, with a new profile in `folder`. */
export async function launchBrowser(folder: string): Promise<BrowserContext> {
	await mkdir(join(folder, 'Default'), { recursive: true });
	await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
	const ensureBrowser = await hostModule('browser.mjs', 'ensureBrowser');
	const isRoot = process.getuid?.() === 0;
	return chromium.launchPersistentContext(folder, {
		executablePath: await ensureBrowser(),
		headless: true,
		args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
		viewport: { width: 1280, height: 1000 },
	});
}
