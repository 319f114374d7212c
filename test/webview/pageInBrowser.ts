import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { CertificateChainView } from '../../server/src/protocol/certificates.js';
import type { IssuanceGraphView } from '../../server/src/protocol/issuance.js';
import { hostModule } from '../editor/harness/host.js';

const bundles = new URL('../../../client/dist/webview/', import.meta.url);

/** Colours as VS Code gives them to a webview, few enough to be read here. */
const themes = {
	dark: { kind: 'vscode-dark', foreground: '#cccccc', background: '#1f1f1f', soft: '#9d9d9d', border: '#2b2b2b', input: '#313131', button: '#0078d4', error: '#f14c4c', warning: '#cca700', info: '#3794ff', good: '#73c991', focus: '#0078d4', contrast: '' },
	light: { kind: 'vscode-light', foreground: '#3b3b3b', background: '#ffffff', soft: '#6a6a6a', border: '#e5e5e5', input: '#ffffff', button: '#005fb8', error: '#e51400', warning: '#bf8803', info: '#1a85ff', good: '#388a34', focus: '#005fb8', contrast: '' },
	'high-contrast': { kind: 'vscode-high-contrast', foreground: '#ffffff', background: '#000000', soft: '#ffffff', border: '#6fc3df', input: '#000000', button: '#000000', error: '#f48771', warning: '#ffd37c', info: '#4fc1ff', good: '#89d185', focus: '#f38518', contrast: '#6fc3df' },
} as const;

/** The name of a theme that pages can be shown in. */
export type ThemeName = keyof typeof themes;

/** The names of all themes. */
export const themeNames = Object.keys(themes) as ThemeName[];

/** A browser for the pages of the panel; a test file has one. */
export async function startBrowser(): Promise<Browser> {
	const ensureBrowser = await hostModule('browser.mjs', 'ensureBrowser');
	return chromium.launch({ executablePath: await ensureBrowser(), headless: true, args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
}

/** What a page posted to the extension, and what it asked the network for. */
export interface ShownPage {
	readonly page: Page;
	posted(): Promise<readonly Record<string, unknown>[]>;
	readonly requests: readonly string[];
	readonly errors: readonly string[];
}

/** A page under the content security policy of the panel, with a stand-in for VS Code. */
export async function openPage(browser: Browser, name: 'certificateChain' | 'issuanceGraph', { theme = 'dark', width = 900, state }: { readonly theme?: ThemeName; readonly width?: number; readonly state?: unknown } = {}): Promise<ShownPage> {
	const page = await browser.newPage({ viewport: { width, height: 900 } });
	const requests: string[] = [];
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') {
			errors.push(message.text());
		}
	});
	const files: Readonly<Record<string, string>> = { '/page.js': `${name}.js`, '/page.css': `${name}.css` };
	await page.route('**/*', async (route) => {
		const { pathname } = new URL(route.request().url());
		const file = files[pathname];
		if (pathname === '/') {
			await route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': "default-src 'none'; script-src 'nonce-test'; style-src http://panel.test 'nonce-test'; base-uri 'none'; form-action 'none'" }, body: html(theme, state) });
		} else if (file !== undefined) {
			await route.fulfill({ contentType: pathname.endsWith('.js') ? 'text/javascript' : 'text/css', body: readFileSync(new URL(file, bundles), 'utf8') });
		} else {
			requests.push(route.request().url());
			await route.abort();
		}
	});
	await page.goto('http://panel.test/');
	const posted = () => page.evaluate(() => (globalThis as unknown as { posted: Record<string, unknown>[] }).posted);
	return { page, posted, requests, errors };
}

/** Gives the page a view, as the extension would. */
export async function showView(page: Page, view: CertificateChainView, fileName = 'chain.pem'): Promise<void> {
	await page.evaluate((message) => globalThis.postMessage(message, '*'), { type: 'view', view, source: { uri: `file:///workspace/${fileName}` }, fileName });
	await page.locator('#root:not([aria-busy])').waitFor();
}

/** Gives the page of the issuance graph a graph. */
export async function showGraph(page: Page, graph: IssuanceGraphView): Promise<void> {
	await page.evaluate((message) => globalThis.postMessage(message, '*'), { type: 'graph', graph });
	await page.locator('#root:not([aria-busy])').waitFor();
}

function html(theme: ThemeName, state: unknown): string {
	const { kind, foreground, background, soft, border, input, button, error, warning, info, good, focus, contrast } = themes[theme];
	const variables = {
		foreground, 'editor-background': background, descriptionForeground: soft, 'panel-border': border, 'input-background': input, 'input-foreground': foreground, 'input-border': border, 'input-placeholderForeground': soft,
		'button-background': button, 'button-foreground': '#ffffff', 'button-secondaryBackground': input, 'button-secondaryForeground': foreground, 'editorError-foreground': error, 'editorWarning-foreground': warning, 'editorInfo-foreground': info,
		'testing-iconPassed': good, focusBorder: focus, 'font-family': 'sans-serif', 'font-size': '13px', 'editor-font-family': 'monospace', 'textLink-foreground': info, 'charts-blue': info, 'charts-green': good, 'charts-yellow': warning, 'charts-purple': '#b180d7',
		'badge-background': input, 'badge-foreground': foreground, ...(contrast !== '' && { contrastBorder: contrast }),
	};
	const style = Object.entries(variables).map(([name, value]) => `--vscode-${name}:${value}`).join(';');
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style nonce="test">:root{${style}}</style><link rel="stylesheet" href="/page.css"></head><body class="${kind}"><main id="root" aria-busy="true"></main><div id="status" role="status" aria-live="polite"></div>
<script nonce="test">globalThis.posted=[];globalThis.acquireVsCodeApi=()=>{let state=${JSON.stringify(state ?? null)}??undefined;return{postMessage:(m)=>globalThis.posted.push(m),getState:()=>state,setState:(s)=>{state=s;globalThis.kept=s}}}</script><script nonce="test" src="/page.js"></script></body></html>`;
}
