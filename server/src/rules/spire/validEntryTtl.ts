import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { mendGoDuration, parseGoDuration } from '../../text/goDuration.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds lifetimes that are not durations in Go’s notation. */
export const validEntryTtl: Rule = {
	id: 'spire/valid-entry-ttl',
	severity: 'error',
	visits: [kinds.clusterSpiffeId, kinds.clusterStaticEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A lifetime is not a duration.',
		why: 'Durations are written `1h30m` or `90s`: a number with each unit, of which the largest is the hour. The resource cannot be read with another one, so nobody gets an identity by it. A negative lifetime has ended before it begins.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterspiffeid-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
  x509SVIDTTL: 1 day
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
  x509SVIDTTL: 24h
`,
	},
	*check({ value }) {
		for (const field of ['ttl', 'jwtTtl', 'x509SVIDTTL', 'jwtSVIDTTL']) {
			const text = certainText(value, 'spec', field);
			const seconds = text === undefined ? undefined : parseGoDuration(text);
			if (text !== undefined && seconds === undefined) {
				yield { path: ['spec', field], message: `"${text}" is not a duration such as 1h or 1h30m.` };
			} else if (seconds !== undefined && seconds < 0) {
				yield { path: ['spec', field], message: `The lifetime ${text ?? ''} is negative.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = certainText(resource.value, ...path) ?? '';
		const meant = text.startsWith('-') ? undefined : mendGoDuration(text);
		const removal = { title: 'Remove it, for the default of the server', edits: removeAt(document, inDocument(path)) };
		return meant === undefined ? [removal] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }, removal];
	},
};
