import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { limits } from '../../text/limits.js';
import { IgnoredPaths } from './ignored.js';

/** A manifest to check. */
export interface CheckedFile {
	/** As the user sees it: the path as given, joined with the way below it. */
	readonly shown: string;
	readonly text: string;
	readonly hasByteOrderMark: boolean;
}

/** What could not be read, in a sentence. */
export interface UnreadableFile {
	readonly shown: string;
	readonly reason: string;
}

const MANIFEST = /\.(?:ya?ml|json)$/i;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', 'vendor', '.terraform']);

/** The manifests at and below the paths, in the order of their names. Links to folders are not followed: they may lead in a circle. */
export function* manifestsBelow(paths: readonly string[], exclude: readonly string[]): Iterable<CheckedFile | UnreadableFile> {
	let count = 0;
	for (const given of paths) {
		for (const found of walk(given, true, IgnoredPaths.from(given, exclude))) {
			if (++count > limits.workspaceFiles) {
				yield { shown: given, reason: `holds more than ${limits.workspaceFiles} files; name a folder below it` };
				return;
			}
			yield found;
		}
	}
}

function* walk(shown: string, isGiven: boolean, ignored: IgnoredPaths): Iterable<CheckedFile | UnreadableFile> {
	let kind: 'file' | 'folder' | 'other';
	try {
		const found = statSync(shown);
		kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
	} catch {
		yield { shown, reason: 'does not exist or cannot be read' };
		return;
	}
	if (kind === 'file') {
		if (isGiven || MANIFEST.test(shown)) {
			yield read(shown);
		}
	} else if (kind === 'folder') {
		yield* walkFolder(shown, ignored.into(shown));
	} else if (isGiven) {
		yield { shown, reason: 'is neither a file nor a folder' };
	}
}

function* walkFolder(shown: string, ignored: IgnoredPaths): Iterable<CheckedFile | UnreadableFile> {
	let items;
	try {
		items = readdirSync(shown, { withFileTypes: true });
	} catch {
		yield { shown, reason: 'is a folder that cannot be read' };
		return;
	}
	for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const below = path.join(shown, item.name);
		if (item.isDirectory()) {
			if (!SKIPPED_FOLDERS.has(item.name) && !ignored.has(below, true)) {
				yield* walkFolder(below, ignored.into(below));
			}
		} else if (MANIFEST.test(item.name) && !ignored.has(below, false) && (item.isFile() || (item.isSymbolicLink() && leadsToFileInside(below, shown)))) {
			yield read(below);
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

function read(shown: string): CheckedFile | UnreadableFile {
	try {
		const text = readFileSync(shown, 'utf8');
		const hasByteOrderMark = text.startsWith('\uFEFF');
		return { shown: shown.split(path.sep).join('/'), text: hasByteOrderMark ? text.slice(1) : text, hasByteOrderMark };
	} catch {
		return { shown, reason: 'cannot be read' };
	}
}
