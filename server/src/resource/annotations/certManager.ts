import type { KnownMetadata, MetadataPlace, ValueFormat } from './metadata.js';

const SHIM: readonly MetadataPlace[] = ['Ingress', 'Gateway'];
const INGRESS: readonly MetadataPlace[] = ['Ingress'];
const INJECTED: readonly MetadataPlace[] = ['webhook configuration'];
const MANAGED: readonly MetadataPlace[] = ['Secret', 'CertificateRequest'];
const TEXT: ValueFormat = { kind: 'text' };
const DURATION: ValueFormat = { kind: 'duration' };
const ONLY_TRUE: ValueFormat = { kind: 'words', words: ['true'] };

function named(prefix: string) {
	return (name: string, places: readonly MetadataPlace[], format: ValueFormat, doc: string): KnownMetadata => ({ name: `${prefix}/${name}`, product: 'cert-manager', places, format, doc });
}

const core = named('cert-manager.io');
const acme = named('acme.cert-manager.io');

/** The annotations that cert-manager reads or writes. */
export const certManagerAnnotations: readonly KnownMetadata[] = [
	core('issuer', SHIM, TEXT, 'Issuer, in the same namespace, that signs the certificate for the TLS hosts of this object. Excludes `cert-manager.io/cluster-issuer`.'),
	core('cluster-issuer', SHIM, TEXT, 'ClusterIssuer that signs the certificate for the TLS hosts of this object. Excludes `cert-manager.io/issuer`.'),
	core('issuer-kind', SHIM, TEXT, 'Kind of the issuer, where it is another one than Issuer.'),
	core('issuer-group', SHIM, TEXT, 'API group of the issuer, for issuers from outside cert-manager.'),
	core('common-name', SHIM, TEXT, 'Common name of the certificate, at most 64 characters. Clients verify the alternative names instead.'),
	core('alt-names', SHIM, TEXT, 'Further DNS names of the certificate, comma-separated.'),
	core('ip-sans', SHIM, TEXT, 'IP addresses of the certificate, comma-separated.'),
	core('uri-sans', SHIM, TEXT, 'URIs of the certificate, comma-separated, for example a SPIFFE ID.'),
	core('email-sans', SHIM, TEXT, 'E-mail addresses of the certificate, comma-separated.'),
	core('duration', SHIM, DURATION, 'Lifetime of the certificate, at least 1h. Default 2160h (90 days).'),
	core('renew-before', SHIM, DURATION, 'How long before its end the certificate is renewed, at least 5m. Default: a third of its lifetime.'),
	core('renew-before-percentage', SHIM, { kind: 'integer', minimum: 1 }, 'Share of its lifetime that is left when the certificate is renewed, in percent.'),
	core('usages', SHIM, TEXT, 'What the key may be used for, comma-separated. Default `digital signature,key encipherment`.'),
	core('revision-history-limit', SHIM, { kind: 'integer', minimum: 1 }, 'How many CertificateRequests are kept. Default 1.'),
	core('private-key-algorithm', SHIM, { kind: 'words', words: ['RSA', 'ECDSA', 'Ed25519'] }, 'Algorithm of the private key. Default `RSA`.'),
	core('private-key-encoding', SHIM, { kind: 'words', words: ['PKCS1', 'PKCS8'] }, 'Encoding of the private key. Default `PKCS1`.'),
	core('private-key-size', SHIM, { kind: 'integer', minimum: 1 }, 'Size of the private key in bits. Default 2048 for RSA and 256 for ECDSA.'),
	core('private-key-rotation-policy', SHIM, { kind: 'words', words: ['Always', 'Never'] }, 'Whether each renewal makes a new private key. `Never` keeps a stolen key useful for ever.'),
	core('subject-organizations', SHIM, TEXT, 'Organisations of the subject, comma-separated.'),
	core('subject-organizationalunits', SHIM, TEXT, 'Organisational units of the subject, comma-separated.'),
	core('subject-countries', SHIM, TEXT, 'Countries of the subject, comma-separated.'),
	core('subject-provinces', SHIM, TEXT, 'Provinces of the subject, comma-separated.'),
	core('subject-localities', SHIM, TEXT, 'Localities of the subject, comma-separated.'),
	core('subject-postalcodes', SHIM, TEXT, 'Postal codes of the subject, comma-separated.'),
	core('subject-streetaddresses', SHIM, TEXT, 'Street addresses of the subject, comma-separated.'),
	core('subject-serialnumber', SHIM, TEXT, 'Serial number of the subject.'),
	core('secret-template', SHIM, { kind: 'json-object' }, 'Labels and annotations for the Secret, as JSON.'),
	core('issue-temporary-certificate', ['any'], ONLY_TRUE, '`true` puts a self-signed certificate into the Secret until the real one is there. Clients must not trust it.'),
	core('inject-ca-from', INJECTED, TEXT, '`namespace/name` of a Certificate whose CA is written into the `caBundle` fields of this object.'),
	core('inject-ca-from-secret', INJECTED, TEXT, '`namespace/name` of a Secret whose CA is written into the `caBundle` fields. The Secret must allow it with `cert-manager.io/allow-direct-injection`.'),
	core('inject-apiserver-ca', INJECTED, ONLY_TRUE, '`true` writes the CA of the API server into the `caBundle` fields.'),
	core('allow-direct-injection', ['Secret'], ONLY_TRUE, '`true` lets the CA injector read this Secret for `cert-manager.io/inject-ca-from-secret`.'),
	core('private-key-secret-name', ['CertificateRequest'], TEXT, 'Secret with the private key, which a self-signed CertificateRequest needs.'),
	core('certificate-name', MANAGED, TEXT, 'Certificate that the object belongs to. Set by cert-manager.'),
	core('certificate-revision', MANAGED, TEXT, 'Revision of the Certificate that the request is for. Set by cert-manager.'),
	core('issuer-name', MANAGED, TEXT, 'Issuer that signed the certificate. Set by cert-manager.'),
	acme('http01-edit-in-place', INGRESS, { kind: 'words', words: ['true', 'false'] }, '`true` answers ACME challenges by changing this Ingress instead of making another.'),
	acme('http01-ingress-class', INGRESS, TEXT, 'Ingress class, as an annotation, for ACME challenges.'),
	acme('http01-ingress-ingressclassname', INGRESS, TEXT, 'Ingress class, as a field, for ACME challenges.'),
];
