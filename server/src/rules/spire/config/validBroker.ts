import { listAt, objectAt, textAt } from '../../../resource/resource.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import type { Path } from '../../../syntax/yaml/path.js';
import type { JsonValue } from '../../../syntax/yaml/value.js';
import { agentExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';

const BROKER: Path = ['agent', 'experimental', 'broker'];

function broker(...types: readonly string[]): string {
	return agentExample(['trust_bundle_path = "/run/spire/bundle/bundle.crt"', `experimental {\n  broker {\n    bind_address = "127.0.0.1:8443"\n    brokers = [\n      {\n        id = "spiffe://example.org/broker"\n        allowed_reference_types = [\n${types.map((type) => `          { type_url = "${type}" },\n`).join('')}        ]\n      },\n    ]\n  }\n}`]);
}

/** Finds brokers that are listed twice or may do everything and something else. */
export const validBroker: ConfigurationRule = {
	id: 'spire/valid-broker',
	severity: 'error',
	visits: ['spire-agent'],
	aliases: [],
	docs: {
		summary: 'A broker is listed twice, or "*" does not stand alone.',
		why: 'The agent must know one answer to what a broker may ask about, and does not start otherwise.',
		reference: references.agent,
		since: '0.1.0',
		bad: broker('*', 'type.googleapis.com/spiffe.broker.KubernetesObjectReference'),
		good: broker('type.googleapis.com/spiffe.broker.KubernetesObjectReference'),
	},
	*check({ value }) {
		const seen = new Set<string>();
		for (const [index, item] of listAt(objectAt(value, ...BROKER), 'brokers').entries()) {
			const path: Path = [...BROKER, 'brokers', index];
			const id = textAt(item, 'id');
			if (id !== undefined && id !== '' && seen.has(id)) {
				yield { path: [...path, 'id'], message: `The broker "${id}" is listed twice.`, data: index };
			}
			seen.add(id ?? '');
			yield* wildcards(item, path);
		}
	},
	fix: ({ path, data }, configuration) => [typeof data === 'number'
		? { title: 'Remove the second one', edits: removeAt(configuration, [...BROKER, 'brokers', data]) }
		: { title: 'Remove "*"', edits: removeAt(configuration, path.slice(0, -1)) }],
};

function* wildcards(item: JsonValue, path: Path): Iterable<ConfigurationFinding> {
	const types = listAt(item, 'allowed_reference_types');
	const index = types.findIndex((type) => textAt(type, 'type_url') === '*');
	if (index >= 0 && types.length > 1) {
		yield { path: [...path, 'allowed_reference_types', index, 'type_url'], message: '"*" stands for all kinds of references, so no other one may stand beside it.' };
	}
}
