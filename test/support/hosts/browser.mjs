import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mustRun, runProcess, SetupError, timed } from '../process.mjs';

const LINUX_NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'];
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_NAMES = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** The Chrome, Chromium or Edge that drives the editors; on Linux as root it is installed if there is none. */
export async function ensureBrowser() {
	const found = findBrowser();
	if (found) {
		return found;
	}
	if (process.platform === 'linux' && process.getuid?.() === 0) {
		await timed('Installing Chromium with apt-get', installChromium);
		const installed = findBrowser();
		if (installed) {
			return installed;
		}
	}
	throw new SetupError('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
}

/** The browser of CHROME_PATH, else an installed one, else undefined. */
export function findBrowser() {
	const chosen = process.env.CHROME_PATH;
	if (chosen) {
		if (!isExecutable(chosen)) {
			throw new SetupError(`CHROME_PATH names "${chosen}", which cannot be run: set it to a Chrome, Chromium or Edge.`);
		}
		return chosen;
	}
	return candidates().find(isExecutable);
}

/** What the browser calls itself, such as `Chromium 156.0.8078.79`. */
export async function browserVersion(browser) {
	// On Windows `chrome.exe --version` opens a window instead of printing.
	const output = process.platform === 'win32' ? '' : (await runProcess(browser, ['--version'])).output;
	return /^.*\d+\.\d+\.\d+.*$/m.exec(output)?.[0].replace(/ built on.*/, '').trim() ?? browser;
}

function candidates() {
	switch (process.platform) {
		case 'darwin':
			return MAC_NAMES.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
		case 'win32':
			return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
				WINDOWS_NAMES.map((name) => join(process.env[variable] ?? 'C:\\Program Files', name)));
		default: {
			const folders = (process.env.PATH ?? '').split(delimiter);
			return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
		}
	}
}

async function installChromium() {
	const advice = 'Install Chromium by hand, or set CHROME_PATH to an installed browser.';
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await mustRun('apt-get', ['update'], { advice, env });
	// The fonts are for the screenshots: without them a bare machine draws boxes.
	await mustRun('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-dejavu-core'], { advice, env });
}

function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return existsSync(file);
	} catch {
		return false;
	}
}
