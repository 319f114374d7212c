/** What one file says about others. */
export interface FileGuide {
	/** Files that it applies as patches. */
	readonly patches: readonly string[];
}

/** What a file says that says nothing about others. */
export const noGuide: FileGuide = { patches: [] };

/** What the files of the workspace say about each other. Immutable; it stays the same object while none of them says something else. */
export class Guides {
	readonly #files: ReadonlyMap<string, FileGuide>;
	readonly #patches: ReadonlySet<string>;

	constructor(files: ReadonlyMap<string, FileGuide> = new Map()) {
		this.#files = files;
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
		return new Guides(files);
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
	return sameItems(a.patches, b.patches);
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
	return a.length === b.length && a.every((item, index) => item === b[index]);
}
