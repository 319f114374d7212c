import type { CertificateEntry, SignatureView, ValidityStatus } from '../protocol/certificates.js';
import { equalBytes, toHex } from '../x509/bytes.js';
import { isAuthority, type Certificate } from '../x509/certificate.js';
import { isSelfSigned } from '../x509/chain.js';
import { curveTitle } from '../x509/checks/certificate.js';
import { spiffeIdOf } from '../x509/checks/spiffe.js';
import { duration, renewalMargin } from '../x509/checks/validity.js';
import { describeExtensions } from '../x509/extensionText.js';
import type { KnownExtensions } from '../x509/extensions.js';
import { toIso, type Instant } from '../x509/instant.js';
import type { JudgedFile } from '../x509/judge.js';
import type { PrivateKey } from '../x509/privateKey.js';
import type { KeyKind } from '../x509/publicKey.js';
import type { CertificateRequest } from '../x509/request.js';
import type { RevocationList } from '../x509/revocationList.js';
import { checkSignature, sha1, sha256 } from '../x509/signature.js';

/** Where an entry comes from and when it is looked at. */
export interface EntryContext {
	readonly at: Instant;
	readonly source: CertificateEntry['source'];
}

type Details = Omit<CertificateEntry, 'id' | 'kind' | 'label' | 'source'>;

/** One object of a judged file, ready to show. */
export async function describeEntry(judged: JudgedFile, index: number, { at, source }: EntryContext): Promise<CertificateEntry> {
	const object = judged.objects[index];
	if (!object) {
		return { id: `${index}`, kind: 'unknown', label: '', title: '', role: '', facts: [], source };
	}
	const details = await detailsOf(judged, index, at);
	// An ordinal keeps repeats apart; without a fingerprint the place is all there is.
	const ordinal = details.sha256 === undefined ? index : repeatsBefore(judged, index);
	return { id: `${object.kind}-${details.sha256 ?? object.label}-${ordinal}`, kind: object.kind, label: object.label, ...details, ...(object.name !== undefined && { name: object.name }), source };
}

/** How many earlier objects are the same certificate: nothing else may change an id while the file is edited. */
function repeatsBefore({ graph, objectOf }: JudgedFile, index: number): number {
	const position = objectOf.indexOf(index);
	const original = graph.duplicateOf[position];
	return original === undefined ? 0 : 1 + graph.duplicateOf.slice(0, position).filter((other) => other === original).length;
}

async function detailsOf(judged: JudgedFile, index: number, at: Instant): Promise<Details> {
	const object = judged.objects[index];
	switch (object?.kind) {
		case 'certificate':
			return describeCertificate(judged, judged.objectOf.indexOf(index), object.certificate, at);
		case 'request':
			return describeRequest(object.request);
		case 'crl':
			return describeList(judged, object.list, at);
		case 'private-key':
			return describePrivateKey(judged, object.privateKey);
		case 'public-key':
			return { title: `${keyText(object.publicKey)} public key`, role: 'public key', publicKey: keyView(object.publicKey), ...(await fingerprints(object.publicKey.encoded)), facts: [] };
		default:
			return object?.kind === 'unknown' && object.keystore !== undefined ? { title: 'key store', role: 'locked', facts: [] } : { title: object?.label ?? '', role: 'unreadable', facts: [] };
	}
}

async function describeCertificate(judged: JudgedFile, position: number, certificate: Certificate, at: Instant): Promise<Details> {
	const { subject, issuer, serialNumber, notBefore, notAfter, extensions, version } = certificate;
	const { basicConstraints } = extensions;
	return {
		title: titleOf(subject, extensions) || `serial number ${serialNumber}`,
		role: roleOf(judged, position, certificate),
		subject: subject.text,
		issuer: issuer.text,
		serialNumber,
		...(await fingerprints(certificate.encoded)),
		notBefore: toIso(notBefore),
		notAfter: toIso(notAfter),
		validity: validityOf(certificate, at),
		...namesView(extensions),
		...(basicConstraints && { basicConstraints: { ca: basicConstraints.ca, ...(basicConstraints.pathLength !== undefined && { pathLength: basicConstraints.pathLength }) } }),
		publicKey: keyView(certificate.publicKey),
		signatureAlgorithm: certificate.signatureAlgorithm.name,
		signature: signatureView(judged, position, certificate),
		...(extensions.subjectKeyIdentifier !== undefined && { subjectKeyIdentifier: extensions.subjectKeyIdentifier }),
		...(extensions.authorityKeyIdentifier !== undefined && { authorityKeyIdentifier: extensions.authorityKeyIdentifier }),
		version,
		extensions: describeExtensions(extensions),
		facts: [],
	};
}

async function describeRequest(request: CertificateRequest): Promise<Details> {
	const { subject, extensions, publicKey, signatureAlgorithm } = request;
	const verdict = await checkSignature(request, publicKey);
	const texts = { good: 'Signed with the key that it asks a certificate for.', bad: 'Not signed with the key that it asks a certificate for.', 'not-checked': `${signatureAlgorithm.name} cannot be checked on this platform.` };
	return {
		title: titleOf(subject, extensions) || 'certificate request',
		role: 'request',
		subject: subject.text,
		...(await fingerprints(request.encoded)),
		...namesView(extensions),
		publicKey: keyView(publicKey),
		signatureAlgorithm: signatureAlgorithm.name,
		signature: { verdict, text: texts[verdict] },
		extensions: describeExtensions(extensions),
		facts: [],
	};
}

async function describeList(judged: JudgedFile, list: RevocationList, at: Instant): Promise<Details> {
	const { issuer, thisUpdate, nextUpdate, number, revoked, extensions, signatureAlgorithm } = list;
	const signer = judged.graph.certificates.find(({ subject }) => subject.key === issuer.key);
	const verdict = signer ? await checkSignature(list, signer.publicKey) : 'not-checked';
	const text = !signer ? `The certificate of "${issuer.text}" is not here to check it with.` : verdict === 'good' ? `Signed by "${issuer.text}".` : verdict === 'bad' ? `Not signed by the "${issuer.text}" of this file.` : `${signatureAlgorithm.name} cannot be checked on this platform.`;
	return {
		title: `revocation list of ${issuer.commonName ?? issuer.text}`,
		role: 'revocation list',
		issuer: issuer.text,
		...(await fingerprints(list.encoded)),
		notBefore: toIso(thisUpdate),
		...(nextUpdate !== undefined && { notAfter: toIso(nextUpdate), validity: windowStatus(thisUpdate, nextUpdate, 0, at) }),
		signatureAlgorithm: signatureAlgorithm.name,
		signature: { verdict, text },
		...(extensions.authorityKeyIdentifier !== undefined && { authorityKeyIdentifier: extensions.authorityKeyIdentifier }),
		extensions: describeExtensions(extensions),
		facts: [
			...(number === undefined ? [] : [{ name: 'Number', value: number }]),
			{ name: 'Revoked', value: revoked.length === 0 ? 'none' : revoked.slice(0, 100).map(({ serialNumber, revokedAt }) => `${serialNumber} (${toIso(revokedAt)})`).join(', ') },
		],
	};
}

/** A private key shows its algorithm, size and container, and nothing that is computed from its secret. */
function describePrivateKey(judged: JudgedFile, key: PrivateKey): Details {
	const kind = key.algorithm === 'unknown' ? 'private key' : `${keyText(key)} private key`;
	return {
		title: key.encrypted ? `${kind}, protected by a password` : kind,
		role: 'private key',
		publicKey: keyView(key),
		facts: [{ name: 'Format', value: key.format }, ...ownerFact(judged, key)],
	};
}

/** The certificate that a private key belongs to, where there are some to compare it with. */
function ownerFact({ graph, objectOf }: JudgedFile, { material }: PrivateKey): Details['facts'] {
	if (graph.certificates.length === 0) {
		return [];
	}
	const owner = material && graph.certificates.findIndex(({ publicKey }) => equalBytes(publicKey.material, material));
	const value = owner === undefined ? 'not checked: its container does not state the public half' : owner < 0 ? 'none of the certificates here' : `the certificate "${graph.certificates[owner]?.subject.text ?? ''}" (entry ${(objectOf[owner] ?? 0) + 1})`;
	return [{ name: 'Belongs to', value }];
}

function titleOf(subject: Certificate['subject'], extensions: KnownExtensions): string {
	const names = extensions.subjectAltNames?.names ?? [];
	return spiffeIdOf({ extensions }) ?? subject.commonName ?? names[0]?.value ?? subject.text;
}

function roleOf({ graph }: JudgedFile, position: number, certificate: Certificate): string {
	const signsOthers = graph.issuers.some((links, index) => index !== position && links.some(({ issuer }) => issuer === position));
	if (isSelfSigned(graph, graph.duplicateOf[position] ?? position)) {
		return isAuthority(certificate) || signsOthers ? 'root' : 'self-signed';
	}
	return isAuthority(certificate) || signsOthers ? 'intermediate' : 'leaf';
}

function signatureView({ graph, objectOf }: JudgedFile, position: number, certificate: Certificate): SignatureView {
	const link = graph.issuers[graph.duplicateOf[position] ?? position]?.[0];
	const { name } = certificate.signatureAlgorithm;
	if (!link) {
		return { verdict: 'not-checked', text: `The certificate of "${certificate.issuer.text}" is not here to check it with.` };
	}
	const signer = link.issuer === position ? 'its own key' : `"${graph.certificates[link.issuer]?.subject.text ?? ''}" (entry ${(objectOf[link.issuer] ?? 0) + 1})`;
	const texts = { good: `Signed with ${name} by ${signer}.`, bad: `Not signed by ${signer}, whose name it gives.`, 'not-checked': `${name} cannot be checked on this platform.` };
	return { verdict: link.signature, text: texts[link.signature] };
}

function validityOf(certificate: Certificate, at: Instant): NonNullable<CertificateEntry['validity']> {
	return windowStatus(certificate.notBefore, certificate.notAfter, renewalMargin(certificate), at);
}

function windowStatus(notBefore: Instant, notAfter: Instant, margin: number, at: Instant): { readonly status: ValidityStatus; readonly text: string } {
	if (at > notAfter) {
		return { status: 'expired', text: `expired ${duration(at - notAfter)} ago` };
	}
	if (at < notBefore) {
		return { status: 'not-yet-valid', text: `valid in ${duration(notBefore - at)}` };
	}
	return { status: notAfter - at < margin ? 'expires-soon' : 'valid', text: `expires in ${duration(notAfter - at)}` };
}

function namesView(extensions: KnownExtensions): Pick<CertificateEntry, 'subjectAltNames' | 'spiffeId' | 'keyUsage' | 'extendedKeyUsage'> {
	const spiffeId = spiffeIdOf({ extensions });
	const { subjectAltNames, keyUsage, extendedKeyUsage } = extensions;
	return {
		...(subjectAltNames && { subjectAltNames: subjectAltNames.names.map(({ type, value }) => ({ type, value })) }),
		...(spiffeId !== undefined && { spiffeId }),
		...(keyUsage && { keyUsage: keyUsage.usages }),
		...(extendedKeyUsage && { extendedKeyUsage: extendedKeyUsage.purposes }),
	};
}

function keyView({ algorithm, size, curve }: KeyKind): NonNullable<CertificateEntry['publicKey']> {
	return { algorithm, ...(size !== undefined && { size }), ...(curve !== undefined && { curve }), text: keyText({ algorithm, ...(size !== undefined && { size }), ...(curve !== undefined && { curve }) }) };
}

function keyText({ algorithm, size, curve }: KeyKind): string {
	return curve === undefined ? (size === undefined ? algorithm : `${algorithm} ${size}`) : `${algorithm} ${curveTitle(curve)}`;
}

async function fingerprints(bytes: Uint8Array): Promise<Pick<CertificateEntry, 'sha256' | 'sha1'>> {
	return { sha256: toHex(await sha256(bytes)), sha1: toHex(await sha1(bytes)) };
}
