import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { CONNECTION_FIELDS, conditionsOf, operationsOf, rulePaths, sourcesOf } from './authorization.js';
import { authorizationExample } from './authorizationExample.js';
import { fieldsSet } from './clientTls.js';

const HTTP_OPERATIONS = ['hosts', 'methods', 'paths', 'notHosts', 'notMethods', 'notPaths'] as const;
const HTTP_SOURCES = ['requestPrincipals', 'notRequestPrincipals'] as const;

/** Finds DENY rules that close every port without HTTP. */
export const useDenyPorts: Rule = {
	id: 'istio/use-deny-ports',
	severity: 'warning',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A DENY rule has only HTTP attributes, which deny everything on other ports.',
		why: 'A TCP connection has no methods, paths or hosts; on such ports the proxy leaves the HTTP attributes of a DENY rule out, and a rule of nothing else denies every connection. Name the ports that are meant.',
		reference: 'https://istio.io/latest/docs/tasks/security/authorization/authz-tcp/',
		since: '0.1.0',
		bad: authorizationExample(['action: DENY', 'rules:', '  - to:', '      - operation:', '          methods: ["DELETE"]']),
		good: authorizationExample(['action: DENY', 'rules:', '  - to:', '      - operation:', '          methods: ["DELETE"]', '          ports: ["8080"]']),
	},
	*check({ value }) {
		if (textAt(value, 'spec', 'action') !== 'DENY') {
			return;
		}
		for (const rule of rulePaths(value)) {
			const attributes = httpAttributes(value, rule);
			if (attributes.length > 0 && !isBoundToConnections(value, rule)) {
				const place = operationsOf(value, rule)[0]?.path ?? sourcesOf(value, rule)[0]?.path ?? [...rule, 'when'];
				yield { path: place, at: 'key', missing: true, message: `On ports without HTTP this rule denies every connection, because HTTP attributes (${attributes.join(', ')}) are left out there.` };
			}
		}
	},
	fix({ path }, context) {
		const rule = path.slice(0, 3);
		const operations = operationsOf(context.resource.value, rule);
		const edits = operations.length > 0
			? operations.flatMap((operation) => putEntry(context, operation.path, { key: 'ports', value: ['8080'] }))
			: putEntry(context, rule, { key: 'to', value: [{ operation: { ports: ['8080'] } }] });
		return [{ title: 'Restrict the rule to a port', edits }];
	},
};

function httpAttributes(value: JsonObject, rule: Path): readonly string[] {
	const operations = operationsOf(value, rule).flatMap(({ value: operation }) => fieldsSet(operation ?? {}, HTTP_OPERATIONS));
	const sources = sourcesOf(value, rule).flatMap(({ value: source }) => fieldsSet(source ?? {}, HTTP_SOURCES));
	const conditions = conditionsOf(value, rule).map(({ value: condition }) => certainText(condition, 'key') ?? '').filter(isHttpKey);
	return [...new Set([...operations, ...sources, ...conditions])];
}

/** Whether anything in the rule also holds for connections without HTTP. */
function isBoundToConnections(value: JsonObject, rule: Path): boolean {
	return operationsOf(value, rule).some(({ value: operation }) => fieldsSet(operation ?? {}, ['ports', 'notPorts']).length > 0)
		|| sourcesOf(value, rule).some(({ value: source }) => fieldsSet(source ?? {}, [...CONNECTION_FIELDS, 'remoteIpBlocks', 'notRemoteIpBlocks']).length > 0)
		|| conditionsOf(value, rule).some(({ value: condition }) => !isHttpKey(textAt(condition, 'key') ?? ''));
}

function isHttpKey(key: string): boolean {
	return key.startsWith('request.');
}
