import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './hosts/cache.mjs';
import { root, runProcess, SetupError, timed } from './process.mjs';
import { build, ensureDependencies, main } from './setup.mjs';

/** `npm run start:desktop`: the extension on a copy of `examples/` in a desktop VS Code with settings of its own. */
await main(async () => {
	await ensureDependencies();
	await build();
	const program = process.env.VSCODE_PATH ?? (await download());
	const folder = join(cacheFolder(), 'desktop');
	const workspace = join(folder, 'examples');
	mkdirSync(folder, { recursive: true });
	cpSync(join(root, 'examples'), workspace, { recursive: true });
	console.log(`Opening ${program}; what you change is kept in ${workspace}.`);
	const isRoot = process.getuid?.() === 0;
	const { code } = await runProcess(program, [
		workspace, `--extensionDevelopmentPath=${root}`, `--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`,
		'--disable-workspace-trust', '--wait', ...(isRoot ? ['--no-sandbox'] : []),
	], { show: true });
	if (code !== 0) {
		throw new SetupError(`"${program}" ended with code ${code}: set VSCODE_PATH to the VS Code to use.`);
	}
});

async function download() {
	const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
	const cachePath = join(cacheFolder(), 'desktop', 'vscode');
	try {
		return await timed(`Downloading VS Code into ${cachePath} (once)`, () => downloadAndUnzipVSCode({ version: 'stable', cachePath }));
	} catch (error) {
		throw new SetupError(`VS Code could not be downloaded (${error.message}): set VSCODE_PATH to an installed one, or use "npm start", which needs none.`);
	}
}
