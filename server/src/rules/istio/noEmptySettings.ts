import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt, valueAt } from '../../resource/resource.js';
import { appendItem } from '../../syntax/yaml/edit/insert.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import { type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { listOf } from '../../text/words.js';
import { putEntries, putEntry } from '../putEntry.js';
import type { Rule, RuleFix } from '../rule.js';
import { policyPaths } from './clientTls.js';
import { destinationRuleExample } from './destinationRuleExample.js';
import { poolPaths } from './trafficPlaces.js';

/** Something that must hold at least one thing, and an example of it. */
interface Container {
	readonly path: Path;
	/** A list; else an object, in which the fields that only say what it is for (`port`, `workloadSelector`) do not count. */
	readonly isList: boolean;
	/** What has to be there, as a sentence names it. */
	readonly needs: string;
	/** What a fix puts in: an item of a list, or the fields of the object. Without it the fix removes the container. */
	readonly example?: JsonValue;
	/** It must be there, too; others may be left out. */
	readonly isRequired?: boolean;
}

const POLICY_FIELDS = ['tls', 'connectionPool', 'loadBalancer', 'outlierDetection'] as const;
const EXAMPLE_SERVER = { port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['shop.example.com'], tls: { mode: 'SIMPLE', credentialName: 'example-credential' } };

/** Finds blocks and lists that are refused because nothing stands in them. */
export const noEmptySettings: Rule = {
	id: 'istio/no-empty-settings',
	severity: 'error',
	visits: [kinds.gateway, kinds.destinationRule, kinds.sidecar, kinds.virtualService],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A block or a list is empty that must not be.',
		why: 'istiod refuses settings that set nothing: a Gateway without servers, a trafficPolicy or a connectionPool without a field, settings for a port that say nothing about it, a TLS route without a match. Leave them out, or fill them in.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy',
		since: '0.1.0',
		bad: destinationRuleExample('reviews.shop.svc.cluster.local', ['trafficPolicy: {}']),
		good: destinationRuleExample('reviews.shop.svc.cluster.local', []),
	},
	*check(resource) {
		for (const { path, isList, needs, isRequired } of containersOf(resource)) {
			const value = valueAt(resource.value, path);
			const isEmpty = isList ? Array.isArray(value) && value.length === 0 : isObject(value) && Object.keys(value).every((field) => field === 'port' || field === 'workloadSelector');
			if (isEmpty || (value === undefined && isRequired === true)) {
				yield { path, at: 'key', missing: true, message: `${nameOf(path)} needs ${needs}.` };
			}
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const container = containersOf(resource).find((candidate) => candidate.path.join() === path.join());
		const place = inDocument(path);
		const remove: RuleFix = { title: `Remove ${nameOf(path)}`, edits: removeWithEmptyParents(document, place, resource.path.length + 1) };
		if (container?.example === undefined) {
			return [remove];
		}
		const { example, isList } = container;
		const title = 'Add an example to start from';
		if (!isList) {
			return [{ title, edits: putEntries(context, path, Object.entries(isObject(example) ? example : {}).map(([key, value]) => ({ key, value: value ?? null }))) }];
		}
		const isWritten = valueAt(resource.value, path) !== undefined;
		const inList = isWritten ? appendItem(document, place, example) : putEntry(context, path.slice(0, -1), { key: String(path.at(-1)), value: [example] });
		return [{ title, edits: inList }];
	},
};

function nameOf(path: Path): string {
	const last = path.at(-1);
	return typeof last === 'number' ? `an entry of ${String(path.at(-2))}` : last === 'spec' ? 'spec' : String(last);
}

function containersOf(resource: Resource): readonly Container[] {
	const { kind, value } = resource;
	switch (kind) {
		case 'Gateway':
			return [
				{ path: ['spec', 'servers'], isList: true, needs: 'at least one server', example: EXAMPLE_SERVER, isRequired: true },
				...listAt(value, 'spec', 'servers').map((_, index): Container => ({ path: ['spec', 'servers', index, 'hosts'], isList: true, needs: 'at least one host', example: 'shop.example.com' })),
			];
		case 'Sidecar':
			return [
				{ path: ['spec'], isList: false, needs: 'egress, ingress, outboundTrafficPolicy or inboundConnectionPool', example: { egress: [{ hosts: ['./*', 'istio-system/*'] }] } },
				...poolContainers(resource),
			];
		case 'DestinationRule':
			return [...policyPaths(value).flatMap((policy) => policyContainers(resource, policy)), ...poolContainers(resource)];
		default:
			return listAt(value, 'spec', 'tls').flatMap((_, route): readonly Container[] => [
				{ path: ['spec', 'tls', route, 'match'], isList: true, needs: 'at least one condition', example: { sniHosts: ['shop.example.com'] } },
				...listAt(value, 'spec', 'tls', route, 'match').map((_match, index): Container => ({ path: ['spec', 'tls', route, 'match', index, 'sniHosts'], isList: true, needs: 'at least one name', example: 'shop.example.com' })),
			]);
	}
}

function policyContainers({ value }: Resource, policy: Path): readonly Container[] {
	const ports = listAt(value, ...policy, 'portLevelSettings').map((_, index): Container => ({ path: [...policy, 'portLevelSettings', index], isList: false, needs: listOf(POLICY_FIELDS) }));
	return [{ path: policy, isList: false, needs: `at least one field, such as ${listOf(POLICY_FIELDS)}` }, ...ports];
}

function poolContainers(resource: Resource): readonly Container[] {
	return poolPaths(resource).filter((path) => objectAt(resource.value, ...path) !== undefined).map((path): Container => ({ path, isList: false, needs: 'tcp or http' }));
}
