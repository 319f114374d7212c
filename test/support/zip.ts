import { inflateRawSync } from 'node:zlib';

/** One file of an archive, by its path inside it. */
export interface ZipEntry {
	readonly path: string;
	readonly bytes: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** The files of a zip archive such as a `.vsix`, unpacked; folders are left out. */
export function readZip(archive: Buffer): ZipEntry[] {
	const end = archive.lastIndexOf(signature(END_OF_DIRECTORY));
	if (end < 0) {
		throw new Error('This is no zip archive.');
	}
	const entries: ZipEntry[] = [];
	let offset = archive.readUInt32LE(end + 16);
	for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
		const pathLength = archive.readUInt16LE(offset + 28);
		const path = archive.toString('utf8', offset + 46, offset + 46 + pathLength);
		if (!path.endsWith('/')) {
			entries.push({ path, bytes: unpack(archive, offset) });
		}
		offset += 46 + pathLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
	}
	return entries;
}

function unpack(archive: Buffer, directoryOffset: number): Uint8Array {
	const method = archive.readUInt16LE(directoryOffset + 10);
	const size = archive.readUInt32LE(directoryOffset + 20);
	const local = archive.readUInt32LE(directoryOffset + 42);
	// The local header has lengths of its own: its extra field differs from the directory's.
	const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
	const packed = archive.subarray(start, start + size);
	if (method !== STORED && method !== DEFLATED) {
		throw new Error(`Compression method ${method} of a zip entry is not supported.`);
	}
	return method === STORED ? packed : inflateRawSync(packed);
}

/** A zip archive of the files, uncompressed. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { path, bytes } of entries) {
		const name = Buffer.from(path);
		const common = header([[2, 20], [2, 0], [2, STORED], [4, 0], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]]);
		const local = Buffer.concat([signature(LOCAL_ENTRY), common, name, bytes]);
		directory.push(Buffer.concat([
			signature(DIRECTORY_ENTRY), header([[2, 20]]), common, header([[2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), name,
		]));
		parts.push(local);
		offset += local.length;
	}
	const listed = Buffer.concat(directory);
	const count = entries.length;
	const end = header([[2, 0], [2, 0], [2, count], [2, count], [4, listed.length], [4, offset], [2, 0]]);
	return Buffer.concat([...parts, listed, signature(END_OF_DIRECTORY), end]);
}

/** CRC-32 bit by bit; `zlib.crc32` came with Node 20.15, and the archives that we write are tiny. */
function crc32(bytes: Uint8Array): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) {
			crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
	}
	return ~crc >>> 0;
}

function signature(value: number): Buffer {
	return header([[4, value]]);
}

function header(fields: ReadonlyArray<readonly [size: 2 | 4, value: number]>): Buffer {
	return Buffer.concat(fields.map(([size, value]) => {
		const field = Buffer.alloc(size);
		field.writeUIntLE(value, 0, size);
		return field;
	}));
}
