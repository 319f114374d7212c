import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** One list of patterns with the folder that they are relative to. */
interface IgnoreList {
	readonly folder: string;
	readonly patterns: Ignore;
}

/** What Git leaves out below a folder: the `.gitignore` files from the root of the repository down. Immutable. */
export class IgnoredPaths {
	/** From the root down: a later list has the last word. */
	readonly #lists: readonly IgnoreList[];

	private constructor(lists: readonly IgnoreList[]) {
		this.#lists = lists;
	}

	/** What is left out below a folder that somebody named, which is therefore looked at even when it is left out itself. */
	static below(folder: string): IgnoredPaths {
		const above = repositoryFolders(path.resolve(folder)).reduce((ignored, name) => ignored.into(name), new IgnoredPaths([]));
		return above.has(folder, true) ? new IgnoredPaths([]) : above;
	}

	/** The same with what the `.gitignore` of a folder adds. */
	into(folder: string): IgnoredPaths {
		const lists = ['.gitignore', ...(existsSync(path.join(folder, '.git')) ? ['.git/info/exclude'] : [])].flatMap((name) => {
			const text = textOf(path.join(folder, name));
			return text === undefined ? [] : [{ folder: path.resolve(folder), patterns: ignore().add(text) }];
		});
		return lists.length === 0 ? this : new IgnoredPaths([...this.#lists, ...lists]);
	}

	/** Whether a path is left out; of a folder it is said with `isFolder`, since some patterns are about folders only. */
	has(file: string, isFolder: boolean): boolean {
		return this.#lists.reduce((is, { folder, patterns }) => {
			const answer = matchOf(patterns, folder, file, isFolder);
			return answer.ignored ? true : answer.unignored ? false : is;
		}, false);
	}
}

/** Patterns of the product's own settings, as in `.gitignore`, counted from a folder. */
export class ExcludePatterns {
	readonly #list: IgnoreList | undefined;

	constructor(folder: string, patterns: readonly string[]) {
		this.#list = patterns.length === 0 ? undefined : { folder: path.resolve(folder), patterns: ignore().add([...patterns]) };
	}

	/** Whether they leave a path out. */
	has(file: string, isFolder: boolean): boolean {
		return this.#list !== undefined && matchOf(this.#list.patterns, this.#list.folder, file, isFolder).ignored;
	}
}

function matchOf(patterns: Ignore, folder: string, file: string, isFolder: boolean): { ignored: boolean; unignored: boolean } {
	const relative = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
	return relative === '' || relative.startsWith('../') || relative === '..' || path.isAbsolute(relative) ? { ignored: false, unignored: false } : patterns.test(isFolder ? `${relative}/` : relative);
}

/** The folders from the root of the repository to the parent of a folder; none outside a repository. */
function repositoryFolders(folder: string): readonly string[] {
	const folders: string[] = [];
	for (let current = folder; !existsSync(path.join(current, '.git')); current = path.dirname(current)) {
		const parent = path.dirname(current);
		if (parent === current) {
			return [];
		}
		folders.unshift(parent);
	}
	return folders;
}

function textOf(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
