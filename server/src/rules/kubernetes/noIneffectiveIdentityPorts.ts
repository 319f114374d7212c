import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { annotationAt, podAnnotations, podKinds } from './metadata.js';
import { removeMetadata } from './moves.js';

/** Finds demands for an identity that the default policy beside them makes void. */
export const noIneffectiveIdentityPorts: Rule = {
	id: 'kubernetes/no-ineffective-identity-ports',
	severity: 'warning',
	visits: [kinds.namespace, ...podKinds],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Ports that require an identity do not, because the default policy is audit.',
		why: '`proxy-require-identity-inbound-ports` raises an allowing default policy to an authenticated one. `audit` is no allowing policy in that sense: it admits everybody and logs, and the list of ports changes nothing.',
		reference: 'https://linkerd.io/2-edge/features/server-policy/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    config.linkerd.io/default-inbound-policy: audit
    config.linkerd.io/proxy-require-identity-inbound-ports: "8443"
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    config.linkerd.io/default-inbound-policy: all-authenticated
`,
	},
	*check(resource) {
		for (const { name, path, text } of podAnnotations(resource)) {
			if (name === 'config.linkerd.io/proxy-require-identity-inbound-ports' && text !== '' && annotationAt(resource.value, path.slice(0, -2), DEFAULT_POLICY) === 'audit') {
				// In a template the two may stand in branches of which one is taken.
				yield { path, missing: true, message: `Port ${text} does not require an identity while ${DEFAULT_POLICY} is audit.` };
			}
		}
	},
	fix(finding, context) {
		const policy = [...finding.path.slice(0, -1), DEFAULT_POLICY];
		return [
			{ title: 'Change the default policy to all-authenticated', edits: replaceValue(context.document, context.inDocument(policy), 'all-authenticated') },
			{ title: `Remove ${String(finding.path.at(-1))}`, safe: true, edits: removeMetadata(context, finding.path) },
		];
	},
};

const DEFAULT_POLICY = 'config.linkerd.io/default-inbound-policy';
