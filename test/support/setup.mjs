import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, npm, root, SetupError, timed } from './process.mjs';

const OLDEST_NODE = 20;

/** Installs the packages of package-lock.json, unless that has happened since it changed. */
export async function ensureDependencies() {
	if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
		throw new SetupError(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer.`);
	}
	// npm writes this file at the end of each install.
	const installed = join(root, 'node_modules', '.package-lock.json');
	if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) {
		return;
	}
	const [command, args] = npm('ci');
	await timed('Installing the packages of package-lock.json', () =>
		mustRun(command, args, { advice: 'Check that npm reaches its registry (npm ping), then run this again.' }));
}

/** Builds client/dist and server/dist; `--package` also makes mesh-security.vsix. */
export function build(...flags) {
	return timed(flags.includes('--package') ? 'Packaging the extension' : 'Building the extension', () =>
		mustRun(process.execPath, ['build.mjs', ...flags]));
}

/** Runs a script's work: an expected failure is shown as its one sentence, any other with its stack. */
export async function main(work) {
	try {
		await work();
	} catch (error) {
		console.error(error instanceof SetupError ? error.message : error);
		process.exit(1);
	}
}
