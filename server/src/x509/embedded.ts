import type { Path } from '../syntax/yaml/path.js';
import { type Chunk, createStream, type Stream } from '../syntax/yaml/stream.js';
import { resolveAlias, type YamlMapping, type YamlNode } from '../syntax/yaml/tree.js';
import { limits } from '../text/limits.js';
import { shift, type Span } from '../text/span.js';
import { decodeBase64 } from './bytes.js';
import { readDerObjects, readPemObjects } from './container.js';
import { certificateOfJwk, readJsonWebKey } from './jwk.js';
import { readDerCertificate, type CryptographicObject } from './object.js';
import { findPemBlocks } from './pem.js';
import { placedAt } from './problem.js';

/** Objects that stand in one value of a structured text, encoded: base64 of PEM or DER, or keys in JSON. */
export interface EmbeddedGroup {
	readonly span: Span;
	readonly objects: readonly CryptographicObject[];
}

const MINIMUM_ENCODED = 64;
const STRUCTURED = /^[ \t]*(?:- )?["']?[\w./-]+["']?[ \t]*:|^\s*[{[]/m;
const PROMISING = /[A-Za-z0-9+/=]{64}|\bkty\b/;

/** Fields whose base64 may be DER or a key store rather than text. */
const BINARY_FIELDS: ReadonlySet<string | number> = new Set(['data', 'binaryData', 'inlineBytes', 'inline_bytes']);

/** Whether the text is YAML or JSON rather than PEM with remarks; costs one scan. */
function isStructured(text: string): boolean {
	return STRUCTURED.test(text);
}

/** Whether a chunk is structured and small enough to be read on request. */
export function isSearchable(chunk: Chunk): boolean {
	return chunk.language === 'yaml' && chunk.text.length <= limits.searchedCharacters && isStructured(chunk.text) && chunk.lines.lineCount <= limits.searchedLines;
}

/** The objects that the values of a manifest or JSON hold in base64, and JSON Web Keys. PEM that stands there as text is not among them. */
export function readEmbedded(stream: Stream): readonly EmbeddedGroup[] {
	const groups: EmbeddedGroup[] = [];
	let start = 0;
	for (const chunk of stream.chunks) {
		if (PROMISING.test(chunk.text) && isSearchable(chunk) && chunk.document.root !== undefined) {
			const at = start;
			groups.push(...groupsIn(chunk.document.root, []).map((group) => movedBy(group, at)));
		}
		start += chunk.text.length;
	}
	return groups;
}

/** The objects of a text that is base64 as a whole, such as one value of a Secret; undefined for any other text. */
export function readEncodedText(text: string): readonly CryptographicObject[] | undefined {
	return isBase64(text) ? decodedObjects(text, true) : undefined;
}

function movedBy({ span, objects }: EmbeddedGroup, by: number): EmbeddedGroup {
	const move = (object: CryptographicObject): CryptographicObject => ({ ...object, ...(object.span && { span: shift(object.span, by) }), problems: object.problems.map((found) => (found.span ? { ...found, span: shift(found.span, by) } : found)) });
	return { span: shift(span, by), objects: objects.map(move) };
}

function groupsIn(node: YamlNode, path: Path): readonly EmbeddedGroup[] {
	switch (node.kind) {
		case 'scalar':
			return node.templated ? [] : scalarGroups(node.text, node.span, path);
		case 'sequence':
			return node.items.flatMap((item, index) => groupsIn(item, [...path, index]));
		case 'mapping': {
			const keys = keySetOf(node);
			return keys ? keyGroup(keys, node.span, path) : node.entries.flatMap(({ key, value }) => groupsIn(value, [...path, key.text]));
		}
		case 'alias':
			// The anchor's own place shows it already.
			return [];
	}
}

function scalarGroups(text: string, span: Span, path: Path): readonly EmbeddedGroup[] {
	if (text.startsWith('{') && text.includes('"kty"')) {
		const root = createStream(text).chunks[0]?.document.root;
		return (root === undefined ? [] : groupsIn(root, path)).map(({ objects }) => placed(objects, span, path));
	}
	const objects = isBase64(text) ? decodedObjects(text, path.some((step) => BINARY_FIELDS.has(step))) : undefined;
	return objects === undefined ? [] : [placed(objects, span, path)];
}

/** Inside base64 no place means anything to the reader: everything stands at the value. */
function placed(objects: readonly CryptographicObject[], span: Span, path: Path): EmbeddedGroup {
	return { span, objects: objects.map((object) => ({ ...object, span, path, problems: object.problems.map(({ span: _, ...found }) => placedAt(found, span)) })) };
}

function isBase64(text: string): boolean {
	return text.length >= MINIMUM_ENCODED && !/[^A-Za-z0-9+/=\s]/.test(text);
}

function decodedObjects(text: string, mayBeBinary: boolean): readonly CryptographicObject[] | undefined {
	const decoded = text.length > limits.certificateBytes * 8 ? undefined : decodeBase64(text);
	if (decoded === undefined || !('bytes' in decoded)) {
		return undefined;
	}
	const { bytes } = decoded;
	if (bytes[0] === 0x30) {
		const objects = mayBeBinary ? readDerObjects(bytes) : [];
		return objects.some((object) => object.kind !== 'unknown' || object.keystore !== undefined) ? objects : undefined;
	}
	const inner = new TextDecoder().decode(bytes);
	const blocks = inner.includes('-----BEGIN ') ? findPemBlocks(inner).blocks : [];
	return blocks.length === 0 ? undefined : blocks.flatMap(readPemObjects);
}

/** The keys of a JSON Web Key Set or SPIFFE bundle (`keys`), or a single key. */
function keySetOf(node: YamlMapping): readonly { readonly key: YamlMapping; readonly path: Path }[] | undefined {
	const entry = (name: string): YamlNode | undefined => resolveAlias(node.entries.find(({ key }) => key.text === name)?.value);
	if (entry('kty')?.kind === 'scalar') {
		return [{ key: node, path: [] }];
	}
	const list = entry('keys');
	const keys = list?.kind === 'sequence' ? list.items.flatMap((item, index) => (item.kind === 'mapping' && item.entries.some(({ key }) => key.text === 'kty') ? [{ key: item, path: ['keys', index] }] : [])) : [];
	return keys.length > 0 ? keys : undefined;
}

function keyGroup(keys: readonly { readonly key: YamlMapping; readonly path: Path }[], span: Span, path: Path): readonly EmbeddedGroup[] {
	const objects = keys.flatMap(({ key, path: own }) => keyObjects(key).map((object) => ({ ...object, span: key.span, path: [...path, ...own], problems: object.problems.map(({ span: _, ...found }) => placedAt(found, key.span)) })));
	return objects.length === 0 ? [] : [{ span, objects: objects.slice(0, limits.certificatesPerFile) }];
}

function keyObjects(key: YamlMapping): readonly CryptographicObject[] {
	const texts = Object.fromEntries(key.entries.flatMap(({ key: { text }, value }) => (value.kind === 'scalar' ? [[text, value.text] as const] : [])));
	const title = [texts['use'], texts['kid']].filter((part) => part !== undefined && part !== '').join(' ');
	const named = { container: 'JWKS' as const, ...(title !== '' && { name: title }) };
	const chain = key.entries.find(({ key: { text } }) => text === 'x5c')?.value;
	const certificates = chain?.kind === 'sequence' ? chain.items.flatMap((item) => (item.kind === 'scalar' ? (certificateOfJwk(item.text) ?? []) : [])) : [];
	const content = readJsonWebKey(texts);
	const isPrivate = content !== undefined && 'privateKey' in content;
	return [
		...certificates.map((bytes) => ({ ...readDerCertificate(bytes, 'JWKS'), ...named })),
		...(isPrivate ? [{ kind: 'private-key' as const, privateKey: content.privateKey, label: 'JWK', ...named, problems: [] }] : []),
		...(content !== undefined && !isPrivate && certificates.length === 0 ? [{ kind: 'public-key' as const, publicKey: content.publicKey, label: 'JWK', ...named, problems: [] }] : []),
	];
}
