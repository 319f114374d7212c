// RFC 2268 §2: a permutation of 0…255 from the digits of pi.
const PI = Uint8Array.from(
	('d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
	'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
	'6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
	'961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b2555' +
	'97312d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
	'c5f3db47e5a59c770aa62068fe7fc1ad').match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [],
);

const MIX_SHIFTS = [1, 2, 3, 5] as const;
const BLOCK = 8;

/** The plain text of RC2 in CBC mode without padding removed; `effectiveBits` is the key length that the algorithm names (RFC 2268 §2). */
export function decryptRc2(data: Uint8Array, key: Uint8Array, iv: Uint8Array, effectiveBits: number): Uint8Array {
	const words = expandKey(key, effectiveBits);
	const plain = new Uint8Array(data.length);
	let previous = iv;
	for (let offset = 0; offset + BLOCK <= data.length; offset += BLOCK) {
		const block = data.subarray(offset, offset + BLOCK);
		plain.set(decryptBlock(block, words).map((octet, index) => octet ^ (previous[index] ?? 0)), offset);
		previous = block;
	}
	return plain;
}

function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
	const octets = new Uint8Array(128);
	octets.set(key);
	const t8 = Math.ceil(effectiveBits / 8);
	const mask = 0xff >> (8 * t8 - effectiveBits);
	for (let index = key.length; index < 128; index++) {
		octets[index] = PI[((octets[index - 1] ?? 0) + (octets[index - key.length] ?? 0)) & 0xff] ?? 0;
	}
	octets[128 - t8] = PI[(octets[128 - t8] ?? 0) & mask] ?? 0;
	for (let index = 127 - t8; index >= 0; index--) {
		octets[index] = PI[(octets[index + 1] ?? 0) ^ (octets[index + t8] ?? 0)] ?? 0;
	}
	return Uint16Array.from({ length: 64 }, (_, index) => (octets[2 * index] ?? 0) | ((octets[2 * index + 1] ?? 0) << 8));
}

function decryptBlock(block: Uint8Array, key: Uint16Array): Uint8Array {
	const words = Uint16Array.from({ length: 4 }, (_, index) => (block[2 * index] ?? 0) | ((block[2 * index + 1] ?? 0) << 8));
	const at = (index: number): number => words[index & 3] ?? 0;
	for (let round = 15; round >= 0; round--) {
		for (let index = 3; index >= 0; index--) {
			const shift = MIX_SHIFTS[index] ?? 1;
			const word = at(index);
			const rotated = ((word >> shift) | (word << (16 - shift))) & 0xffff;
			words[index] = rotated - (key[4 * round + index] ?? 0) - (at(index + 3) & at(index + 2)) - (~at(index + 3) & at(index + 1));
		}
		// RFC 2268 §4.3: mashing stands between the fifth and sixth and the eleventh and twelfth rounds from the end.
		if (round === 11 || round === 5) {
			for (let index = 3; index >= 0; index--) {
				words[index] = at(index) - (key[at(index + 3) & 63] ?? 0);
			}
		}
	}
	return Uint8Array.from({ length: BLOCK }, (_, index) => (at(index >> 1) >> (8 * (index & 1))) & 0xff);
}
