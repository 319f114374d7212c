import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import type { CryptographicObject } from '../../x509/object.js';
import type { Rule } from '../rule.js';
import { textOf } from './entries.js';
import { blockScalar, certificateRequest, leafCertificate, pemBlock, secretExample } from './examples.js';
import { certificateKeys, entriesNamed, privateKeys } from './pairs.js';
import { objectsIn } from './pem.js';

const NAMES: Readonly<Record<CryptographicObject['kind'], string>> = {
	certificate: 'a certificate',
	request: 'a certificate request',
	crl: 'a revocation list',
	'private-key': 'a private key',
	'public-key': 'a public key',
	unknown: 'something else',
};

/** Finds entries of Secrets that hold something else than their name says. */
export const validTlsContent: Rule = {
	id: 'secrets/valid-tls-content',
	severity: 'error',
	visits: [kinds.secret],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry for a certificate or a key holds something else.',
		why: 'The API server looks at the names of the entries and not into them. Programs look into them: they refuse a request, a key with a password, or a block that is cut off, and the listener stays down.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
		since: '0.1.0',
		bad: secretExample(`stringData:
  tls.crt: ${blockScalar(pemBlock('CERTIFICATE REQUEST', certificateRequest))}
`),
		good: secretExample(`stringData:
  tls.crt: ${blockScalar(pemBlock('CERTIFICATE', leafCertificate))}
`),
	},
	*check({ value }) {
		const needsPem = textAt(value, 'type') === 'kubernetes.io/tls';
		for (const [keys, read] of [[certificateKeys, certificateProblem], [privateKeys, keyProblem]] as const) {
			for (const entry of entriesNamed(value, keys)) {
				const text = textOf(entry);
				const objects = objectsIn(text ?? '');
				const problem = objects.length > 0 ? read(objects) : text !== undefined && needsPem ? 'holds no PEM block' : undefined;
				if (problem !== undefined) {
					yield { path: entry.path, at: 'key', message: `"${entry.key}" ${problem}.` };
				}
			}
		}
	},
	noFixBecause: 'What belongs in the entry is not in the file.',
};

function certificateProblem(objects: readonly CryptographicObject[]): string | undefined {
	return brokenBlock(objects) ?? (objects.some(({ kind }) => kind === 'certificate') ? undefined : wrongContent(objects, 'certificate'));
}

function keyProblem(objects: readonly CryptographicObject[]): string | undefined {
	const key = objects.find((object) => object.kind === 'private-key');
	if (key?.kind === 'private-key') {
		const { format, encrypted } = key.privateKey;
		return format === 'OpenSSH' ? 'is a key in the format of OpenSSH, which TLS programs do not read' : encrypted ? 'is a private key with a password, which no proxy can enter' : brokenBlock(objects);
	}
	// A kind of key that nobody here can read may still be one that the program reads.
	return brokenBlock(objects) ?? (objects.some(({ label }) => label.endsWith('PRIVATE KEY')) ? undefined : wrongContent(objects, 'private-key'));
}

/** What keeps a block from being read, as the end of a sentence. */
function brokenBlock(objects: readonly CryptographicObject[]): string | undefined {
	const problem = objects.flatMap(({ problems }) => problems).find(({ severity }) => severity === 'error');
	return problem === undefined ? undefined : `cannot be read: ${problem.message.charAt(0).toLowerCase()}${problem.message.slice(1).replace(/\.$/, '')}`;
}

function wrongContent(objects: readonly CryptographicObject[], wanted: CryptographicObject['kind']): string {
	return `holds ${NAMES[objects[0]?.kind ?? 'unknown']}, not ${NAMES[wanted]}`;
}
