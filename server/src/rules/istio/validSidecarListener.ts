import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { hostNameProblem } from '../../text/hostName.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { sidecarExample } from './sidecarExample.js';
import { quoted } from './texts.js';

/** Finds listeners and the forward proxy of a Sidecar that istiod refuses. */
export const validSidecarListener: Rule = {
	id: 'istio/valid-sidecar-listener',
	severity: 'error',
	visits: [kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A listener of a Sidecar has an endpoint or a place in the list that is not allowed.',
		why: 'An ingress listener hands over to the pod itself: 127.0.0.1, 0.0.0.0, [::1] or [::] with a port, or a socket. The egress listener without a port takes what the others leave and must be the last one. A forward proxy needs ALLOW_ANY, a whole host name and a port. istiod refuses the rest.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener',
		since: '0.1.0',
		bad: sidecarExample(ingress('10.0.0.5:8080')),
		good: sidecarExample(ingress('127.0.0.1:8080')),
	},
	*check({ value }) {
		for (const index of listAt(value, 'spec', 'ingress').keys()) {
			const endpoint = certainText(value, 'spec', 'ingress', index, 'defaultEndpoint') ?? '';
			if (endpoint !== '' && !isOwnEndpoint(endpoint)) {
				yield { path: ['spec', 'ingress', index, 'defaultEndpoint'], message: `${quoted(endpoint)} is not an endpoint of the pod itself, such as 127.0.0.1:8080.` };
			}
		}
		const egress = listAt(value, 'spec', 'egress');
		for (const [index, listener] of egress.entries()) {
			if (index < egress.length - 1 && objectAt(listener) !== undefined && valueAt(listener, ['port']) === undefined) {
				yield { path: ['spec', 'egress', index], missing: true, message: 'An egress listener without a port takes all that is left and must be the last one.' };
			}
		}
		yield* proxyProblems(value);
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const place = inDocument(path);
		switch (path.at(-1)) {
			case 'defaultEndpoint': {
				const port = /:(\d{1,5})$/.exec(textAt(resource.value, ...path) ?? '')?.[1] ?? /^\d+$/.exec(textAt(resource.value, ...path) ?? '')?.[0] ?? '8080';
				return [{ title: `Change to 127.0.0.1:${port}`, edits: replaceValue(document, place, `127.0.0.1:${port}`) }];
			}
			case 'egressProxy':
			case 'host':
				return [{ title: 'Remove the forward proxy', edits: removeAt(document, inDocument(['spec', 'outboundTrafficPolicy', 'egressProxy'])) }];
			case 'mode':
				return [{ title: 'Allow all hosts (ALLOW_ANY)', edits: textAt(resource.value, ...path) === undefined ? putEntry(context, path.slice(0, -1), { key: 'mode', value: 'ALLOW_ANY' }) : replaceValue(document, place, 'ALLOW_ANY') }];
			case 'port':
				return [{ title: 'Add a port', edits: putEntry(context, path.slice(0, -1), { key: 'port', value: { number: 8080 } }) }];
			default:
				return [{ title: 'Remove the listener', edits: removeAt(document, place) }];
		}
	},
};

function isOwnEndpoint(endpoint: string): boolean {
	const port = /^(?:127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):(\d{1,5})$/.exec(endpoint)?.[1];
	return endpoint.startsWith('unix://') || (port !== undefined && Number(port) >= 1 && Number(port) <= 65535);
}

function* proxyProblems(value: JsonObject): Generator<RuleFinding> {
	const path = ['spec', 'outboundTrafficPolicy', 'egressProxy'];
	const proxy = objectAt(value, ...path);
	if (proxy === undefined) {
		return;
	}
	const mode = valueAt(value, ['spec', 'outboundTrafficPolicy', 'mode']);
	if (mode === undefined || mode === 'REGISTRY_ONLY') {
		yield { path: ['spec', 'outboundTrafficPolicy', 'mode'], missing: mode === undefined, message: 'A forward proxy (egressProxy) needs the mode ALLOW_ANY.' };
	}
	const host = certainText(proxy, 'host');
	const problem = host === undefined ? undefined : host.includes('.') || host === '' ? hostNameProblem(host) : 'is a short name, where a full name is needed';
	if (problem !== undefined) {
		yield { path: [...path, 'host'], message: `The host ${quoted(host ?? '')} ${problem}.` };
	}
	if (proxy['port'] === undefined) {
		yield { path: [...path, 'port'], missing: true, message: 'A forward proxy needs a port.' };
	}
}

function ingress(endpoint: string): readonly string[] {
	return ['ingress:', '  - port:', '      number: 9080', '      protocol: HTTP', '      name: http', `    defaultEndpoint: ${endpoint}`];
}
