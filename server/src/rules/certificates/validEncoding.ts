import { rootCertificate } from './examples.js';
import { certificateRule, type CertificateRule } from './make.js';
import { configMapWith, goodConfigMap } from './manifests.js';

/** Finds PEM and DER that programs cannot read. */
export const validEncoding: CertificateRule = certificateRule({
	id: 'certificates/valid-encoding',
	severity: 'error',
	codes: ['missing-end-marker', 'missing-begin-marker', 'label-mismatch', 'invalid-base64', 'empty-block', 'malformed-der', 'malformed-extension', 'duplicate-extension', 'unknown-critical-extension', 'trailing-data', 'bom', 'unsupported-label', 'too-large', 'too-many-objects'],
	docs: {
		summary: 'A block of PEM or the certificate in it is broken.',
		why: 'Programs skip what they cannot read or refuse the whole file, and the trust that was to come from it is missing without a word.',
		reference: 'https://www.rfc-editor.org/rfc/rfc7468#section-2',
		bad: configMapWith({ 'root.pem': [rootCertificate.slice(0, 4)] }),
		good: goodConfigMap(),
	},
});
