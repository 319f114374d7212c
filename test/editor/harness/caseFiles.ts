import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Files } from './folders.js';

/** The files of a folder of the checkout, by name. */
export function filesOf(folder: string): Files {
	const path = join(root, folder);
	return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}
