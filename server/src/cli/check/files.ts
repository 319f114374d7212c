import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { limits } from '../../text/limits.js';
import { IgnoredPaths } from './ignored.js';

/** A manifest to check. */
export interface CheckedFile {
	/** As the user sees it: the path as given, joined with the way below it. */
	readonly shown: string;
	/** The same from the folder that was named, so that it is equal on every machine. */
	readonly below: string;
	readonly text: string;
	readonly hasByteOrderMark: boolean;
	/** Whether the bytes are UTF-8; else the text holds replacements, and writing it back would lose what they stand for. */
	readonly isUtf8: boolean;
}

/** What could not be read, in a sentence. */
export interface UnreadableFile {
	readonly shown: string;
	readonly reason: string;
}

/** Whether the settings leave out a path; of a folder, all below it. */
export type Exclusion = (file: string, isFolder: boolean) => boolean;

const MANIFEST = /\.(?:ya?ml|json|conf|hcl)$/i;
/** Folders in which nobody keeps manifests of their own. */
export const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', 'vendor', '.terraform']);

/**
 * The manifests at and below the paths, in the order of their names, each once. Links to folders are not followed: they may lead in a
 * circle. A path may be a glob, for shells that expand none.
 */
export function* manifestsBelow(paths: readonly string[], isExcluded: Exclusion): Iterable<CheckedFile | UnreadableFile> {
	const seen = new Set<string>();
	for (const given of paths) {
		const folder = folderOf(given);
		for (const found of filesAt(given, isExcluded)) {
			if (typeof found !== 'string') {
				yield found;
				continue;
			}
			const place = path.resolve(found);
			if (seen.size >= limits.workspaceFiles && !seen.has(place)) {
				yield { shown: given, reason: `holds more than ${limits.workspaceFiles} files; name a folder below it` };
				return;
			}
			if (!seen.has(place)) {
				seen.add(place);
				yield read(found, slashed(path.relative(folder, found)));
			}
		}
	}
}

/** Where the files of a path are counted from. */
function folderOf(given: string): string {
	const kind = kindOf(given);
	const { base } = kind === 'none' ? picomatch.scan(slashed(given)) : { base: kind === 'folder' ? given : '' };
	return base === '' ? '.' : base;
}

function* filesAt(given: string, isExcluded: Exclusion): Iterable<string | UnreadableFile> {
	const kind = kindOf(given);
	if (kind === 'file') {
		// Whoever names a file wants it although Git ignores it; the settings still have their say, so that a hook may name what changed.
		if (!isExcluded(given, false)) {
			yield given;
		}
	} else if (kind === 'folder') {
		yield* walkFolder(given, IgnoredPaths.below(given).into(given), isExcluded);
	} else if (kind === 'other') {
		yield { shown: given, reason: 'is neither a file nor a folder' };
	} else {
		yield* matching(given, isExcluded);
	}
}

function* matching(pattern: string, isExcluded: Exclusion): Iterable<string | UnreadableFile> {
	const { isGlob } = picomatch.scan(slashed(pattern));
	const folder = folderOf(pattern);
	let count = 0;
	if (isGlob && kindOf(folder) === 'folder') {
		const isMatch = picomatch(slashed(path.normalize(pattern)));
		for (const found of walkFolder(folder, IgnoredPaths.below(folder).into(folder), isExcluded)) {
			if (typeof found !== 'string' || isMatch(slashed(found))) {
				count++;
				yield found;
			}
		}
	}
	if (count === 0) {
		yield { shown: pattern, reason: isGlob ? 'matches no file' : 'does not exist or cannot be read' };
	}
}

function kindOf(shown: string): 'file' | 'folder' | 'other' | 'none' {
	try {
		const found = statSync(shown);
		return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
	} catch {
		return 'none';
	}
}

function* walkFolder(shown: string, ignored: IgnoredPaths, isExcluded: Exclusion): Iterable<string | UnreadableFile> {
	let items;
	try {
		items = readdirSync(shown, { withFileTypes: true });
	} catch {
		yield { shown, reason: 'is a folder that cannot be read' };
		return;
	}
	for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const below = path.join(shown, item.name);
		const isFolder = item.isDirectory();
		if (isFolder ? skippedFolders.has(item.name) : !MANIFEST.test(item.name)) {
			continue;
		}
		if (ignored.has(below, isFolder) || isExcluded(below, isFolder)) {
			continue;
		}
		if (isFolder) {
			yield* walkFolder(below, ignored.into(below), isExcluded);
		} else if (item.isFile() || (item.isSymbolicLink() && leadsToFileInside(below, shown))) {
			yield below;
		}
	}
}

function leadsToFileInside(link: string, folder: string): boolean {
	try {
		return realpathSync(link).startsWith(realpathSync(folder) + path.sep) && statSync(link).isFile();
	} catch {
		return false;
	}
}

function read(file: string, below: string): CheckedFile | UnreadableFile {
	const shown = slashed(file);
	try {
		// A character takes up to four bytes; what is larger need not be read to be too large.
		if (statSync(file).size > limits.fileCharacters * 4) {
			return { shown, reason: tooLarge() };
		}
		const bytes = readFileSync(file);
		const text = bytes.toString('utf8');
		if (text.length > limits.fileCharacters) {
			return { shown, reason: tooLarge() };
		}
		const hasByteOrderMark = text.startsWith('\uFEFF');
		return { shown, below, text: hasByteOrderMark ? text.slice(1) : text, hasByteOrderMark, isUtf8: Buffer.from(text).equals(bytes) };
	} catch {
		return { shown, reason: 'cannot be read' };
	}
}

function tooLarge(): string {
	return `has more than ${limits.fileCharacters} characters, so it is not checked`;
}

function slashed(file: string): string {
	return path.sep === '/' ? file : file.split(path.sep).join('/');
}
