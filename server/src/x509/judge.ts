import { isAuthority, isSelfIssued, type Certificate } from './certificate.js';
import { buildIssuanceGraph, findPaths, type ChainPath, type IssuanceGraph } from './chain.js';
import { checkCertificate } from './checks/certificate.js';
import { checkGroup, checkKeys, isBundle, type CertificateGroup } from './checks/group.js';
import { checkIdentity } from './checks/identity.js';
import { checkPath, checkSignatures, type CertificateFinding } from './checks/path.js';
import { checkSvid } from './checks/spiffe.js';
import { checkListValidity, checkValidity } from './checks/validity.js';
import type { CertificateFile } from './file.js';
import type { Instant } from './instant.js';
import type { CertificateObject, CryptographicObject } from './object.js';
import { placedAt, problem, type CertificateProblem } from './problem.js';

/** A file with everything that could be found out about it at a time. */
export interface JudgedFile {
	readonly objects: readonly CryptographicObject[];
	/** For each object, what is wrong with it, in the order in which it was found. */
	readonly problems: readonly (readonly CertificateProblem[])[];
	/** What is wrong with the file rather than with one object. */
	readonly fileProblems: readonly CertificateProblem[];
	readonly graph: IssuanceGraph;
	/** For each certificate of the graph, its index among the objects. */
	readonly objectOf: readonly number[];
	/** From leaf to root, as indexes of the graph. */
	readonly paths: readonly ChainPath[];
}

/** What a file is judged against. */
export interface Circumstances {
	readonly at: Instant;
	/** A host, address or SPIFFE ID that the leaf of each chain must be valid for. */
	readonly host?: string;
}

/** Everything that is wrong with a file under some circumstances. Resolves for any input; what the platform cannot check is left out. */
export async function judgeFile(file: CertificateFile, { at, host }: Circumstances): Promise<JudgedFile> {
	const { objects } = file;
	const objectOf = objects.flatMap(({ kind }, index) => (kind === 'certificate' ? [index] : []));
	const certificates = objects.filter((object): object is CertificateObject => object.kind === 'certificate').map(({ certificate }) => certificate);
	const graph = await buildIssuanceGraph(certificates);
	const paths = findPaths(graph);
	const groups = file.groups.map((group): CertificateGroup => ({
		members: group.flatMap((object) => (objectOf.includes(object) ? [objectOf.indexOf(object)] : [])),
		objects: group.flatMap((object) => objects[object] ?? []),
	}));
	const findings = [...certificateFindings(graph, groups, at), ...chainFindings(graph, paths, groups), ...identityFindings(graph, paths, host)];
	return {
		objects,
		problems: objects.map((object, index) => deduplicate([...objectProblems(object, at), ...findings.flatMap(({ certificate, problem: found }) => (objectOf[certificate] === index ? [placedAt(found, object.span)] : []))])),
		fileProblems: [...file.problems, ...groups.flatMap((group) => [...checkKeys(graph, group), ...bundleNote(graph, group)])],
		graph,
		objectOf,
		paths,
	};
}

function* certificateFindings(graph: IssuanceGraph, groups: readonly CertificateGroup[], at: Instant): Generator<CertificateFinding> {
	const signers = new Set(graph.issuers.flatMap((links, index) => links.map(({ issuer }) => issuer).filter((issuer) => issuer !== index)));
	const anchors = new Set(groups.filter((group) => isBundle(graph, group)).flatMap(({ members }) => members));
	for (const [index, certificate] of graph.certificates.entries()) {
		if (graph.duplicateOf[index] !== undefined) {
			continue;
		}
		// An expired anchor among others only stops being of use; nothing breaks that worked.
		const dates = [...checkValidity(certificate, at)].map((each) => (each.code === 'expired' && anchors.has(index) ? { ...each, severity: 'warning' as const } : each));
		const found = [...dates, ...checkCertificate(certificate, signers.has(index)), ...checkSvid(certificate), ...checkSelfSigned(graph, index, certificate)];
		yield* found.map((each) => ({ certificate: index, problem: each }));
	}
}

function* chainFindings(graph: IssuanceGraph, paths: readonly ChainPath[], groups: readonly CertificateGroup[]): Generator<CertificateFinding> {
	yield* checkSignatures(graph);
	for (const path of paths) {
		yield* checkPath(graph, path);
	}
	for (const group of groups) {
		yield* checkGroup(graph, paths, group);
	}
}

/** Every leaf of the source is asked: which one a server shows is known only to its configuration. Where one fits, the others may differ. */
function* identityFindings(graph: IssuanceGraph, paths: readonly ChainPath[], host: string | undefined): Generator<CertificateFinding> {
	const leaves = [...new Set(paths.flatMap(({ indexes }) => indexes[0] ?? []))];
	const asked = leaves.filter((index) => graph.certificates[index] !== undefined && !isAuthority(graph.certificates[index]));
	const found = (asked.length > 0 ? asked : leaves.slice(0, 1)).map((certificate) => {
		const leaf = graph.certificates[certificate];
		return leaf && host !== undefined ? [...checkIdentity(leaf, host)].map((problem) => ({ certificate, problem })) : [];
	});
	if (found.every((each) => each.length > 0)) {
		yield* found.flat();
	}
}

/** A leaf that vouches for itself, where even that signature could not be checked: nothing at all stands behind it. */
function* checkSelfSigned(graph: IssuanceGraph, index: number, certificate: Certificate): Generator<CertificateProblem> {
	const self = graph.issuers[index]?.find(({ issuer }) => issuer === index);
	if (self?.signature === 'not-checked' && isSelfIssued(certificate) && !isAuthority(certificate) && certificate.signatureAlgorithm.isPostQuantum) {
		yield problem('self-signed-leaf', 'The certificate names itself as its issuer and is no authority, so only those who trust it by its fingerprint accept it.', { reference: 'RFC 5280 §3.2' });
	}
}

function* objectProblems(object: CryptographicObject, at: Instant): Generator<CertificateProblem> {
	yield* object.problems;
	if (object.kind === 'crl') {
		yield* [...checkListValidity(object.list, at)].map((found) => placedAt(found, object.span));
	}
	if (object.kind === 'private-key') {
		const { format, encrypted } = object.privateKey;
		if (format === 'OpenSSH') {
			yield problem('unsupported-key-format', 'The key is in the format of OpenSSH, which TLS programs do not read; PKCS#8 is what they read.', { span: object.span, reference: 'RFC 5958' });
		} else if (encrypted) {
			yield problem('encrypted-private-key', 'The private key is protected by a password, which Kubernetes Secrets and proxies cannot enter.', { span: object.span });
		}
	}
}

function* bundleNote(graph: IssuanceGraph, group: CertificateGroup): Generator<CertificateProblem> {
	if (isBundle(graph, group)) {
		yield problem('bundle', `The file is a bundle of ${group.members.length} self-signed certificates, in which the order means nothing.`);
	}
}

function deduplicate(problems: readonly CertificateProblem[]): readonly CertificateProblem[] {
	return problems.filter((each, index) => problems.findIndex(({ code, message }) => code === each.code && message === each.message) === index);
}
