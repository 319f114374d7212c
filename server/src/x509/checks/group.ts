import type { Span } from '../../text/span.js';
import { equalBytes } from '../bytes.js';
import { isAuthority } from '../certificate.js';
import { acceptedIssuers, isSelfSigned, type ChainPath, type IssuanceGraph } from '../chain.js';
import type { CryptographicObject } from '../object.js';
import { problem, type CertificateProblem } from '../problem.js';
import type { CertificateFinding } from './path.js';

/** Certificates that stand in one file or one value of a manifest. Indexes are those of the graph, in the order of the text. */
export interface CertificateGroup {
	readonly members: readonly number[];
	readonly objects: readonly CryptographicObject[];
}

/** What is wrong with certificates as one file that a server or client is given: order, completeness, strangers, repeats. */
export function* checkGroup(graph: IssuanceGraph, paths: readonly ChainPath[], group: CertificateGroup): Generator<CertificateFinding> {
	yield* checkDuplicates(graph, group);
	const members = group.members.filter((index) => originalIn(graph, group, index) === index);
	const leaf = members.find((index) => !isSigner(graph, index, members));
	if (leaf === undefined || members.length < 2 || members.every((index) => standsAlone(graph, index))) {
		return;
	}
	const main = paths.find(({ indexes }) => indexes[0] === leaf || indexes.includes(leaf))?.indexes ?? [leaf];
	// The sets of PKCS#7 and the bags of PKCS#12 have no order (RFC 5652 §5.1, RFC 7292 §4.2).
	if (!group.objects.some(({ container }) => container !== undefined)) {
		yield* checkOrder(graph, members, leaf);
	}
	yield* checkStrangers(graph, members, main, leaf);
}

/** Whether the group is a set of trust anchors: several certificates, each self-signed. */
export function isBundle(graph: IssuanceGraph, { members }: CertificateGroup): boolean {
	return members.length > 1 && members.every((index) => standsAlone(graph, index));
}

/** Private keys in the group: beside certificates, and whether they fit the first one. */
export function* checkKeys(graph: IssuanceGraph, { members, objects }: CertificateGroup): Generator<CertificateProblem> {
	const keys = objects.flatMap(({ span, ...object }) => (object.kind === 'private-key' ? [{ ...object.privateKey, span }] : []));
	const certificates = members.flatMap((index) => graph.certificates[index] ?? []);
	const [key] = keys;
	if (!key || certificates.length === 0) {
		return;
	}
	if (!objects.every(({ container }) => container === 'PKCS#12')) {
		yield besideCertificates(key.span);
	}
	const material = key.material;
	if (material && !certificates.some(({ publicKey }) => equalBytes(publicKey.material, material))) {
		yield problem('key-mismatch', 'The private key belongs to none of the certificates beside it.', { span: key.span });
	}
}

/** A key store is made to hold both; a file that is handed around for its certificates is not. */
function besideCertificates(span: Span | undefined): CertificateProblem {
	return problem('contains-private-key', 'The file holds a private key beside its certificates: whoever reads the certificates reads the key.', { span });
}

function* checkDuplicates(graph: IssuanceGraph, group: CertificateGroup): Generator<CertificateFinding> {
	for (const index of group.members) {
		const original = originalIn(graph, group, index);
		if (original !== index) {
			const name = graph.certificates[index]?.subject.text ?? '';
			yield { certificate: index, problem: problem('duplicate-certificate', `The certificate "${name}" stands in the file already.`, { reference: 'RFC 8446 §4.4.2' }) };
		}
	}
}

/** RFC 8446 §4.4.2: the sender's certificate comes first, and each following one should certify the one before it. */
function* checkOrder(graph: IssuanceGraph, members: readonly number[], leaf: number): Generator<CertificateFinding> {
	const certificate = graph.certificates[leaf];
	// A set of authorities may be a trust bundle, where the order means nothing.
	const severity = certificate && isAuthority(certificate) ? 'information' : 'error';
	const reference = 'RFC 8446 §4.4.2';
	const misplaced = members.find((index) => acceptedIssuers(graph, index).some((issuer) => issuer !== index && members.includes(issuer) && members.indexOf(issuer) < members.indexOf(index)));
	if (misplaced === undefined) {
		return;
	}
	const message = `The certificate "${graph.certificates[misplaced]?.subject.text ?? ''}" stands behind its issuer; a chain goes from the leaf to the root.`;
	yield { certificate: misplaced, problem: problem('chain-order', message, { reference, severity }) };
	const first = members[0];
	if (first !== undefined && first !== leaf && isSigner(graph, first, members)) {
		const name = graph.certificates[first]?.subject.text ?? '';
		yield { certificate: first, problem: problem('leaf-not-first', `The first certificate is the authority "${name}"; a server's own certificate, whose key it holds, comes first.`, { reference, severity }) };
	}
}

function* checkStrangers(graph: IssuanceGraph, members: readonly number[], main: readonly number[], leaf: number): Generator<CertificateFinding> {
	const strangers = members.filter((index) => !isRelated(graph, main, index));
	const certificate = graph.certificates[leaf];
	const others = strangers.some((index) => standsAlone(graph, index));
	const lonely = certificate && !isAuthority(certificate) && acceptedIssuers(graph, leaf).length === 0;
	if (lonely && others) {
		const message = `The intermediate "${certificate.issuer.text}", which issued this certificate, is missing between it and the root.`;
		yield { certificate: leaf, problem: problem('missing-intermediate', message, { reference: 'RFC 5280 §6.1, RFC 8446 §4.4.2' }) };
		return;
	}
	for (const index of strangers) {
		const name = graph.certificates[index]?.subject.text ?? '';
		yield { certificate: index, problem: problem('unrelated-certificate', `The certificate "${name}" neither signed nor was signed by the others of the file.`, { reference: 'RFC 8446 §4.4.2' }) };
	}
}

/** Whether a certificate is on the main path or another issuer of one that is: a cross-signed authority is no stranger. */
function isRelated(graph: IssuanceGraph, main: readonly number[], index: number): boolean {
	const certificate = graph.certificates[index];
	return main.some((other) => other === index || acceptedIssuers(graph, other).includes(index) || graph.certificates[other]?.subject.key === certificate?.subject.key);
}

function isSigner(graph: IssuanceGraph, index: number, members: readonly number[]): boolean {
	return members.some((other) => other !== index && acceptedIssuers(graph, other).includes(index));
}

function standsAlone(graph: IssuanceGraph, index: number): boolean {
	return isSelfSigned(graph, index);
}

/** The first member with the same bytes: two values of a manifest may well hold the same certificate. */
function originalIn(graph: IssuanceGraph, { members }: CertificateGroup, index: number): number {
	const original = graph.duplicateOf[index] ?? index;
	return members.find((member) => (graph.duplicateOf[member] ?? member) === original) ?? index;
}
