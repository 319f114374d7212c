import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { mtlsModes, scopeOf } from './peerAuthentication.js';

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
	*check(resource, { mesh }) {
		for (const { path, mode, port } of mtlsModes(resource.value)) {
			if (mode === 'PERMISSIVE') {
				yield { path, message: `PERMISSIVE accepts plaintext beside mTLS ${scopeOf(resource, port, mesh)}.`, ...(port === undefined ? {} : { data: port }) };
			}
		}
	},
	fix({ path, data }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (typeof data !== 'string') {
			return [{ title: 'Require mTLS (STRICT)', edits: replaceValue(document, place, 'STRICT') }];
		}
		const strict = { title: `Require mTLS on port ${data} (STRICT)`, edits: replaceValue(document, place, 'STRICT') };
		const inherits = textAt(resource.value, 'spec', 'mtls', 'mode') === 'STRICT';
		return inherits ? [strict, { title: `Inherit STRICT from the policy on port ${data} (UNSET)`, edits: replaceValue(document, place, 'UNSET') }] : [strict];
	},
};
