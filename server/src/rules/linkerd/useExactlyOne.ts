import { kinds } from '../../resource/kinds.js';
import { objectAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonValue } from '../../syntax/yaml/value.js';
import { listOf } from '../../text/words.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { exampleLabels } from './examples.js';

/** Finds alternatives of which none or more than one is given. */
export const useExactlyOne: Rule = {
	id: 'linkerd/use-exactly-one',
	severity: 'error',
	visits: [kinds.linkerdMeshTlsAuthentication, kinds.linkerdServer, kinds.linkerdServerAuthorization],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Of two fields exactly one must be given.',
		why: 'The API server refuses the resource: a Server selects pods or external workloads, a MeshTLSAuthentication lists identities or refers to them, and a ServerAuthorization names a server or selects several.',
		reference: 'https://linkerd.io/2-edge/reference/authorization-policy/',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identities:
    - cart.shop.serviceaccount.identity.linkerd.cluster.local
  identityRefs:
    - kind: ServiceAccount
      name: cart
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata:
  name: web-clients
  namespace: shop
spec:
  identityRefs:
    - kind: ServiceAccount
      name: cart
`,
	},
	*check(resource) {
		const choice = choiceOf(resource);
		const parent = choice === undefined ? undefined : objectAt(resource.value, ...choice.parent);
		if (choice === undefined || parent === undefined) {
			return;
		}
		const given = choice.fields.filter((field) => parent[field] !== undefined);
		if (given.length > 1) {
			// In a template the two may stand in branches of which one is taken.
			yield { path: [...choice.parent, given[1] ?? ''], at: 'key', missing: true, message: `${listOf(given, 'and')} exclude each other.` };
		} else if (given.length === 0) {
			yield { path: choice.parent, at: 'key', missing: true, message: `${resource.kind} needs ${listOf(choice.fields)}.` };
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const choice = choiceOf(resource);
		if (choice === undefined) {
			return [];
		}
		if (path.length === choice.parent.length) {
			return [{ title: `Add ${choice.fields[0]}`, edits: putEntry(context, path, { key: choice.fields[0], value: choice.example(resource) }) }];
		}
		return choice.fields.map((field) => ({ title: `Remove ${field}`, edits: removeAt(document, inDocument([...choice.parent, field])) }));
	},
};

interface Choice {
	readonly parent: Path;
	readonly fields: readonly [string, string];
	/** A value for the first field, for its author to replace. */
	readonly example: (resource: Resource) => JsonValue;
}

const CHOICES: Readonly<Record<string, Choice>> = {
	Server: { parent: ['spec'], fields: ['podSelector', 'externalWorkloadSelector'], example: (resource) => ({ matchLabels: exampleLabels(resource) }) },
	MeshTLSAuthentication: { parent: ['spec'], fields: ['identityRefs', 'identities'], example: () => [{ kind: 'ServiceAccount', name: 'my-client' }] },
	ServerAuthorization: { parent: ['spec', 'server'], fields: ['name', 'selector'], example: () => 'my-server' },
};

/** Versions of Server before v1beta2 know pod selectors only, and their schema says so. */
function choiceOf({ kind, version }: Resource): Choice | undefined {
	return kind === 'Server' && ['v1alpha1', 'v1beta1'].includes(version) ? undefined : CHOICES[kind];
}
