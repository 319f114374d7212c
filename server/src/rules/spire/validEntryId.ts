import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { type SpiffeId, isSpiffeIdProblem, mendSpiffeId, parseSpiffeId } from '../../text/spiffeId.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';

/** Finds entries whose SPIFFE IDs the server refuses. */
export const validEntryId: Rule = {
	id: 'spire/valid-entry-id',
	severity: 'error',
	visits: [kinds.clusterStaticEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The SPIFFE ID of an entry, or of its parent, is refused by the server.',
		why: 'Both IDs must be valid and of the server’s trust domain, and the path `/spire` is kept for SPIRE’s own components. There is no webhook for this kind: the API server accepts the resource, the controller writes the error to its log, and the workload gets no identity.',
		reference: 'https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE-ID.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterStaticEntry
metadata:
  name: web
spec:
  spiffeID: spiffe://Example.org/vm/web
  parentID: spiffe://example.org/vm
  selectors:
    - unix:uid:1001
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
`,
	},
	*check({ value }) {
		const ids: Partial<Record<string, SpiffeId>> = {};
		for (const field of ['spiffeID', 'parentID']) {
			const text = certainText(value, 'spec', field);
			const result = text === undefined ? undefined : parseSpiffeId(text);
			if (result !== undefined && isSpiffeIdProblem(result)) {
				yield { path: ['spec', field], message: result.problem };
			} else if (result !== undefined) {
				ids[field] = result;
			}
		}
		const { spiffeID, parentID } = ids;
		if (spiffeID !== undefined && /^\/spire(?:\/|$)/.test(spiffeID.path)) {
			yield { path: ['spec', 'spiffeID'], message: `The path ${spiffeID.path} is reserved for SPIRE itself.` };
		}
		if (spiffeID !== undefined && parentID !== undefined && spiffeID.trustDomain !== parentID.trustDomain) {
			yield { path: ['spec', 'parentID'], message: `The parent is of the trust domain ${parentID.trustDomain}, and the entry of ${spiffeID.trustDomain}.` };
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = certainText(resource.value, ...path) ?? '';
		const own = parseSpiffeId(certainText(resource.value, 'spec', 'spiffeID') ?? '');
		const meant = mendSpiffeId(text) ?? (path.at(-1) === 'parentID' && !isSpiffeIdProblem(own) ? text.replace(/^spiffe:\/\/[^/]*/, `spiffe://${own.trustDomain}`) : text.replace(/^(spiffe:\/\/[^/]*)\/spire(?=\/.)/, '$1'));
		return meant === text ? [] : [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }];
	},
};
