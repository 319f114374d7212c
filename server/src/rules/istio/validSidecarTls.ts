import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { fieldsSet } from './clientTls.js';
import { serverTlsBlocks } from './serverTls.js';

/** Finds TLS settings that an ingress listener of a Sidecar does not support. */
export const validSidecarTls: Rule = {
	id: 'istio/valid-sidecar-tls',
	severity: 'error',
	visits: [kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An ingress listener of a Sidecar has TLS settings that only a Gateway supports.',
		why: 'A sidecar reads certificates from files only, and mTLS of the mesh is the work of PeerAuthentication. istiod refuses ISTIO_MUTUAL and AUTO_PASSTHROUGH, Secrets, redirects and lists of certificates here.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener',
		since: '0.1.0',
		bad: example('        credentialName: ratings\n'),
		good: example(''),
	},
	*check({ value }) {
		for (const { path, tls, mode } of serverTlsBlocks(value)) {
			if (mode === 'ISTIO_MUTUAL' || mode === 'AUTO_PASSTHROUGH') {
				yield { path: [...path, 'mode'], message: `${mode} is refused on a listener of a Sidecar.` };
			}
			for (const field of fieldsSet(tls, ['httpsRedirect', 'subjectAltNames', 'credentialName', 'credentialNames', 'tlsCertificates'])) {
				yield { path: [...path, field], at: 'key', message: `${field} is not supported on a listener of a Sidecar.` };
			}
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const place = inDocument(path);
		const block = path.slice(0, -1);
		const tls = objectAt(resource.value, ...block) ?? {};
		const hasFiles = ['serverCertificate', 'privateKey'].some((field) => tls[field] !== undefined);
		if (path.at(-1) === 'credentialName' && !hasFiles) {
			const edits = [...renameKey(document, place, 'serverCertificate'), ...replaceValue(document, place, '/etc/certs/server.pem'), ...putEntry(context, block, { key: 'privateKey', value: '/etc/certs/server-key.pem', after: 'credentialName' })];
			return [{ title: 'Read the certificate from files', edits }];
		}
		return path.at(-1) === 'mode'
			? [{ title: 'Leave mTLS to PeerAuthentication (remove the tls block)', edits: removeAt(document, place.slice(0, -1)) }, { title: 'Change to SIMPLE', edits: replaceValue(document, place, 'SIMPLE') }]
			: [{ title: `Remove ${path.at(-1)}`, edits: removeAt(document, place) }];
	},
};

function example(extra: string): string {
	return `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: ratings
  namespace: prod
spec:
  workloadSelector:
    labels:
      app: ratings
  ingress:
    - port:
        number: 9080
        protocol: HTTPS
        name: https
      defaultEndpoint: 127.0.0.1:8080
      tls:
        mode: SIMPLE
${extra}        serverCertificate: /etc/certs/ratings.pem
        privateKey: /etc/certs/ratings-key.pem
`;
}
