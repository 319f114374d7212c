import { readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** One list of patterns with the folder that they are relative to. */
interface IgnoreList {
	readonly folder: string;
	readonly patterns: Ignore;
}

/** What is left out below a folder: the `.gitignore` files on the way down, and the patterns of the settings. Immutable. */
export class IgnoredPaths {
	readonly #lists: readonly IgnoreList[];

	private constructor(lists: readonly IgnoreList[]) {
		this.#lists = lists;
	}

	/** Patterns that count from a folder. */
	static from(folder: string, patterns: readonly string[]): IgnoredPaths {
		return new IgnoredPaths(patterns.length === 0 ? [] : [{ folder, patterns: ignore().add([...patterns]) }]);
	}

	/** The same with what the `.gitignore` of a folder adds. */
	into(folder: string): IgnoredPaths {
		try {
			return new IgnoredPaths([...this.#lists, { folder, patterns: ignore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8')) }]);
		} catch {
			return this;
		}
	}

	/** Whether a path is left out; a folder is asked for with `isFolder`, since some patterns are about folders only. */
	has(file: string, isFolder: boolean): boolean {
		return this.#lists.some(({ folder, patterns }) => {
			const relative = path.relative(folder, file).split(path.sep).join('/');
			return relative !== '' && !relative.startsWith('..') && patterns.ignores(isFolder ? `${relative}/` : relative);
		});
	}
}
