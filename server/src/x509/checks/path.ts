import { isAuthority, isSelfIssued, type Certificate } from '../certificate.js';
import { acceptedIssuers, type ChainPath, type IssuanceGraph } from '../chain.js';
import type { GeneralName } from '../generalName.js';
import { toIso } from '../instant.js';
import { violations, type NameViolation } from '../nameConstraints.js';
import { problem, type CertificateProblem } from '../problem.js';

/** A problem and the index of the certificate that has it. */
export interface CertificateFinding {
	readonly certificate: number;
	readonly problem: CertificateProblem;
}

/** What is wrong between the certificates of a path (RFC 5280 §6.1), dates and signatures aside. */
export function* checkPath(graph: IssuanceGraph, path: ChainPath): Generator<CertificateFinding> {
	const chain = path.indexes.flatMap((index) => graph.certificates[index] ?? []);
	for (const [depth, authority] of chain.entries()) {
		const at = path.indexes[depth] ?? 0;
		if (depth === 0) {
			continue;
		}
		for (const found of [...checkAuthority(authority), ...checkPathLength(chain, depth)]) {
			yield { certificate: at, problem: found };
		}
		yield* checkPurposes(chain, path, depth);
		yield* checkLifetime(chain, path, depth);
		yield* checkNameConstraints(chain, path, depth);
	}
}

/** Certificates whose issuer, by name, is there but did not sign them. */
export function* checkSignatures(graph: IssuanceGraph): Generator<CertificateFinding> {
	for (const [index, links] of graph.issuers.entries()) {
		const certificate = graph.certificates[index];
		if (!certificate || links.length === 0 || acceptedIssuers(graph, index).length > 0) {
			continue;
		}
		const issuer = graph.certificates[links[0]?.issuer ?? index];
		const wanted = certificate.extensions.authorityKeyIdentifier;
		// Without key identifiers, the real issuer may be another authority of the same name that is not here.
		const severity = wanted !== undefined && wanted === issuer?.extensions.subjectKeyIdentifier ? 'error' : 'warning';
		const message = links.some((link) => link.issuer === index)
			? 'The certificate names itself as its issuer, but was not signed with its own key.'
			: `The certificate was not signed with the key of "${certificate.issuer.text}" in this file.`;
		yield { certificate: index, problem: problem('bad-signature', message, { reference: 'RFC 5280 §6.1.3 (a)(1)', severity }) };
	}
}

function* checkAuthority(authority: Certificate): Generator<CertificateProblem> {
	// A root of version 1 cannot say that it is an authority; whoever trusts it says so (RFC 5280 §6.1.4 (k)).
	if (!isAuthority(authority) && !(authority.version < 3 && isSelfIssued(authority))) {
		yield problem('not-a-ca', 'The certificate signed another one, but its basic constraints do not make it a certification authority.', { reference: 'RFC 5280 §6.1.4 (k)' });
	}
}

function* checkPathLength(chain: readonly Certificate[], depth: number): Generator<CertificateProblem> {
	const allowed = chain[depth]?.extensions.basicConstraints?.pathLength;
	// RFC 5280 §4.2.1.9: the leaf does not count, nor do self-issued certificates.
	const followers = chain.slice(1, depth).filter((certificate) => !isSelfIssued(certificate)).length;
	if (allowed !== undefined && followers > allowed) {
		yield problem('path-length-exceeded', `The path length allows ${allowed} authorities below this one, but ${followers} follow.`, { reference: 'RFC 5280 §6.1.4 (l), (m)' });
	}
}

/**
 * RFC 5280 §4.2.1.12 leaves open what an extended key usage means in an authority; OpenSSL, Go and browsers take it as a limit of what its
 * leaves may do.
 */
function* checkPurposes(chain: readonly Certificate[], { indexes }: ChainPath, depth: number): Generator<CertificateFinding> {
	const allowed = chain[depth]?.extensions.extendedKeyUsage?.purposes;
	const wanted = chain[0]?.extensions.extendedKeyUsage?.purposes ?? [];
	const refused = wanted.filter((purpose) => ['serverAuth', 'clientAuth'].includes(purpose) && allowed?.includes(purpose) === false);
	if (allowed !== undefined && !allowed.includes('anyExtendedKeyUsage') && refused.length > 0) {
		const message = `The extended key usage of this authority (${allowed.join(', ')}) does not take in ${refused.join(' and ')}, which the leaf "${chain[0]?.subject.text ?? ''}" is for.`;
		yield { certificate: indexes[depth] ?? 0, problem: problem('eku-not-permitted-by-issuer', message, { reference: 'RFC 5280 §4.2.1.12' }) };
	}
}

function* checkLifetime(chain: readonly Certificate[], { indexes }: ChainPath, depth: number): Generator<CertificateFinding> {
	const [subject, issuer] = [chain[depth - 1], chain[depth]];
	if (subject && issuer && subject.notAfter > issuer.notAfter) {
		const message = `The certificate ends ${toIso(subject.notAfter)}, after its issuer, which ends ${toIso(issuer.notAfter)}: the chain is worth nothing in between.`;
		yield { certificate: indexes[depth - 1] ?? 0, problem: problem('outlives-issuer', message, { reference: 'RFC 5280 §6.1.3 (a)(2)' }) };
	}
}

function* checkNameConstraints(chain: readonly Certificate[], { indexes }: ChainPath, depth: number): Generator<CertificateFinding> {
	const authority = chain[depth];
	const constraints = authority?.extensions.nameConstraints;
	if (!constraints) {
		return;
	}
	for (const [below, certificate] of chain.slice(0, depth).entries()) {
		// RFC 5280 §6.1.3 (b), (c): self-issued certificates are left out, unless last.
		const broken = below > 0 && isSelfIssued(certificate) ? [] : violations(certificate, constraints);
		for (const violation of broken) {
			yield { certificate: indexes[below] ?? 0, problem: constraintProblem(violation, constraints.permitted, authority.subject.text) };
		}
	}
}

function constraintProblem({ name, excludedBy }: NameViolation, permitted: readonly GeneralName[], authority: string): CertificateProblem {
	const allowed = permitted.filter(({ type }) => type === name.type).map(({ value }) => `"${value}"`);
	const why = excludedBy ? `"${authority}" excludes "${excludedBy.value}"` : `"${authority}" permits only ${allowed.join(', ')}`;
	return problem('name-constraint-violation', `The name "${name.value}" is not allowed: ${why}.`, { reference: 'RFC 5280 §6.1.3 (b), (c)' });
}
