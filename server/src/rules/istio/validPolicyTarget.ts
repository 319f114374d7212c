import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { nearest } from '../../text/nearest.js';
import { listOf } from '../../text/words.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { quoted } from './texts.js';

/** Which kinds a policy can be attached to, and their groups. */
const GROUPS: Readonly<Record<string, string>> = { Service: '', ServiceEntry: 'networking.istio.io', Gateway: 'gateway.networking.k8s.io', GatewayClass: 'gateway.networking.k8s.io' };

/** Finds targets that a policy cannot be attached to. */
export const validPolicyTarget: Rule = {
	id: 'istio/valid-policy-target',
	severity: 'error',
	visits: [kinds.authorizationPolicy, kinds.requestAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A policy names a target that it cannot be attached to.',
		why: 'targetRefs attach a policy to a Service, a ServiceEntry, a Gateway or a GatewayClass of the Kubernetes Gateway API, in the namespace of the policy. The Gateway of networking.istio.io is chosen by a selector instead. Everything else is refused.',
		reference: 'https://istio.io/latest/docs/reference/config/type/workload-selector/#PolicyTargetReference',
		since: '0.1.0',
		bad: example('networking.istio.io'),
		good: example('gateway.networking.k8s.io'),
	},
	*check(resource) {
		for (const path of targetPaths(resource)) {
			yield* problemsOf(resource, path);
		}
	},
	fix({ path, data }, context) {
		const { document, resource, inDocument } = context;
		const place = inDocument(path);
		const target = objectAt(resource.value, ...path.slice(0, -1));
		switch (path.at(-1)) {
			case 'namespace':
				return [{ title: 'Remove the namespace', edits: removeAt(document, place) }];
			case 'group': {
				const group = String(data);
				const edits = target?.['group'] === undefined ? putEntry(context, path.slice(0, -1), { key: 'group', value: group, before: 'kind' }) : group === '' ? removeAt(document, place) : replaceValue(document, place, group);
				return [{ title: group === '' ? 'Remove the group' : `Change the group to ${group}`, edits }];
			}
			default:
				return typeof data === 'string' ? [{ title: `Change to ${data}`, edits: replaceValue(document, place, data) }] : [];
		}
	},
};

function targetPaths({ value }: Resource): readonly Path[] {
	const single: readonly Path[] = objectAt(value, 'spec', 'targetRef') === undefined ? [] : [['spec', 'targetRef']];
	return [...single, ...listAt(value, 'spec', 'targetRefs').map((_, index): Path => ['spec', 'targetRefs', index])];
}

function* problemsOf({ value, namespace: own }: Resource, path: Path): Generator<RuleFinding> {
	const target = objectAt(value, ...path);
	const namespace = certainText(target, 'namespace') ?? '';
	if (namespace !== '') {
		yield { path: [...path, 'namespace'], message: `A target is in the namespace of the policy; namespace must be left out${namespace === own ? ' even where it is the same' : ''}.` };
	}
	const kind = certainText(target, 'kind');
	const given = target?.['group'];
	// What does not look like a kind the schema refuses already.
	if (kind === undefined || !/^[A-Za-z]([-A-Za-z0-9]*[A-Za-z0-9])?$/.test(kind) || (given !== undefined && (typeof given !== 'string' || isMasked(given)))) {
		return;
	}
	const group = GROUPS[kind];
	if (group === undefined) {
		const meant = nearest(kind, Object.keys(GROUPS));
		yield { path: [...path, 'kind'], message: `A policy cannot be attached to the kind ${quoted(kind)}; use ${listOf(Object.keys(GROUPS))}.`, ...(meant === undefined ? {} : { data: meant }) };
	} else if ((given ?? '') !== group) {
		const message = given === undefined ? `A target of kind ${kind} needs the group ${group}.` : `A policy cannot be attached to a ${kind} of the group ${quoted(given)}.`;
		yield { path: [...path, 'group'], missing: given === undefined, message, data: group };
	}
}

function example(group: string): string {
	return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: example
  namespace: shop
spec:
  targetRefs:
    - group: ${group}
      kind: Gateway
      name: waypoint
  action: DENY
  rules:
    - to:
        - operation:
            ports: ["8081"]
`;
}
