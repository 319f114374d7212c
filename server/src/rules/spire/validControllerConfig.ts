import { valueAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { nearest } from '../../text/nearest.js';
import { isSpiffeIdProblem, mendTrustDomain, parseTrustDomain } from '../../text/spiffeId.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule, RuleFinding } from '../rule.js';
import { controllerManagerConfig } from './kinds.js';
import { patternProblem } from './pattern.js';

/** Finds values with which the SPIRE controller manager does not start. */
export const validControllerConfig: Rule = {
	id: 'spire/valid-controller-config',
	severity: 'error',
	visits: [controllerManagerConfig],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The controller does not start with this configuration.',
		why: 'The controller checks these values when it starts and exits. Until it runs again no entry is made for new pods, and those that are gone keep theirs.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/spire-controller-manager-config.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: production
trustDomain: Example.org
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: production
trustDomain: example.org
`,
	},
	*check(resource) {
		yield* wrongValues(resource);
		yield* contradictions(resource);
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = certainText(resource.value, ...path) ?? '';
		const meant = path[0] === 'trustDomain' ? mendTrustDomain(text) : path[0] === 'logLevel' ? nearest(text, LOG_LEVELS) : undefined;
		if (meant !== undefined) {
			return [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }];
		}
		return path[0] === 'trustDomain' || path[0] === 'clusterName' ? [] : [{ title: typeof path.at(-1) === 'number' ? 'Remove this pattern' : `Remove ${String(path.at(-1))}`, edits: removeAt(document, inDocument(path)) }];
	},
};

const LOG_LEVELS = ['debug', 'info', 'warn', 'warning', 'error', 'dpanic', 'panic', 'fatal', 'trace'];
const LEADER_ELECTION: Path = ['leaderElection', 'leaderElect'];
const RECONCILE_PODS: Path = ['reconcile', 'clusterSPIFFEIDs'];

function* wrongValues({ value }: Resource): Generator<RuleFinding> {
	const domain = certainText(value, 'trustDomain');
	const result = domain === undefined ? undefined : parseTrustDomain(domain);
	if (result !== undefined && isSpiffeIdProblem(result)) {
		yield { path: ['trustDomain'], message: result.problem };
	}
	for (const field of ['clusterName', 'validatingWebhookConfigurationName']) {
		if (certainText(value, field) === '') {
			yield { path: [field], message: `${field} must not be empty.` };
		}
	}
	const level = certainText(value, 'logLevel');
	if (level !== undefined && level !== '' && !LOG_LEVELS.includes(level.toLowerCase()) && !/^-?\d+$/.test(level)) {
		yield { path: ['logLevel'], message: `"${level}" is not a log level; use debug, info, warn or error.` };
	}
	for (const { text, path } of certainTexts(value, 'ignoreNamespaces')) {
		const problem = patternProblem(text);
		if (problem !== undefined) {
			yield { path, message: `"${text}" is not a pattern that Go reads: ${problem}.` };
		}
	}
}

function* contradictions({ value }: Resource): Generator<RuleFinding> {
	const prefix = certainText(value, 'entryIDPrefix');
	if (prefix !== undefined && prefix !== '' && certainText(value, 'entryIDPrefixCleanup') === prefix) {
		// In a template the two may stand in branches of which one is taken.
		yield { path: ['entryIDPrefixCleanup'], missing: true, message: `entryIDPrefixCleanup is "${prefix}", as is entryIDPrefix: the controller would remove its own entries.` };
	}
	if (value['staticManifestPath'] !== undefined && value['staticManifestPath'] !== '') {
		for (const path of [LEADER_ELECTION, RECONCILE_PODS]) {
			if (valueAt(value, path) === true) {
				yield { path, missing: true, message: `${path.join('.')}: true and staticManifestPath exclude each other.` };
			}
		}
	}
}
