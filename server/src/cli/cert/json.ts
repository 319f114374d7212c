import type { CertificateChainView, CertificateEntry } from '../../protocol/certificates.js';

const VERSION = 1;

/** The report for programs. Its shape is part of the public surface. */
export function reportJson(view: CertificateChainView, file: string): string {
	const entries = view.entries.map((entry) => jsonEntry(entry, file));
	const problems = view.problems.map(({ code, severity, message, entry, reference, range }) => ({ code, severity, message, entry: entry ?? null, reference, range }));
	return `${JSON.stringify({ version: VERSION, entries, chains: view.chains, problems }, undefined, 2)}\n`;
}

function jsonEntry(entry: CertificateEntry, file: string): object {
	const { kind, label, subject, issuer, serialNumber, sha256, notBefore, notAfter, subjectAltNames, keyUsage, extendedKeyUsage, basicConstraints, publicKey, signatureAlgorithm, signature, spiffeId, subjectKeyIdentifier, authorityKeyIdentifier, version, facts, name, source } = entry;
	const key = publicKey && { algorithm: publicKey.algorithm, size: publicKey.size, curve: publicKey.curve };
	// A private key shows algorithm and size only.
	const common = { kind, label, publicKey: key, name, source: { file, range: source.range, path: source.path } };
	if (kind === 'private-key') {
		return { ...common, format: facts.find(({ name }) => name === 'Format')?.value };
	}
	return {
		...common,
		subject,
		issuer,
		serialNumber,
		sha256,
		notBefore,
		notAfter,
		subjectAltNames,
		keyUsage,
		extendedKeyUsage,
		basicConstraints,
		signatureAlgorithm,
		signature: signature?.verdict,
		spiffeId,
		subjectKeyIdentifier,
		authorityKeyIdentifier,
		version,
	};
}
