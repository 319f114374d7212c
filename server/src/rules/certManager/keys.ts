import { valueAt } from '../../resource/resource.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';

/** The key algorithms that a Certificate can ask for. */
export type KeyAlgorithm = 'RSA' | 'ECDSA' | 'Ed25519';

/** The algorithm of the key that a Certificate asks for, RSA when it says nothing; undefined for a value that the schema refuses. */
export function keyAlgorithmOf(value: JsonValue): KeyAlgorithm | undefined {
	const given = valueAt(value, ['spec', 'privateKey', 'algorithm']);
	if (given === undefined) {
		return 'RSA';
	}
	const algorithm = certainText(value, 'spec', 'privateKey', 'algorithm');
	return algorithm === 'RSA' || algorithm === 'ECDSA' || algorithm === 'Ed25519' ? algorithm : undefined;
}

/** The size of the key that a Certificate asks for; undefined when it says nothing or no positive number, which leaves the default. */
export function keySizeOf(value: JsonValue): number | undefined {
	const size = valueAt(value, ['spec', 'privateKey', 'size']);
	return typeof size === 'number' && size > 0 ? size : undefined;
}
