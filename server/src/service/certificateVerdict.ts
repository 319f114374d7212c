import type { ChainVerdict } from '../protocol/certificates.js';
import type { ChainPath } from '../x509/chain.js';
import { toIso, type Instant } from '../x509/instant.js';
import type { JudgedFile } from '../x509/judge.js';
import type { CertificateProblem, ProblemCode } from '../x509/problem.js';

/** What makes path validation fail (RFC 5280 §6.1), the reason that says most first. */
const REFUSALS: readonly ProblemCode[] = [
	'bad-signature', 'expired', 'not-yet-valid', 'invalid-validity', 'not-a-ca', 'ca-missing-keycertsign', 'path-length-exceeded', 'name-constraint-violation',
	'eku-not-permitted-by-issuer', 'unknown-critical-extension', 'duplicate-extension', 'malformed-extension', 'signature-algorithm-mismatch', 'not-valid-for-name',
];

/** What a verdict is made under. */
export interface VerdictCircumstances {
	readonly at: Instant;
	readonly host: string | undefined;
}

/** Whether a chain verifies, in one sentence with the reason and the paragraph behind it. */
export function chainVerdict(judged: JudgedFile, path: ChainPath, { at, host }: VerdictCircumstances): ChainVerdict {
	const { graph, objectOf } = judged;
	const found = path.indexes.flatMap((index) => judged.problems[objectOf[index] ?? -1] ?? []);
	const refusal = worstOf(found);
	if (refusal !== undefined) {
		return { status: 'bad', text: `Refused: ${refusal.message}`, ...(refusal.reference !== undefined && { reference: refusal.reference }) };
	}
	const last = graph.certificates[path.indexes.at(-1) ?? 0];
	const unchecked = path.indexes.find((index, depth) => signatureOf(graph, index, path.indexes[depth + 1]) === 'not-checked');
	if (unchecked !== undefined) {
		const certificate = graph.certificates[unchecked];
		return { status: 'not-checked', text: `Not checked: the signature of "${certificate?.subject.text ?? ''}" is ${certificate?.signatureAlgorithm.name ?? ''}, which this platform cannot verify.`, reference: 'RFC 5280 §6.1.3 (a)(1)' };
	}
	if (!path.isComplete) {
		return { status: 'incomplete', text: `Nothing is wrong up to here, but the certificate of "${last?.issuer.text ?? ''}" is not in this file, so no root is reached.`, reference: 'RFC 5280 §6.1' };
	}
	const name = host === undefined ? '' : `, and the first certificate is valid for "${host}"`;
	const root = path.indexes.length === 1 ? 'The certificate signed itself' : `Signatures, dates, constraints and usages hold up to the root "${last?.subject.text ?? ''}"`;
	return { status: 'good', text: `${root} at ${toIso(at).replace('T', ' ').replace('Z', ' UTC')}${name}. Whether that root is trusted is up to the reader.`, reference: 'RFC 5280 §6.1' };
}

function worstOf(found: readonly CertificateProblem[]): CertificateProblem | undefined {
	return REFUSALS.map((code) => found.find((problem) => problem.code === code && (problem.severity === 'error' || code === 'expired'))).find((problem) => problem !== undefined);
}

/** The verdict on a signature by the next certificate of the path, or by its own key at the end of it; undefined at a gap. */
function signatureOf({ issuers }: JudgedFile['graph'], index: number, next: number | undefined): string | undefined {
	return issuers[index]?.find(({ issuer }) => issuer === (next ?? index))?.signature;
}
