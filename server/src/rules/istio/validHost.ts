import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { hostNameProblem, isDnsLabel, wildcardHostProblem } from '../../text/hostName.js';
import { isIpAddress } from '../../text/ipAddress.js';
import { type PlacedText, certainText, certainTexts } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { quoted } from './texts.js';

/** Finds hosts that are refused. */
export const validHost: Rule = {
	id: 'istio/valid-host',
	severity: 'error',
	visits: [kinds.destinationRule, kinds.gateway, kinds.serviceEntry, kinds.sidecar],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A host is not written as Istio reads hosts.',
		why: 'A host is a DNS name, where the first label may be "*". A Gateway and the egress of a Sidecar take full names with a namespace before a slash ("prod/*.example.com"), a ServiceEntry no bare "*". istiod refuses everything else.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Server',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: "https://reviews.bookinfo.svc.cluster.local:9080/"
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
`,
		good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews.bookinfo.svc.cluster.local
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
`,
	},
	*check({ kind, value }) {
		switch (kind) {
			case 'DestinationRule': {
				const host = certainText(value, 'spec', 'host');
				const problem = host === undefined ? undefined : wildcardHostProblem(host);
				if (host !== undefined && problem !== undefined) {
					yield { path: ['spec', 'host'], message: `The host ${quoted(host)} ${problem}.` };
				}
				break;
			}
			case 'ServiceEntry':
				yield* certainTexts(value, 'spec', 'hosts').flatMap((host) => serviceEntryProblem(host, textAt(value, 'spec', 'resolution')));
				break;
			case 'Gateway':
				yield* listAt(value, 'spec', 'servers').flatMap((_, index) => certainTexts(value, 'spec', 'servers', index, 'hosts')).flatMap((host) => scopedProblem(host, true));
				break;
			default:
				yield* listAt(value, 'spec', 'egress').flatMap((_, index) => certainTexts(value, 'spec', 'egress', index, 'hosts')).flatMap((host) => scopedProblem(host, false));
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const host = textAt(resource.value, ...path) ?? '';
		const mended = mend(host, resource);
		return [
			...(mended === undefined ? [] : [{ title: `Change to ${mended}`, edits: replaceValue(document, inDocument(path), mended) }]),
			...(listAt(resource.value, ...path.slice(0, -1)).length > 1 ? [{ title: 'Remove the host', edits: removeAt(document, inDocument(path)) }] : []),
		];
	},
};

function serviceEntryProblem({ text, path }: PlacedText, resolution: string | undefined): readonly RuleFinding[] {
	if (text === '*') {
		return [{ path, message: 'A ServiceEntry cannot be for the host "*".' }];
	}
	const problem = wildcardHostProblem(text);
	if (problem !== undefined) {
		return [{ path, message: `The host ${quoted(text)} ${problem}.` }];
	}
	const isPartial = text.includes('*') && !text.startsWith('*.');
	return isPartial && resolution !== 'DYNAMIC_DNS' ? [{ path, severity: 'warning', message: `The wildcard of ${quoted(text)} is not a whole label, which proxies do not match everywhere.` }] : [];
}

/** A host with a namespace before a slash, which a Gateway may leave out and a Sidecar may not. */
function scopedProblem({ text, path }: PlacedText, isGateway: boolean): readonly RuleFinding[] {
	const [first = '', second, ...more] = text.split('/');
	const name = second ?? first;
	if (more.length > 0 || (second === undefined && !isGateway)) {
		return [{ path, message: `The host ${quoted(text)} is not of the form namespace/name.` }];
	}
	const scopes = isGateway ? ['*', '.'] : ['*', '.', '~'];
	if (second !== undefined && !scopes.includes(first) && !isDnsLabel(first)) {
		return [{ path, message: `${quoted(first)} before the slash of ${quoted(text)} is not a namespace.` }];
	}
	const problem = nameProblem(name, isGateway);
	return problem === undefined ? [] : [{ path, message: `The host ${quoted(text)} ${problem}.` }];
}

function nameProblem(name: string, isGateway: boolean): string | undefined {
	if (name === '*' || (isGateway && isIpAddress(name))) {
		return undefined;
	}
	if (name !== '' && !name.includes('.')) {
		return 'is a short name, where a full name is needed';
	}
	if (isGateway && name.includes('*') && !name.startsWith('*.')) {
		return 'has a wildcard that is not the whole first label';
	}
	return wildcardHostProblem(name);
}

/** The host that was most likely meant: without scheme, port and path, without repeated dots, with the missing namespace. */
function mend(host: string, resource: Resource): string | undefined {
	const [, scope = '', rest = ''] = /^([^/]*\/(?!\/))?(.*)$/.exec(host.replace(/^[a-z]+:\/\//i, '')) ?? [];
	const isScoped = resource.kind === 'Sidecar' || resource.kind === 'Gateway';
	const name = (isScoped ? rest : scope + rest).replace(/[/:].*$/, '').replace(/_/g, '-').replace(/\.{2,}/g, '.').replace(/^[.-]+|[.-]+$/g, '').replace(/^\*(?![.-]|$)-?/, '*.');
	if (!name.includes('.') && isScoped && name !== '*') {
		return undefined;
	}
	const namespace = scope.replace('/', '');
	const isKnown = namespace !== '' && (namespace === '*' || namespace === '.' || isDnsLabel(namespace));
	const mended = !isScoped || (resource.kind === 'Gateway' && !isKnown) ? name : `${isKnown ? namespace : '.'}/${name}`;
	const bare = name.replace(/^\*\./, '');
	return mended === host || name === '*' || hostNameProblem(bare) !== undefined ? undefined : mended;
}
