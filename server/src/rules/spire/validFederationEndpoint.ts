import { kinds } from '../../resource/kinds.js';
import { valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isSpiffeIdProblem, mendSpiffeId, parseSpiffeId } from '../../text/spiffeId.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';

/** Finds bundle endpoints that the webhook refuses. */
export const validFederationEndpoint: Rule = {
	id: 'spire/valid-federation-endpoint',
	severity: 'error',
	visits: [kinds.clusterFederatedTrustDomain],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The address or profile of a bundle endpoint is not valid.',
		why: 'Bundles are fetched by https only, from a URL without a user name or password. With https_spiffe the endpoint proves a SPIFFE ID, which must be named; with https_web it proves a host name, and a SPIFFE ID has no meaning.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterfederatedtrustdomain-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: partner.example
  bundleEndpointURL: http://spire.partner.example:8443
  bundleEndpointProfile:
    type: https_web
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterFederatedTrustDomain
metadata:
  name: partner
spec:
  trustDomain: partner.example
  bundleEndpointURL: https://spire.partner.example:8443
  bundleEndpointProfile:
    type: https_web
`,
	},
	*check(resource) {
		const url = certainText(resource.value, ...URL_PATH);
		const problem = url === undefined ? undefined : urlProblem(url);
		if (problem !== undefined) {
			yield { path: URL_PATH, message: problem };
		}
		yield* profileProblems(resource);
	},
	fix: ({ path }, context) => (path.length === URL_PATH.length ? urlFixes(context) : idFixes(context)),
};

const URL_PATH = ['spec', 'bundleEndpointURL'] as const;
const PROFILE = ['spec', 'bundleEndpointProfile'] as const;
const ENDPOINT_ID = [...PROFILE, 'endpointSPIFFEID'] as const;

/** What is wrong with the URL. Its user information may be a password and is not repeated. */
function urlProblem(url: string): string | undefined {
	const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url);
	if (match?.[2]?.includes('@') === true) {
		return 'The URL of the bundle endpoint must not hold a user name or password.';
	}
	if (match === null || match[1]?.toLowerCase() !== 'https') {
		return `The bundle endpoint "${url}" is not an https URL.`;
	}
	return /^(?::|$)/.test(match[2] ?? '') ? `The bundle endpoint "${url}" names no host.` : undefined;
}

function* profileProblems({ value }: Resource): Generator<RuleFinding> {
	const type = certainText(value, ...PROFILE, 'type');
	const given = valueAt(value, ENDPOINT_ID);
	const id = certainText(value, ...ENDPOINT_ID);
	if (type === 'https_web' && given !== undefined && given !== '') {
		// In a template the two may stand in branches of which one is taken.
		yield { path: ENDPOINT_ID, at: 'key', missing: true, message: 'endpointSPIFFEID has no meaning with the profile https_web.' };
	} else if (type === 'https_spiffe' && (given === undefined || given === '')) {
		yield { path: ENDPOINT_ID, missing: true, message: 'The profile https_spiffe needs the SPIFFE ID of the endpoint (endpointSPIFFEID).' };
	} else if (type === 'https_spiffe' && id !== undefined) {
		const result = parseSpiffeId(id);
		if (isSpiffeIdProblem(result)) {
			yield { path: ENDPOINT_ID, message: result.problem };
		}
	}
}

function urlFixes({ document, resource, inDocument }: FixContext): readonly RuleFix[] {
	const url = certainText(resource.value, ...URL_PATH) ?? '';
	const meant = url.replace(/^(?:http:\/\/|(?![a-z][a-z0-9+.-]*:\/\/))/i, 'https://').replace(/^(https:\/\/)[^/?#]*@/i, '$1');
	return urlProblem(meant) === undefined && meant !== url ? [{ title: url.includes('@') ? 'Remove the user name and password' : 'Use https', edits: replaceValue(document, inDocument(URL_PATH), meant) }] : [];
}

function idFixes(context: FixContext): readonly RuleFix[] {
	const { document, resource, inDocument } = context;
	const { value } = resource;
	const id = certainText(value, ...ENDPOINT_ID) ?? '';
	if (certainText(value, ...PROFILE, 'type') === 'https_web') {
		return [
			{ title: 'Remove endpointSPIFFEID', edits: removeAt(document, inDocument(ENDPOINT_ID)) },
			...(isSpiffeIdProblem(parseSpiffeId(id)) ? [] : [{ title: 'Use the profile https_spiffe', edits: replaceValue(document, inDocument([...PROFILE, 'type']), 'https_spiffe') }]),
		];
	}
	const server = `spiffe://${certainText(value, 'spec', 'trustDomain') ?? 'partner.example'}/spire/server`;
	if (id === '') {
		const isThere = valueAt(value, ENDPOINT_ID) !== undefined;
		return [{ title: `Expect ${server}`, edits: isThere ? replaceValue(document, inDocument(ENDPOINT_ID), server) : putEntry(context, PROFILE, { key: 'endpointSPIFFEID', value: server }) }];
	}
	return [mendSpiffeId(id), server].filter((meant) => meant !== undefined).map((meant) => ({ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(ENDPOINT_ID), meant) }));
}
