import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun, npm, timed } from '../process.mjs';

/** Where the editors are installed: outside the checkout, so that the next clone finds them there. */
export function cacheFolder() {
	return process.env.MESH_SECURITY_EDITOR_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mesh-security-editors');
}

const STAMP = 'installed.json';

/**
 * The folder `name` of the cache, filled by `install(folder)` if that has not happened for exactly these `versions`.
 * The work is done under another name and renamed at its end, so that neither an install that broke off nor one that
 * runs at the same time is ever taken for a whole one.
 */
export async function installOnce({ name, label, versions, install }) {
	const cache = cacheFolder();
	const folder = join(cache, name);
	const stamp = JSON.stringify(versions);
	if (isInstalled(folder, stamp)) {
		return folder;
	}
	await mkdir(cache, { recursive: true });
	await removeAbandoned(cache, name);
	const partial = join(cache, `${name}.partial-${process.pid}`);
	await timed(`Installing ${label} into ${folder} (once)`, async () => {
		await mkdir(partial);
		await install(partial);
		await writeFile(join(partial, STAMP), stamp);
		if (!isInstalled(folder, stamp)) {
			await rm(folder, { recursive: true, force: true });
			await rename(partial, folder);
		}
	}).finally(() => rm(partial, { recursive: true, force: true }));
	return folder;
}

/** Installs npm packages into a folder of their own, without running their scripts. */
export async function npmInstall(folder, ...args) {
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
	const [command, commandArgs] = npm('install', ...flags, ...args);
	await mustRun(command, commandArgs, { cwd: folder, advice: 'Check that npm reaches its registry (npm ping), then run this again.' });
}

function isInstalled(folder, stamp) {
	const file = join(folder, STAMP);
	return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

async function removeAbandoned(cache, name) {
	for (const entry of await readdir(cache)) {
		const [, pid] = entry.startsWith(`${name}.partial-`) ? entry.split('.partial-') : [];
		if (pid && !isAlive(Number(pid))) {
			await rm(join(cache, entry), { recursive: true, force: true });
		}
	}
}

function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error.code === 'EPERM';
	}
}
