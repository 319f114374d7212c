import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { isMasked } from '../../syntax/yaml/template.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { isLabelKey, isLabelValue } from '../../text/kubernetesLabel.js';
import type { Rule } from '../rule.js';
import { removeWithin } from './edits.js';
import { certificateExample } from './examples.js';
import { byteLength } from './names.js';

const OWN_PREFIX = 'cert-manager.io/';
const ALLOWED_ANNOTATION = 'cert-manager.io/allow-direct-injection';
/** The limit of the API server for all annotations of an object together. */
const MAXIMUM_BYTES = 256 * 1024;

/** Finds labels and annotations that the Secret cannot have. */
export const validSecretTemplate: Rule = {
	id: 'cert-manager/valid-secret-template',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The template of the Secret has a label or an annotation that is refused.',
		why: 'Annotations below `cert-manager.io/` are how cert-manager recognises its own Secrets, so the webhook lets nobody set them, except `allow-direct-injection`. Labels and keys must have the form that Kubernetes demands, and all annotations together at most 256 KiB.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSecretTemplate',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  secretTemplate:
    annotations:
      cert-manager.io/certificate-name: cart
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  secretTemplate:
    annotations:
      cert-manager.io/allow-direct-injection: "true"
`),
	},
	*check({ value }) {
		const annotations = annotationsOf(value);
		const path = ['spec', 'secretTemplate', 'annotations'];
		for (const key of Object.keys(annotations).filter((name) => !isMasked(name))) {
			if (key.startsWith(OWN_PREFIX) && key !== ALLOWED_ANNOTATION) {
				yield { path, at: 'key', message: `The annotation ${key} belongs to cert-manager.`, data: key };
			} else if (!isLabelKey(key.toLowerCase())) {
				yield { path, at: 'key', message: `"${key}" cannot be the key of an annotation.`, data: key };
			}
		}
		const bytes = Object.entries(annotations).reduce((sum, [key, text]) => sum + byteLength(key) + byteLength(textAt(text) ?? ''), 0);
		if (bytes > MAXIMUM_BYTES) {
			yield { path, at: 'key', message: `The annotations of an object have at most ${MAXIMUM_BYTES} bytes, not ${bytes}.` };
		}
		for (const [key, text] of Object.entries(objectAt(value, 'spec', 'secretTemplate', 'labels') ?? {})) {
			const label = textAt(text) ?? '';
			if (!isMasked(key) && !isMasked(label) && !(isLabelKey(key) && isLabelValue(label))) {
				yield { path: ['spec', 'secretTemplate', 'labels'], at: 'key', message: isLabelKey(key) ? `"${label}" cannot be the value of the label ${key}.` : `"${key}" cannot be the key of a label.`, data: key };
			}
		}
	},
	fix({ path, data }, context) {
		const longest = Object.entries(annotationsOf(context.resource.value)).sort(([, a], [, b]) => (textAt(b) ?? '').length - (textAt(a) ?? '').length)[0]?.[0];
		const key = typeof data === 'string' ? data : longest;
		return key === undefined ? [] : [{ title: `Remove "${key}"`, edits: removeWithin(context, [...path, key]) }];
	},
};

function annotationsOf(value: JsonValue): Readonly<Record<string, JsonValue | undefined>> {
	return objectAt(value, 'spec', 'secretTemplate', 'annotations') ?? {};
}
