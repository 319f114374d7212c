import { limits } from '../text/limits.js';
import { equalBytes } from './bytes.js';
import type { Certificate } from './certificate.js';
import { checkSignature } from './signature.js';
import type { SignatureVerdict } from './signed.js';

const MAXIMUM_CANDIDATES = 8;
const MAXIMUM_PATHS_PER_LEAF = 8;

/** That one certificate's key signed another, as names and key identifiers say and as far as the signature could be checked. */
export interface IssuedBy {
	/** Index of the issuer among the certificates. */
	readonly issuer: number;
	readonly signature: SignatureVerdict;
}

/** Who signed whom among some certificates. Each index is a position in `certificates`. */
export interface IssuanceGraph {
	readonly certificates: readonly Certificate[];
	/** The possible issuers of each certificate, the best first; its own index where it signed itself. */
	readonly issuers: readonly (readonly IssuedBy[])[];
	/** For a certificate that is the same as an earlier one: that one's index. */
	readonly duplicateOf: readonly (number | undefined)[];
}

/** One way from a certificate up to the last one that is known. */
export interface ChainPath {
	/** From leaf to root. */
	readonly indexes: readonly number[];
	/** Whether the last certificate is self-signed, so that nothing is missing above. */
	readonly isComplete: boolean;
}

/**
 * The graph of some certificates, whatever their order. An issuer is one whose subject is the other's issuer and whose key identifier
 * does not contradict (RFC 5280 §4.2.1.1). A bad signature counts only where no other candidate's is good or unchecked.
 */
export async function buildIssuanceGraph(certificates: readonly Certificate[]): Promise<IssuanceGraph> {
	const duplicateOf = findDuplicates(certificates);
	const bySubject = indexBySubject(certificates, duplicateOf);
	let checksLeft: number = limits.signatureChecksPerFile;
	const issuers = await Promise.all(
		certificates.map(async (certificate, index) => {
			const named = (bySubject.get(certificate.issuer.key) ?? []).filter((candidate) => keyIdentifiersAgree(certificate, certificates[candidate]));
			// What signed itself is its own first candidate, however many share the name.
			const candidates = named.toSorted((a, b) => Number(b === index) - Number(a === index)).slice(0, MAXIMUM_CANDIDATES);
			const links = candidates.map(async (issuer): Promise<IssuedBy> => {
				const key = certificates[issuer]?.publicKey;
				const signature = key && checksLeft-- > 0 ? await checkSignature(certificate, key) : 'not-checked';
				return { issuer, signature };
			});
			return rank((await Promise.all(links)).filter((link) => isPlausible(link, index, certificate)), certificates);
		}),
	);
	return { certificates, issuers, duplicateOf };
}

/** The graph as names and key identifiers tell it, with no signature checked: for those who cannot wait. */
export function linkByName(certificates: readonly Certificate[]): IssuanceGraph {
	const duplicateOf = findDuplicates(certificates);
	const bySubject = indexBySubject(certificates, duplicateOf);
	const issuers = certificates.map((certificate, index) => {
		const named = (bySubject.get(certificate.issuer.key) ?? []).filter((candidate) => keyIdentifiersAgree(certificate, certificates[candidate]));
		const links = named.toSorted((a, b) => Number(b === index) - Number(a === index)).slice(0, MAXIMUM_CANDIDATES).map((issuer): IssuedBy => ({ issuer, signature: 'not-checked' }));
		return rank(links, certificates);
	});
	return { certificates, issuers, duplicateOf };
}

/**
 * Every chain of the graph, from each certificate that signed no other up to a root or a gap, in the order of the text. Cross-signed
 * certificates give several paths, up to a limit; certificates in a ring are reached once.
 */
export function findPaths(graph: IssuanceGraph): readonly ChainPath[] {
	const originals = [...graph.certificates.keys()].filter((index) => graph.duplicateOf[index] === undefined);
	const signers = new Set(originals.flatMap((index) => acceptedIssuers(graph, index).filter((issuer) => issuer !== index)));
	const paths: ChainPath[] = [];
	const covered = new Set<number>();
	// Leaves first; what no leaf reaches (rings) follows from its first certificate on.
	for (const start of [...originals.filter((index) => !signers.has(index)), ...originals]) {
		if (!covered.has(start)) {
			const found = pathsFrom(graph, start);
			found.flatMap(({ indexes }) => indexes).forEach((index) => covered.add(index));
			paths.push(...found);
		}
	}
	return paths;
}

/** The issuers of a certificate whose signature is not known to be bad. */
export function acceptedIssuers(graph: IssuanceGraph, index: number): readonly number[] {
	return (graph.issuers[index] ?? []).filter(({ signature }) => signature !== 'bad').map(({ issuer }) => issuer);
}

/** Whether the certificate signed itself, as far as that could be checked. */
export function isSelfSigned(graph: IssuanceGraph, index: number): boolean {
	return acceptedIssuers(graph, index).includes(index);
}

function pathsFrom(graph: IssuanceGraph, start: number): readonly ChainPath[] {
	const complete: ChainPath[] = [];
	const open: (readonly number[])[] = [[start]];
	while (open.length > 0 && complete.length < MAXIMUM_PATHS_PER_LEAF) {
		const indexes = open.shift() ?? [];
		const last = indexes.at(-1) ?? start;
		const issuers = acceptedIssuers(graph, last);
		const next = issuers.filter((issuer) => !indexes.includes(issuer));
		if (issuers.includes(last) || next.length === 0) {
			complete.push({ indexes, isComplete: issuers.includes(last) });
		} else if (open.length < MAXIMUM_PATHS_PER_LEAF) {
			open.push(...next.map((issuer) => [...indexes, issuer]));
		}
	}
	return complete;
}

/**
 * An authority and its leaves often share a bare name such as `O=Juju org`. That such a leaf's own key did not sign it says nothing: its
 * issuer is another certificate of that name.
 */
function isPlausible({ issuer, signature }: IssuedBy, index: number, { extensions }: Certificate): boolean {
	const { authorityKeyIdentifier, subjectKeyIdentifier, basicConstraints } = extensions;
	// RFC 5280 §4.2.1.1: only a self-signed authority may leave the authority key identifier out.
	const claimsOwnKey = authorityKeyIdentifier === undefined ? basicConstraints?.ca === true : authorityKeyIdentifier === subjectKeyIdentifier;
	return issuer !== index || signature !== 'bad' || claimsOwnKey;
}

function rank(links: readonly IssuedBy[], certificates: readonly Certificate[]): readonly IssuedBy[] {
	const worth = { good: 2, 'not-checked': 1, bad: 0 } as const;
	const usable = links.filter(({ signature }) => signature !== 'bad');
	// Among equals, the certificate that lives longest: a renewed authority before the one it replaces.
	return (usable.length > 0 ? usable : links).toSorted(
		(a, b) => worth[b.signature] - worth[a.signature] || (certificates[b.issuer]?.notAfter ?? 0) - (certificates[a.issuer]?.notAfter ?? 0),
	);
}

function indexBySubject(certificates: readonly Certificate[], duplicateOf: readonly (number | undefined)[]): ReadonlyMap<string, readonly number[]> {
	const bySubject = new Map<string, number[]>();
	certificates.forEach(({ subject }, index) => {
		if (duplicateOf[index] === undefined) {
			const same = bySubject.get(subject.key) ?? [];
			same.push(index);
			bySubject.set(subject.key, same);
		}
	});
	return bySubject;
}

function keyIdentifiersAgree(subject: Certificate, issuer: Certificate | undefined): boolean {
	const wanted = subject.extensions.authorityKeyIdentifier;
	const has = issuer?.extensions.subjectKeyIdentifier;
	return wanted === undefined || has === undefined || wanted === has;
}

function findDuplicates(certificates: readonly Certificate[]): readonly (number | undefined)[] {
	const bySerial = new Map<string, number[]>();
	return certificates.map((certificate, index) => {
		const key = `${certificate.serialNumber} ${certificate.encoded.length} ${certificate.issuer.key}`;
		const earlier = bySerial.get(key) ?? [];
		const original = earlier.find((candidate) => equalBytes(certificates[candidate]?.encoded ?? new Uint8Array(), certificate.encoded));
		bySerial.set(key, original === undefined ? [...earlier, index] : earlier);
		return original;
	});
}
