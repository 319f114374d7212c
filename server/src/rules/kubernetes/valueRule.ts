import type { MetadataMap } from '../../resource/annotations/lookup.js';
import { allowedValues, expectedValue, wrongPart } from '../../resource/annotations/valueFormat.js';
import { nearest } from '../../text/nearest.js';
import type { Resource } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { FixContext, RuleFinding, RuleFix } from '../rule.js';
import { isEffective, metadataEntries } from './metadata.js';
import { removeMetadata } from './moves.js';
import { quoted } from './sentences.js';

/** Labels or annotations whose value their product does not understand, where they would have an effect. */
export function* valueFindings(resource: Resource, map: MetadataMap): Generator<RuleFinding> {
	for (const entry of metadataEntries(resource, map)) {
		const { known, text, name, path } = entry;
		if (known !== undefined && text !== undefined && known.former?.state !== 'removed' && isEffective(entry)) {
			const wrong = wrongPart(known.format, text);
			if (wrong !== undefined) {
				yield { path, message: `${name} takes ${expectedValue(known.format)}, not ${quoted(wrong)}.` };
			}
		}
	}
}

/** The value that was meant, where it can be told, and the default. */
export function valueFixes({ path }: RuleFinding, map: MetadataMap, context: FixContext): readonly RuleFix[] {
	const { resource, document, inDocument } = context;
	const entry = [...metadataEntries(resource, map)].find((candidate) => candidate.path.length === path.length && candidate.name === path.at(-1));
	const allowed = entry?.known === undefined ? [] : allowedValues(entry.known.format);
	const wrong = entry?.known === undefined || entry.text === undefined ? undefined : wrongPart(entry.known.format, entry.text);
	const meant = wrong === undefined ? undefined : nearest(wrong, allowed) ?? SYNONYMS.find(([word, right]) => word === wrong.toLowerCase() && allowed.includes(right))?.[1];
	const text = meant === undefined || wrong === undefined ? undefined : entry?.text?.replace(wrong, meant);
	const removal = { title: `Remove ${String(path.at(-1))}`, edits: removeMetadata(context, path) };
	if (text === undefined && entry?.known?.format.kind === 'words') {
		return [...allowed.map((word) => ({ title: `Change to ${word}`, edits: replaceValue(document, inDocument(path), word) })), removal];
	}
	return text === undefined ? [removal] : [{ title: `Change to ${text}`, edits: replaceValue(document, inDocument(path), text) }, removal];
}

/** Words by which people switch things on and off, and what a reader with other words calls it. */
const SYNONYMS: readonly (readonly [string, string])[] = [
	['true', 'enabled'], ['yes', 'enabled'], ['on', 'enabled'], ['false', 'disabled'], ['no', 'disabled'], ['off', 'disabled'],
	['enabled', 'true'], ['yes', 'true'], ['on', 'true'], ['disabled', 'false'], ['no', 'false'], ['off', 'false'],
];
