import { limits } from '../../text/limits.js';
import { equalBytes } from '../bytes.js';
import { childrenOf, contentOf, contextTag, encodedOf, readElement, readObjectIdentifier, readSmallInteger, tags, type DerElement } from '../der.js';
import { readString } from '../name.js';
import { parsePkcs8, type PrivateKey } from '../privateKey.js';
import type { CertificateProblem } from '../problem.js';
import { decryptWithPassword, type Decrypted } from './decrypt.js';
import { derivePkcs12, type DigestName, digestLength, keyedDigest, pkcs12Password, purposes } from './derive.js';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAGS = '1.2.840.113549.1.12.10.1.';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';

const digestNames: Readonly<Record<string, DigestName>> = {
	'1.3.14.3.2.26': 'SHA-1',
	'2.16.840.1.101.3.4.2.4': 'SHA-224',
	'2.16.840.1.101.3.4.2.1': 'SHA-256',
	'2.16.840.1.101.3.4.2.2': 'SHA-384',
	'2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** One thing in a key store. Of a private key only what may be told is kept. */
export type KeystoreItem = { readonly name?: string } & (
	| { readonly kind: 'certificate' | 'crl'; readonly bytes: Uint8Array }
	| { readonly kind: 'private-key'; readonly key: PrivateKey | CertificateProblem }
);

/** The contents of a key store, or why they cannot be read. */
export type KeystoreResult = { readonly items: readonly KeystoreItem[] } | Exclude<Decrypted, { readonly plain: Uint8Array }>;

interface Pfx {
	readonly content: Uint8Array;
	readonly mac: DerElement | undefined;
}

/** Whether bytes are a PKCS#12 key store (RFC 7292 §4): a sequence of the number 3 and some content. */
export function isPkcs12(bytes: Uint8Array): boolean {
	return readPfx(bytes) !== undefined;
}

/** What a key store holds. Resolves for any bytes. The password is used and let go. */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<KeystoreResult> {
	const pfx = readPfx(bytes);
	if (pfx === undefined) {
		return { failure: 'not-supported', what: 'its structure' };
	}
	if (pfx.mac !== undefined && !isAuthentic(bytes, pfx.content, pfx.mac, password)) {
		return { failure: 'wrong-password' };
	}
	const items: KeystoreItem[] = [];
	for (const part of childrenOf(pfx.content, readElement(pfx.content, 0)) ?? []) {
		const opened = await openPart(pfx.content, part, password);
		if ('failure' in opened) {
			return opened;
		}
		const found = await readBags(opened.plain, readElement(opened.plain, 0), password);
		if ('failure' in found) {
			return found;
		}
		items.push(...found.items);
	}
	return { items };
}

function readPfx(bytes: Uint8Array): Pfx | undefined {
	const [version, content, mac] = childrenOf(bytes, readElement(bytes, 0)) ?? [];
	const [type, wrapper] = childrenOf(bytes, content) ?? [];
	const inner = wrapper?.tag === contextTag(0, true) ? readElement(bytes, wrapper.contentStart, wrapper.end) : undefined;
	return readSmallInteger(bytes, version) === 3 && readObjectIdentifier(bytes, type) === DATA && inner?.tag === tags.octetString ? { content: contentOf(bytes, inner), mac } : undefined;
}

/** RFC 7292 §4, MacData. A digest that nobody here knows cannot tell; decryption will. */
function isAuthentic(bytes: Uint8Array, content: Uint8Array, mac: DerElement, password: string): boolean {
	const [info, salt, count] = childrenOf(bytes, mac) ?? [];
	const [algorithm, value] = childrenOf(bytes, info) ?? [];
	const digest = digestNames[readObjectIdentifier(bytes, childrenOf(bytes, algorithm)?.[0]) ?? ''];
	const iterations = count === undefined ? 1 : readSmallInteger(bytes, count);
	const given = salt && iterations !== undefined && iterations <= limits.passwordIterations ? { salt: contentOf(bytes, salt), iterations } : undefined;
	if (digest === undefined || given === undefined || value === undefined) {
		return true;
	}
	const secrets = password === '' ? [pkcs12Password(''), new Uint8Array()] : [pkcs12Password(password)];
	return secrets.some((secret) => equalBytes(keyedDigest(digest, derivePkcs12({ digest, password: secret, ...given }, purposes.mac, digestLength(digest)), content), contentOf(bytes, value)));
}

async function openPart(bytes: Uint8Array, part: DerElement, password: string): Promise<Decrypted> {
	const [type, wrapper] = childrenOf(bytes, part) ?? [];
	const inner = wrapper && readElement(bytes, wrapper.contentStart, wrapper.end);
	const oid = readObjectIdentifier(bytes, type);
	if (oid === DATA && inner?.tag === tags.octetString) {
		return { plain: contentOf(bytes, inner) };
	}
	const [, encrypted] = childrenOf(bytes, inner) ?? [];
	const [, algorithm, data] = childrenOf(bytes, encrypted) ?? [];
	return oid === ENCRYPTED_DATA && data !== undefined ? decryptWithPassword(bytes, algorithm, contentOf(bytes, data), password) : { failure: 'not-supported', what: 'a part for the key of a recipient' };
}

async function readBags(bytes: Uint8Array, list: DerElement | undefined, password: string, depth = 0): Promise<KeystoreResult> {
	const items: KeystoreItem[] = [];
	for (const bag of childrenOf(bytes, list) ?? []) {
		const [type, wrapper, attributes] = childrenOf(bytes, bag) ?? [];
		const oid = readObjectIdentifier(bytes, type) ?? '';
		const value = wrapper && readElement(bytes, wrapper.contentStart, wrapper.end);
		const name = friendlyName(bytes, attributes);
		const named = name === undefined ? {} : { name };
		if (oid === `${BAGS}6` && depth < 4) {
			const nested = await readBags(bytes, value, password, depth + 1);
			items.push(...('items' in nested ? nested.items : []));
		} else if (value !== undefined) {
			const item = await readBag(bytes, oid, value, password);
			if (item !== undefined && 'failure' in item) {
				return item;
			}
			items.push(...(item === undefined ? [] : [{ ...item, ...named }]));
		}
	}
	return { items };
}

async function readBag(bytes: Uint8Array, oid: string, value: DerElement, password: string): Promise<KeystoreItem | Exclude<Decrypted, { readonly plain: Uint8Array }> | undefined> {
	switch (oid) {
		case `${BAGS}1`:
			return { kind: 'private-key', key: parsePkcs8(encodedOf(bytes, value)) };
		case `${BAGS}2`: {
			const [algorithm, data] = childrenOf(bytes, value) ?? [];
			const opened = await decryptWithPassword(bytes, algorithm, data === undefined ? new Uint8Array() : contentOf(bytes, data), password);
			return 'plain' in opened ? { kind: 'private-key', key: parsePkcs8(opened.plain) } : opened;
		}
		case `${BAGS}3`:
		case `${BAGS}4`: {
			const [, wrapper] = childrenOf(bytes, value) ?? [];
			const content = wrapper && readElement(bytes, wrapper.contentStart, wrapper.end);
			return content?.tag === tags.octetString ? { kind: oid.endsWith('3') ? 'certificate' : 'crl', bytes: contentOf(bytes, content) } : undefined;
		}
		default:
			return undefined;
	}
}

function friendlyName(bytes: Uint8Array, attributes: DerElement | undefined): string | undefined {
	for (const attribute of childrenOf(bytes, attributes) ?? []) {
		const [type, values] = childrenOf(bytes, attribute) ?? [];
		if (readObjectIdentifier(bytes, type) === FRIENDLY_NAME) {
			const value = childrenOf(bytes, values)?.[0];
			return value && readString(bytes, value);
		}
	}
	return undefined;
}
