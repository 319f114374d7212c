import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import type { Rule } from '../rule.js';
import { removeMetadata } from './moves.js';

/** Finds namespaces that choose Istio’s injection in two ways. */
export const noConflictingInjectionLabels: Rule = {
	id: 'kubernetes/no-conflicting-injection-labels',
	severity: 'warning',
	visits: [kinds.namespace],
	reads: [],
	aliases: ['IST0123'],
	docs: {
		summary: 'A namespace has both istio-injection and istio.io/rev.',
		why: '`istio-injection` wins, and `istio.io/rev` has no effect: the pods stay with the default revision, or without a proxy, although the namespace seems to be moved to another control plane.',
		reference: 'https://istio.io/latest/docs/setup/upgrade/canary/',
		since: '0.1.0',
		bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
    istio.io/rev: canary
`,
		good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/rev: canary
`,
	},
	*check({ value }) {
		if (valueAt(value, INJECTION) !== undefined && valueAt(value, REVISION) !== undefined) {
			// In a template the two may stand in branches of which one is taken.
			yield { path: REVISION, at: 'key', missing: true, message: 'istio.io/rev has no effect beside istio-injection, which wins.' };
		}
	},
	fix: (_finding, context) => [
		{ title: 'Remove istio-injection, so that the revision counts', edits: removeMetadata(context, INJECTION) },
		{ title: 'Remove istio.io/rev', safe: true, edits: removeMetadata(context, REVISION) },
	],
};

const INJECTION = ['metadata', 'labels', 'istio-injection'] as const;
const REVISION = ['metadata', 'labels', 'istio.io/rev'] as const;
