import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder that the files of a report are named from. */
export interface ReportRoot {
	readonly folder: string;
	/** Whether whoever reads the report knows the folder: it is the repository or where the run started. */
	readonly isKnown: boolean;
}

/**
 * Where reported files are relative to: the repository around the run, since that is what code scanning shows; else the folder that the
 * run started in; else the closest folder that holds all of them.
 */
export function reportRoot(files: readonly string[], start: string): ReportRoot {
	const resolved = files.map((file) => path.resolve(start, file));
	const known = [repositoryAround(start), start].find((folder) => folder !== undefined && resolved.every((file) => isBelow(file, folder)));
	return known === undefined ? { folder: commonFolder(resolved), isKnown: false } : { folder: known, isKnown: true };
}

/** A file as a URI that is relative to a folder. */
export function relativeUri(file: string, root: ReportRoot, start: string): string {
	return path.relative(root.folder, path.resolve(start, file)).split(path.sep).map(encodeURIComponent).join('/');
}

/** A folder as an absolute URI, which ends with a slash. */
export function folderUri(folder: string): string {
	return pathToFileURL(folder).href.replace(/\/?$/, '/');
}

function repositoryAround(folder: string): string | undefined {
	const parent = path.dirname(folder);
	return existsSync(path.join(folder, '.git')) ? folder : parent === folder ? undefined : repositoryAround(parent);
}

function isBelow(file: string, folder: string): boolean {
	return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function commonFolder(files: readonly string[]): string {
	const [first = path.resolve('.'), ...others] = files.map((file) => path.dirname(file));
	return others.reduce((common, folder) => {
		let shared = common;
		while (folder !== shared && !isBelow(folder, shared)) {
			shared = path.dirname(shared);
		}
		return shared;
	}, first);
}
