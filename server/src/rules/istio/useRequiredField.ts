import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt, textAt, valueAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { policyPaths } from './clientTls.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { portPaths } from './portPlaces.js';
import { poolPaths, settingsPaths } from './trafficPlaces.js';

/** A field that an object needs although its schema does not say so. */
interface Requirement {
	readonly path: Path;
	readonly field: string;
	/** What a fix puts in, for the author to replace. */
	readonly example: JsonValue;
}

/** Finds objects without a field that istiod demands. */
export const useRequiredField: Rule = {
	id: 'istio/use-required-field',
	severity: 'error',
	visits: [kinds.destinationRule, kinds.gateway, kinds.serviceEntry, kinds.sidecar, kinds.workloadEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A field is missing or empty that istiod demands.',
		why: 'The schema leaves these fields open, but istiod or a rule of the API server refuses the resource without them: the port of portLevelSettings, the interval of HTTP/2 keep-alives, the name of a cookie attribute or of a Gateway port, the address of an endpoint.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  portLevelSettings:', '    - tls:', '        mode: ISTIO_MUTUAL']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy:', '  portLevelSettings:', '    - port:', '        number: 9080', '      tls:', '        mode: ISTIO_MUTUAL']),
	},
	*check(resource) {
		for (const { path, field } of requirementsOf(resource)) {
			const parent = objectAt(resource.value, ...path);
			const value = parent?.[field];
			if (parent !== undefined && (value === undefined || value === '')) {
				yield { path: [...path, field], missing: value === undefined, message: `${nameOf(path)} needs ${field === 'address' ? 'an' : 'a'} ${field}.` };
			}
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const requirement = requirementsOf(resource).find((candidate) => [...candidate.path, candidate.field].join() === path.join());
		if (requirement === undefined) {
			return [];
		}
		const { field, example } = requirement;
		const isWritten = textAt(resource.value, ...path) !== undefined;
		const first = Object.keys(objectAt(resource.value, ...requirement.path) ?? {})[0];
		const edits = isWritten && typeof example === 'string'
			? replaceValue(document, inDocument(path), example)
			: putEntry(context, requirement.path, { key: field, value: example, ...(first === undefined ? {} : { before: first }) });
		return [{ title: `Add the ${field}`, edits }];
	},
};

function nameOf(path: Path): string {
	const last = path.at(-1);
	return typeof last !== 'number' ? String(last) : path.at(-2) === 'servers' ? 'Every server' : `Every entry of ${String(path.at(-2))}`;
}

function requirementsOf(resource: Resource): readonly Requirement[] {
	const { kind, value } = resource;
	const keepAlives = poolPaths(resource).map((pool): Requirement => ({ path: [...pool, 'http', 'http2KeepAlive'], field: 'interval', example: '30s' }));
	switch (kind) {
		case 'DestinationRule':
			return [...portRequirements(resource), ...cookieRequirements(resource), ...keepAlives];
		case 'Gateway':
			return portPaths(resource).flatMap((path): readonly Requirement[] => (textAt(value, ...path, 'name') === '' ? [{ path, field: 'name', example: (textAt(value, ...path, 'protocol') ?? 'https').toLowerCase() }] : []));
		case 'WorkloadEntry':
			return addressRequirement(resource, ['spec']);
		case 'ServiceEntry':
			return listAt(value, 'spec', 'endpoints').flatMap((_, index) => addressRequirement(resource, ['spec', 'endpoints', index]));
		default:
			return keepAlives;
	}
}

function portRequirements({ value }: Resource): readonly Requirement[] {
	return policyPaths(value).flatMap((policy) => listAt(value, ...policy, 'portLevelSettings').map((_, index): Requirement => ({ path: [...policy, 'portLevelSettings', index], field: 'port', example: { number: 8080 } })));
}

/** The schema wants the name to be there; istiod wants it to say something, too. */
function cookieRequirements(resource: Resource): readonly Requirement[] {
	return settingsPaths(resource).flatMap((settings) => {
		const cookie: Path = [...settings, 'loadBalancer', 'consistentHash', 'httpCookie'];
		const named = [cookie, ...listAt(resource.value, ...cookie, 'attributes').map((_, index): Path => [...cookie, 'attributes', index])];
		return named.filter((path) => textAt(resource.value, ...path, 'name') === '').map((path): Requirement => ({ path, field: 'name', example: path === cookie ? 'session' : 'SameSite' }));
	});
}

/** An endpoint in another network is reached through its gateway and needs no address. */
function addressRequirement({ value }: Resource, path: Path): readonly Requirement[] {
	return isObject(valueAt(value, path)) && objectAt(value, ...path)?.['network'] === undefined ? [{ path, field: 'address', example: '10.0.0.1' }] : [];
}
