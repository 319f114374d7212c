import type { CatalogEntry, FormerApiVersion } from './jsonSchema.js';

/** A kind without its version: two products share kind names, so the group is part of it. */
export interface GroupKind {
	readonly group: string;
	readonly kind: string;
}

/** The group of an apiVersion; the core group is the empty string. */
export function groupOf(apiVersion: string): string {
	const slash = apiVersion.indexOf('/');
	return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The version of an apiVersion. */
export function versionOf(apiVersion: string): string {
	return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** The apiVersion of a group and a version. */
export function apiVersionOf(group: string, version: string): string {
	return group === '' ? version : `${group}/${version}`;
}

/** The newest apiVersion that an entry describes. */
export function currentApiVersion(entry: CatalogEntry): string {
	return apiVersionOf(entry.group, entry.versions[0] ?? 'v1');
}

/** Every kind that we know, found by apiVersion and kind alone. */
export class Catalog {
	readonly entries: readonly CatalogEntry[];
	readonly #byVersion = new Map<string, CatalogEntry>();
	readonly #byKind = new Map<string, CatalogEntry[]>();
	readonly #mention: RegExp;

	constructor(entries: readonly CatalogEntry[]) {
		this.entries = entries;
		for (const entry of entries) {
			for (const version of entry.versions) {
				this.#byVersion.set(`${entry.group}/${version}/${entry.kind}`, entry);
			}
			const key = `${entry.group}/${entry.kind}`;
			this.#byKind.set(key, [...(this.#byKind.get(key) ?? []), entry]);
		}
		this.#mention = mentionPattern(entries);
	}

	/** The entry of a served version of a kind. */
	find(apiVersion: string, kind: string): CatalogEntry | undefined {
		return this.#byVersion.get(`${groupOf(apiVersion)}/${versionOf(apiVersion)}/${kind}`);
	}

	/** All entries of a kind, whatever their versions; empty for a kind that is not ours. */
	ofKind({ group, kind }: GroupKind): readonly CatalogEntry[] {
		return this.#byKind.get(`${group}/${kind}`) ?? [];
	}

	/** The entry that describes a kind best, given the version that a manifest names: that version's, else the newest. */
	bestFor(apiVersion: string, kind: string): CatalogEntry | undefined {
		return this.find(apiVersion, kind) ?? this.ofKind({ group: groupOf(apiVersion), kind })[0] ?? this.#former(apiVersion, kind)?.entry;
	}

	/** What became of an apiVersion that a kind once had. */
	formerVersion(apiVersion: string, kind: string): FormerApiVersion | undefined {
		return this.#former(apiVersion, kind)?.former;
	}

	/** The kind names of a group that we know as a whole; CRDs of a workspace tell of single kinds only. */
	kindsOf(group: string): readonly string[] {
		return [...new Set(this.entries.filter((entry) => entry.group === group && (entry.workspace === undefined || entry.workspace.replaces !== undefined)).map((entry) => entry.kind))];
	}

	/** The entries whose kind has this name, in any group. */
	named(kind: string): readonly CatalogEntry[] {
		return this.entries.filter((entry) => entry.kind === kind);
	}

	/** Whether a text may hold a resource of ours: one scan, so that other people's YAML costs nothing more. */
	isMentionedIn(text: string): boolean {
		return this.#mention.test(text);
	}

	#former(apiVersion: string, kind: string): { entry: CatalogEntry; former: FormerApiVersion } | undefined {
		for (const entry of this.named(kind)) {
			const former = entry.formerApiVersions.find((candidate) => candidate.apiVersion === apiVersion);
			if (former !== undefined) {
				return { entry, former };
			}
		}
		return undefined;
	}
}

function mentionPattern(entries: readonly CatalogEntry[]): RegExp {
	const groups = new Set(entries.flatMap((entry) => [entry.group, ...entry.formerApiVersions.map((former) => groupOf(former.apiVersion))]));
	const kinds = new Set(entries.map((entry) => entry.kind));
	const namedGroups = [...groups].filter((group) => group.includes('.')).map((group) => `${group.replaceAll('.', '\\.')}/`);
	return new RegExp(`(?:apiVersion["']?[ \\t]*:[ \\t]*["']?(?:${namedGroups.join('|')}))|(?:kind["']?[ \\t]*:[ \\t]*["']?(?:${[...kinds].join('|')})(?![\\w-]))`);
}
