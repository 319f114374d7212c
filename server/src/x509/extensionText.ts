import { toHex } from './bytes.js';
import { childrenOf, childrenOfWhole, contextTag, readObjectIdentifier, tags, type DerElement } from './der.js';
import type { Extension, KnownExtensions } from './extensions.js';
import { readGeneralName, readGeneralNames } from './generalName.js';
import { furtherDescribers } from './furtherExtensions.js';
import { extensionName } from './objectIdentifiers.js';

const MAXIMUM_HEX_BYTES = 512;

// These have fields of their own in every view.
const SHOWN_ELSEWHERE = ['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.35', '2.5.29.37'];

type Describe = (value: Uint8Array) => readonly string[] | undefined;

const describers: Readonly<Record<string, Describe>> = {
	'1.3.6.1.5.5.7.1.1': accessDescriptions,
	'1.3.6.1.5.5.7.1.11': accessDescriptions,
	'2.5.29.31': distributionPoints,
	'2.5.29.46': distributionPoints,
	'2.5.29.32': policies,
	...furtherDescribers,
	'2.5.29.18': (value) => readGeneralNames(value, childrenOfWhole(value))?.map(({ type, value: name }) => `${type}: ${name}`),
};

/** An extension ready to show. */
export interface ExtensionText {
	readonly oid: string;
	readonly name: string;
	readonly critical: boolean;
	readonly lines: readonly string[];
}

/** The extensions that have no field of their own, decoded where possible, else as hexadecimal. */
export function describeExtensions(extensions: KnownExtensions): readonly ExtensionText[] {
	return extensions.all
		.filter(({ oid }) => !SHOWN_ELSEWHERE.includes(oid) || extensions.malformed.includes(oid))
		.map((extension) => ({ oid: extension.oid, name: extensionName(extension.oid), critical: extension.critical, lines: linesOf(extension, extensions) }));
}

function linesOf({ oid, value }: Extension, { nameConstraints }: KnownExtensions): readonly string[] {
	if (oid === '2.5.29.30' && nameConstraints) {
		return [...nameConstraints.permitted.map((name) => `permitted ${name.type}: ${name.value}`), ...nameConstraints.excluded.map((name) => `excluded ${name.type}: ${name.value}`)];
	}
	return describers[oid]?.(value) ?? [hexText(value)];
}

function hexText(value: Uint8Array): string {
	const shown = toHex(value.subarray(0, MAXIMUM_HEX_BYTES));
	return value.length > MAXIMUM_HEX_BYTES ? `${shown}… (${value.length} bytes)` : shown;
}

function accessDescriptions(value: Uint8Array): readonly string[] | undefined {
	return childrenOfWhole(value)?.map((description) => {
		const [method, location] = childrenOf(value, description) ?? [];
		const oid = readObjectIdentifier(value, method);
		return `${oid === undefined ? '?' : extensionName(oid)}: ${(location && readGeneralName(value, location)?.value) ?? '?'}`;
	});
}

function distributionPoints(value: Uint8Array): readonly string[] | undefined {
	return childrenOfWhole(value)?.flatMap((point) => {
		const name = childrenOf(value, point)?.find(({ tag }) => tag === contextTag(0, true));
		const full = childrenOf(value, name)?.find(({ tag }) => tag === contextTag(0, true));
		return readGeneralNames(value, childrenOf(value, full))?.map(({ value: text }) => text) ?? [];
	});
}

function policies(value: Uint8Array): readonly string[] | undefined {
	return childrenOfWhole(value)?.flatMap((information) => {
		const [policy, qualifiers] = childrenOf(value, information) ?? [];
		const oid = readObjectIdentifier(value, policy) ?? '?';
		return [oid === '2.5.29.32.0' ? 'anyPolicy' : oid, ...practiceStatements(value, qualifiers)];
	});
}

/** The addresses of a policy's practice statements (id-qt-cps). */
function practiceStatements(value: Uint8Array, qualifiers: DerElement | undefined): readonly string[] {
	return (childrenOf(value, qualifiers) ?? []).flatMap((qualifier) => {
		const text = childrenOf(value, qualifier)?.[1];
		return text?.tag === tags.ia5String ? [String.fromCharCode(...value.subarray(text.contentStart, Math.min(text.end, text.contentStart + 2048)))] : [];
	});
}
