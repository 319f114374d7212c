import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { clientTlsBlocks } from './clientTls.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { quoted } from './texts.js';

const SCHEME = 'configmap://';

/** Finds references to a ConfigMap with CAs that istiod refuses. */
export const validCredentialName: Rule = {
	id: 'istio/valid-credential-name',
	severity: 'error',
	visits: [kinds.destinationRule],
	reads: [],
	aliases: [],
	docs: {
		summary: 'credentialName refers to a ConfigMap in a wrong way.',
		why: 'The form is configmap://namespace/name, and the namespace must be that of the DestinationRule: istiod reads no CA from elsewhere.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-credential_name',
		since: '0.1.0',
		bad: destinationRuleExample('api.example.com', ['trafficPolicy:', '  tls:', '    mode: SIMPLE', '    credentialName: configmap://private-ca']),
		good: destinationRuleExample('api.example.com', ['trafficPolicy:', '  tls:', '    mode: SIMPLE', '    credentialName: configmap://shop/private-ca']),
	},
	*check({ value, namespace }) {
		for (const { path, tls } of clientTlsBlocks(value)) {
			const reference = certainText(tls, 'credentialName');
			if (reference?.startsWith(SCHEME) !== true) {
				continue;
			}
			const [first = '', name = '', ...more] = reference.slice(SCHEME.length).split('/');
			const place = [...path, 'credentialName'];
			if (first === '' || name === '' || more.length > 0) {
				yield { path: place, message: `${quoted(reference)} is not of the form ${SCHEME}namespace/name.`, data: first === '' ? name : name === '' ? first : more.at(-1) ?? '' };
			} else if (namespace !== undefined && !isMasked(namespace) && first !== namespace) {
				yield { path: place, message: `The ConfigMap ${name} of the namespace ${first} cannot be used in the namespace ${namespace}.`, data: name };
			}
		}
	},
	fix({ path, data }, { document, resource, inDocument }) {
		const name = typeof data === 'string' && data !== '' ? data : 'example';
		const namespace = resource.namespace ?? 'default';
		const reference = `${SCHEME}${namespace}/${name}`;
		return isMasked(namespace) ? [] : [{ title: `Change to ${reference}`, edits: replaceValue(document, inDocument(path), reference) }];
	},
};
