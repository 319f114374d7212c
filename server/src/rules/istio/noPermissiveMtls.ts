import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';

/** Finds policies that accept plaintext beside mTLS. */
export const noPermissiveMtls: Rule = {
	id: 'istio/no-permissive-mtls',
	severity: 'warning',
	visits: [kinds.peerAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A policy accepts plaintext traffic beside mTLS.',
		why: 'PERMISSIVE is meant for a migration: the proxy takes both mTLS and plaintext, so a client without an identity is served like one with it, and rules on principals or namespaces can be passed by. Set STRICT once every client has a proxy.',
		reference: 'https://istio.io/latest/docs/concepts/security/#permissive-mode',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: legacy
spec:
  mtls:
    mode: PERMISSIVE
`,
		good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: legacy
spec:
  mtls:
    mode: STRICT
`,
	},
	*check({ value }) {
		if (textAt(value, 'spec', 'mtls', 'mode') === 'PERMISSIVE') {
			yield { path: ['spec', 'mtls', 'mode'], message: 'PERMISSIVE accepts plaintext traffic beside mTLS.' };
		}
		const ports = objectAt(value, 'spec', 'portLevelMtls') ?? {};
		for (const port of Object.keys(ports)) {
			if (textAt(ports[port], 'mode') === 'PERMISSIVE') {
				const path: Path = ['spec', 'portLevelMtls', port, 'mode'];
				yield { path, message: `Port ${port} accepts plaintext traffic beside mTLS (PERMISSIVE).` };
			}
		}
	},
	fix: ({ path }, { document, inDocument }) => [{ title: 'Require mTLS (STRICT)', edits: replaceValue(document, inDocument(path), 'STRICT') }],
};
