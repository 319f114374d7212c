import type { Resource } from '../resource/resource.js';
import type { GroupKind } from '../schema/catalog.js';
import { type FileGuide, Guides, noGuide } from './guides.js';

/** A resource with the file and the document that it stands in. */
export interface PlacedResource {
	readonly uri: string;
	/** The chunk of the file's stream. */
	readonly chunkIndex: number;
	readonly resource: Resource;
}

/** What an edit changed, as far as rules that look at several resources care. */
export interface Change {
	readonly kinds: ReadonlySet<string>;
	readonly namespaces: ReadonlySet<string>;
}

/** An immutable picture of every resource of the workspace. */
export class Snapshot {
	readonly #files: ReadonlyMap<string, readonly PlacedResource[]>;
	/** What the files say about each other; the same object while nothing of it changed. */
	readonly guides: Guides;

	constructor(files: ReadonlyMap<string, readonly PlacedResource[]> = new Map(), guides = new Guides()) {
		this.#files = files;
		this.guides = guides;
	}

	/** The files that hold a resource of ours. */
	get uris(): Iterable<string> {
		return this.#files.keys();
	}

	/** The resources of one file. */
	inFile(uri: string): readonly PlacedResource[] {
		return this.#files.get(uri) ?? [];
	}

	/** The resources of a kind in the whole workspace. */
	*ofKind({ group, kind }: GroupKind): Iterable<PlacedResource> {
		for (const placed of this.#files.values()) {
			for (const item of placed) {
				if (item.resource.kind === kind && item.resource.group === group) {
					yield item;
				}
			}
		}
	}

	/** The picture with the resources of many files at once; files that it has already keep theirs. */
	withNew(files: ReadonlyMap<string, readonly PlacedResource[]>, guides: ReadonlyMap<string, FileGuide> = new Map()): Snapshot {
		return new Snapshot(new Map([...files, ...this.#files]), this.guides.with(guides));
	}

	/** The picture with other resources for one file, and what became different; the same picture when nothing did. */
	with(uri: string, resources: readonly PlacedResource[], guide: FileGuide = noGuide): { snapshot: Snapshot; change: Change } {
		const before = this.inFile(uri);
		const old = new Set(before.map((item) => item.resource));
		const now = new Set(resources.map((item) => item.resource));
		const touched = [...before.filter((item) => !now.has(item.resource)), ...resources.filter((item) => !old.has(item.resource))];
		const guides = this.guides.with(new Map([[uri, guide]]));
		if (touched.length === 0 && before.length === resources.length) {
			return { snapshot: guides === this.guides ? this : new Snapshot(this.#files, guides), change: noChange };
		}
		const files = new Map(this.#files);
		if (resources.length === 0) {
			files.delete(uri);
		} else {
			files.set(uri, resources);
		}
		return { snapshot: new Snapshot(files, guides), change: changeOf(touched) };
	}
}

/** Nothing became different. */
export const noChange: Change = { kinds: new Set(), namespaces: new Set() };

function changeOf(placed: readonly PlacedResource[]): Change {
	return {
		kinds: new Set(placed.map(({ resource }) => `${resource.group}/${resource.kind}`)),
		namespaces: new Set(placed.map(({ resource }) => resource.namespace ?? '')),
	};
}
