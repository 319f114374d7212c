import { objectAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { decodedText } from './base64.js';
import { isEncodedPlaceholder, isPemPlaceholder } from './placeholder.js';

/** What SOPS, bank-vaults, vals and the Vault plug-in of Argo CD put in the place of a value, which they know before it is applied. */
const FILLED_IN_LATER = /^(?:ENC\[|vault:|ref\+|<path:)/;

/** What an entry of a Secret or ConfigMap holds, as far as the manifest tells. */
export type EntryContent =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'empty' }
	| { readonly kind: 'placeholder' }
	| { readonly kind: 'not-base64' }
	/** A template writes it, or it is no text at all, which the schema says. */
	| { readonly kind: 'unknown' };

/** One entry with its place. */
export interface SecretEntry {
	readonly key: string;
	readonly path: Path;
	readonly content: EntryContent;
}

/** The entries of a map whose values are base64 (`data` of a Secret, `binaryData` of a ConfigMap). */
export function encodedEntries(value: JsonValue, field: 'data' | 'binaryData'): readonly SecretEntry[] {
	return entriesAt(value, field, (text) => {
		if (isEncodedPlaceholder(text)) {
			return { kind: 'placeholder' };
		}
		const decoded = decodedText(text);
		return decoded === undefined ? { kind: 'not-base64' } : isPemPlaceholder(decoded) ? { kind: 'placeholder' } : { kind: 'text', text: decoded };
	});
}

/** The entries of a map whose values are plain (`stringData` of a Secret, `data` of a ConfigMap). */
export function plainEntries(value: JsonValue, field: 'stringData' | 'data'): readonly SecretEntry[] {
	return entriesAt(value, field, (text) => (isPemPlaceholder(text) ? { kind: 'placeholder' } : { kind: 'text', text }));
}

/** The entries of a Secret as the API server merges them: one of `stringData` takes the place of its namesake. */
export function secretEntries(value: JsonValue): ReadonlyMap<string, SecretEntry> {
	return new Map([...encodedEntries(value, 'data'), ...plainEntries(value, 'stringData')].map((entry) => [entry.key, entry]));
}

/** The text of an entry, where there is one. */
export function textOf(entry: SecretEntry | undefined): string | undefined {
	return entry?.content.kind === 'text' ? entry.content.text : undefined;
}

function entriesAt(value: JsonValue, field: string, read: (text: string) => EntryContent): readonly SecretEntry[] {
	return Object.entries(objectAt(value, field) ?? {}).filter(([key]) => !isMasked(key)).map(([key, item]) => ({ key, path: [field, key], content: contentOf(item, read) }));
}

function contentOf(item: JsonValue | undefined, read: (text: string) => EntryContent): EntryContent {
	if (typeof item !== 'string' || isMasked(item) || FILLED_IN_LATER.test(item)) {
		return { kind: 'unknown' };
	}
	return item.trim() === '' ? { kind: 'empty' } : read(item);
}
