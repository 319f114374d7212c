import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './folders.js';
import { BRIDGE_FIELD } from './protocol.js';

const ENTRY = 'extension.js';

/** The files of the companion extension, as an installed one: it works for one run, whose address is in its manifest. */
export async function companionFiles(bridgeAddress: string): Promise<Record<string, string>> {
	const manifest = {
		name: 'companion',
		publisher: 'mesh-security-tests',
		version: '1.0.0',
		engines: { vscode: '^1.91.0' },
		activationEvents: ['*'],
		main: `./${ENTRY}`,
		browser: `./${ENTRY}`,
		[BRIDGE_FIELD]: bridgeAddress,
	};
	const bundle = await build({
		entryPoints: [join(root, 'test', 'editor', 'companion', 'extension.ts')],
		bundle: true,
		// The extension host of the browser loads CommonJS only.
		format: 'cjs',
		external: ['vscode'],
		write: false,
		logLevel: 'silent',
	});
	return { 'package.json': JSON.stringify(manifest), [ENTRY]: bundle.outputFiles[0]?.text ?? '' };
}

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: Iterable<readonly [path: string, content: string | Uint8Array]>): Promise<void> {
	for (const [path, content] of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), content);
	}
}
