import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule, RuleFix } from '../rule.js';
import { hasSelector, mtlsModes, scopeOf } from './peerAuthentication.js';

/** Finds policies and ports that take plaintext only. */
export const noDisabledMtls: Rule = {
	id: 'istio/no-disabled-mtls',
	severity: 'warning',
	visits: [kinds.peerAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A policy or a port switches mTLS off.',
		why: 'With DISABLE the proxy takes plaintext only: whoever is on the network reads and changes the traffic, and no caller has an identity, so rules on principals or namespaces never match. Clients that send mTLS to such a port fail. In ambient mode DISABLE is treated as PERMISSIVE. For a port that a scraper without a proxy must reach, keep the exception to that port and suppress the finding with the reason.',
		reference: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels:
      app: payment
  mtls:
    mode: STRICT
  portLevelMtls:
    9090:
      mode: DISABLE
`,
		good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: payment
  namespace: production
spec:
  selector:
    matchLabels:
      app: payment
  mtls:
    mode: STRICT
`,
	},
	*check(resource, { mesh }) {
		for (const { path, mode, port } of mtlsModes(resource.value)) {
			if (mode === 'DISABLE') {
				yield { path, message: `DISABLE switches mTLS off ${scopeOf(resource, port, mesh)}: traffic arrives unencrypted and without an identity.`, ...(port === undefined ? {} : { data: port }) };
			}
		}
	},
	fix({ path, data }, { document, resource, mesh, inDocument }) {
		const change = (title: string, mode: string): RuleFix => ({ title: `${title} (${mode})`, edits: replaceValue(document, inDocument(path), mode) });
		if (typeof data === 'string') {
			const strict = change(`Require mTLS on port ${data}`, 'STRICT');
			return textAt(resource.value, 'spec', 'mtls', 'mode') === 'DISABLE' ? [strict] : [strict, change(`Inherit the mode of the policy on port ${data}`, 'UNSET')];
		}
		const strict = change('Require mTLS', 'STRICT');
		const isWidest = resource.namespace === mesh.rootNamespace && !hasSelector(resource.value);
		return isWidest ? [strict] : [strict, change('Inherit the mode of the wider policy', 'UNSET')];
	},
};
