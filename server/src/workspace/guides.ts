import type { CustomDefinition } from '../schema/custom/definition.js';

/** What one file says about others. */
export interface FileGuide {
	/** Files that it applies as patches. */
	readonly patches: readonly string[];
	/** Kinds that it defines. */
	readonly definitions: readonly CustomDefinition[];
}

/** What a file says that says nothing about others. */
export const noGuide: FileGuide = { patches: [], definitions: [] };

/** What the files of the workspace say about each other. Immutable; it stays the same object while none of them says something else. */
export class Guides {
	readonly #files: ReadonlyMap<string, FileGuide>;
	readonly #patches: ReadonlySet<string>;

	/** The kinds that the workspace defines, by the names of the files; the same list while none of them changed. */
	readonly definitions: readonly CustomDefinition[];

	constructor(files: ReadonlyMap<string, FileGuide> = new Map(), before: readonly CustomDefinition[] = []) {
		this.#files = files;
		const definitions = [...files].filter(([, guide]) => guide.definitions.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, guide]) => guide.definitions);
		this.definitions = sameItems(before, definitions) ? before : definitions;
		this.#patches = new Set([...files.values()].flatMap(({ patches }) => patches.map(plain)));
	}

	/** Whether some kustomization applies the file as a patch. */
	isPatch(uri: string): boolean {
		return this.#patches.has(plain(uri));
	}

	/** The guides with what other files say now. */
	with(guides: ReadonlyMap<string, FileGuide>): Guides {
		const changed = [...guides].filter(([uri, guide]) => !isSame(this.#files.get(uri) ?? noGuide, guide));
		if (changed.length === 0) {
			return this;
		}
		const files = new Map(this.#files);
		for (const [uri, guide] of changed) {
			if (isSame(guide, noGuide)) {
				files.delete(uri);
			} else {
				files.set(uri, guide);
			}
		}
		return new Guides(files, this.definitions);
	}
}

/** Programs differ in what they escape in a URI. */
function plain(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}

function isSame(a: FileGuide, b: FileGuide): boolean {
	return sameItems(a.patches, b.patches) && sameItems(a.definitions, b.definitions);
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
	return a.length === b.length && a.every((item, index) => item === b[index]);
}
