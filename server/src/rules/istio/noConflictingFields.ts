import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';
import { stringMatchPaths } from './stringMatches.js';
import { settingsPaths } from './trafficPlaces.js';

/** An object of which only one field may be given. */
interface Choice {
	readonly path: Path;
	readonly fields: readonly string[];
}

/** Finds fields of which the API server takes only one. */
export const noConflictingFields: Rule = {
	id: 'istio/no-conflicting-fields',
	severity: 'error',
	visits: [
		kinds.authorizationPolicy, kinds.requestAuthentication, kinds.destinationRule, kinds.serviceEntry, kinds.virtualService, kinds.workloadGroup,
	],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Fields stand side by side of which only one is allowed.',
		why: 'Some fields are alternatives: a policy is for the workloads of a selector or for what targetRefs name, a ServiceEntry has endpoints or selects workloads, keys come from jwks or jwksUri. The API server refuses a resource with both.',
		reference: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy',
		since: '0.1.0',
		bad: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: jwt
  namespace: shop
spec:
  selector:
    matchLabels:
      app: api
  targetRefs:
    - group: gateway.networking.k8s.io
      kind: Gateway
      name: waypoint
  jwtRules:
    - issuer: https://issuer.example.com
`,
		good: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: jwt
  namespace: shop
spec:
  selector:
    matchLabels:
      app: api
  jwtRules:
    - issuer: https://issuer.example.com
`,
	},
	*check(resource) {
		for (const { path, fields } of choicesOf(resource)) {
			const [first, ...others] = Object.keys(objectAt(resource.value, ...path) ?? {}).filter((field) => fields.includes(field));
			for (const field of first === undefined ? [] : others) {
				yield { path: [...path, field], at: 'key', missing: true, message: `${field} is refused beside ${first}.`, data: first ?? '' };
			}
		}
	},
	fix: ({ path, data }, { document, inDocument }) => [String(path.at(-1)), String(data)].map((field) => ({
		title: `Remove ${field}`, edits: removeAt(document, [...inDocument(path.slice(0, -1)), field]),
	})),
};

function choicesOf(resource: Resource): readonly Choice[] {
	const { kind, value } = resource;
	switch (kind) {
		case 'AuthorizationPolicy':
			return [{ path: ['spec'], fields: ['selector', 'targetRef', 'targetRefs'] }];
		case 'RequestAuthentication':
			return [
				{ path: ['spec'], fields: ['selector', 'targetRef', 'targetRefs'] },
				...listAt(value, 'spec', 'jwtRules').map((_, index): Choice => ({ path: ['spec', 'jwtRules', index], fields: ['jwks', 'jwksUri', 'jwks_uri'] })),
			];
		case 'DestinationRule':
			return settingsPaths(resource).flatMap((settings) => balancerChoices([...settings, 'loadBalancer']));
		case 'ServiceEntry':
			return [{ path: ['spec'], fields: ['workloadSelector', 'endpoints'] }];
		case 'WorkloadGroup':
			return [{ path: ['spec', 'probe'], fields: ['httpGet', 'tcpSocket', 'exec', 'grpc'] }];
		default:
			return [
				...stringMatchPaths(value).map((path): Choice => ({ path, fields: ['exact', 'prefix', 'regex'] })),
				...listAt(value, 'spec', 'http').flatMap((_, index): readonly Choice[] => routeChoices(['spec', 'http', index])),
			];
	}
}

function balancerChoices(balancer: Path): readonly Choice[] {
	return [
		{ path: balancer, fields: ['simple', 'consistentHash'] },
		{ path: [...balancer, 'consistentHash'], fields: ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'] },
		{ path: [...balancer, 'consistentHash'], fields: ['minimumRingSize', 'ringHash', 'maglev'] },
		...['localityLbSetting', 'zoneAwareLbSetting'].map((field): Choice => ({ path: [...balancer, field], fields: ['distribute', 'failover'] })),
	];
}

function routeChoices(route: Path): readonly Choice[] {
	return [
		{ path: [...route, 'directResponse', 'body'], fields: ['string', 'bytes'] },
		{ path: [...route, 'fault', 'abort'], fields: ['httpStatus', 'grpcStatus', 'http2Error'] },
		{ path: [...route, 'fault', 'delay'], fields: ['fixedDelay', 'exponentialDelay'] },
		{ path: [...route, 'redirect'], fields: ['port', 'derivePort'] },
	];
}
