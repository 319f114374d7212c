import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { kindName, names, referenceAt, setKind } from './references.js';

/** Finds rate limits that contradict each other or limit nothing. */
export const validRateLimit: Rule = {
	id: 'linkerd/valid-rate-limit',
	severity: 'error',
	visits: [kinds.linkerdRateLimit],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A rate limit contradicts another one, or limits nothing.',
		why: 'Limits are positive, and neither the limit for each identity nor that for single clients may exceed the total; overrides are for service accounts. The admission webhook refuses everything else. Without any limit the policy has no effect.',
		reference: 'https://linkerd.io/2-edge/reference/rate-limiting/',
		since: '0.1.0',
		bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: web-http
  total:
    requestsPerSecond: 100
  identity:
    requestsPerSecond: 200
`,
		good: `apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: web-http
  total:
    requestsPerSecond: 100
  identity:
    requestsPerSecond: 20
`,
	},
	*check(resource) {
		yield* wrongLimits(resource);
		yield* wrongClients(resource);
		const spec = objectAt(resource.value, 'spec');
		if (spec !== undefined && LIMITS.every((field) => spec[field] === undefined)) {
			yield { path: ['spec'], at: 'key', severity: 'warning', missing: true, message: 'The policy sets no limit, so it has no effect.' };
		}
	},
	fix(finding, context) {
		const { path } = finding;
		const { document, resource, inDocument } = context;
		if (path.length === 1) {
			return [{ title: 'Limit all requests together', edits: putEntry(context, path, { key: 'total', value: { requestsPerSecond: 100 } }) }];
		}
		if (path.at(-1) === 'kind') {
			return [{ title: 'Refer to a ServiceAccount of this name', edits: setKind(context, path.slice(0, -1), { group: '', kind: 'ServiceAccount' }) }];
		}
		const total = rateAt(resource, ['spec', 'total', RATE]);
		return [{ title: `Change to ${total !== undefined && total > 0 ? total : 1}`, edits: replaceValue(document, inDocument(path), total !== undefined && total > 0 ? total : 1) }];
	},
};

const RATE = 'requestsPerSecond';
const LIMITS = ['total', 'identity', 'overrides'];

function rateAt({ value }: Resource, path: Path): number | undefined {
	const rate = valueAt(value, path);
	return typeof rate === 'number' ? rate : undefined;
}

function* wrongLimits(resource: Resource): Generator<RuleFinding> {
	const total = rateAt(resource, ['spec', 'total', RATE]);
	const overrides = listAt(resource.value, 'spec', 'overrides').map((_item, index): Path => ['spec', 'overrides', index, RATE]);
	for (const path of [['spec', 'total', RATE], ['spec', 'identity', RATE], ...overrides]) {
		const rate = rateAt(resource, path);
		if (rate !== undefined && rate <= 0) {
			yield { path, message: `A limit of ${rate} requests per second is not positive.` };
		} else if (rate !== undefined && total !== undefined && rate > total) {
			// In a template the two may stand in branches of which one is taken.
			yield { path, missing: true, message: `The limit of ${rate} requests per second exceeds the total of ${total}.` };
		}
	}
}

function* wrongClients({ value }: Resource): Generator<RuleFinding> {
	for (const index of listAt(value, 'spec', 'overrides').keys()) {
		const refs: Path = ['spec', 'overrides', index, 'clientRefs'];
		for (const client of listAt(value, ...refs).keys()) {
			const reference = referenceAt(value, ...refs, client);
			if (reference !== undefined && !names(reference, { group: '', kind: 'ServiceAccount' })) {
				yield { path: [...refs, client, 'kind'], message: `${kindName(reference)} is no client; overrides are for a ServiceAccount.` };
			}
		}
	}
}
