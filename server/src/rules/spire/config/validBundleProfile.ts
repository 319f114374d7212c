import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { objectAt, valueAt } from '../../../resource/resource.js';
import { insertEntry } from '../../../syntax/hcl/edit/insert.js';
import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { renameKey } from '../../../syntax/hcl/edit/replace.js';
import { type Path } from '../../../syntax/yaml/path.js';
import type { JsonValue } from '../../../syntax/yaml/value.js';
import { listOf } from '../../../text/words.js';
import { ENDPOINT, endpointExample, federationsOf } from './federation.js';
import { membersOf } from './read.js';
import { references } from './references.js';
import type { ConfigurationFinding, ConfigurationRule } from './rule.js';

const PROFILES = ['https_spiffe', 'https_web'];
const CERTIFICATE = 'profile "https_web" {\n  serving_cert_file {\n    cert_file_path = "/run/tls/tls.crt"\n    key_file_path = "/run/tls/tls.key"\n';

/** Finds bundle endpoints, the server's own and those of others, whose profile SPIRE cannot use. */
export const validBundleProfile: ConfigurationRule = {
	id: 'spire/valid-bundle-profile',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The profile of a bundle endpoint is missing, unknown, not the only one or incomplete.',
		why: 'SPIRE has to know the one way in which an endpoint authenticates itself, and does not start otherwise. A certificate from files also needs `file_sync_interval`: the documented default is not applied.',
		reference: references.federation,
		since: '0.1.0',
		bad: endpointExample(`${CERTIFICATE}  }\n}`),
		good: endpointExample(`${CERTIFICATE}    file_sync_interval = "1h"\n  }\n}`),
	},
	*check(configuration) {
		yield* profileProblems(configuration, [...ENDPOINT, 'profile'], false);
		yield* webProblems(configuration, [...ENDPOINT, 'profile', 'https_web']);
		for (const { path } of federationsOf(configuration)) {
			yield* profileProblems(configuration, [...path, 'bundle_endpoint_profile'], true);
		}
	},
	fix({ path, data, missing }, configuration) {
		const key = String(path.at(-1));
		const parent = path.slice(0, -1);
		if (key === 'file_sync_interval') {
			return [{ title: 'Add file_sync_interval = "1h"', edits: insertEntry(configuration, parent, { key, value: '1h' }) }];
		}
		if (missing === true) {
			return ['https_spiffe', 'https_web'].filter((profile) => profile === 'https_web' || typeof data === 'string').map((profile) => ({
				title: `Add ${key} "${profile}"`, edits: insertEntry(configuration, parent, { key, labels: [profile], value: profile === 'https_spiffe' ? { endpoint_spiffe_id: data as JsonValue } : {} }),
			}));
		}
		return data === 'unknown'
			? PROFILES.map((profile) => ({ title: `Change to "${profile}"`, edits: renameKey(configuration, path, profile) }))
			: data === 'several' ? [{ title: `Remove "${key}"`, edits: removeAt(configuration, path) }] : [];
	},
};

function* profileProblems({ value }: SpireConfiguration, path: Path, isRequired: boolean): Iterable<ConfigurationFinding> {
	const names = membersOf(valueAt(value, path)).map(([name]) => name);
	const unknown = names.filter((name) => !PROFILES.includes(name));
	for (const name of unknown) {
		yield { path: [...path, name], at: 'key', message: `"${name}" is not a profile of bundle endpoints; use ${listOf(PROFILES)}.`, data: 'unknown' };
	}
	if (names.length > 1) {
		yield { path: [...path, names.at(-1) ?? ''], at: 'key', message: `A bundle endpoint has one profile, not ${listOf(names, 'and')}.`, data: 'several' };
	}
	if (names.length === 0 && valueAt(value, path) !== null && (isRequired || valueAt(value, path) !== undefined)) {
		const trustDomain = path.at(-2);
		yield { path, at: 'key', missing: true, message: `The bundle endpoint needs ${String(path.at(-1))}: ${listOf(PROFILES)}.`, ...(isRequired ? { data: `spiffe://${String(trustDomain)}/spire/server` } : {}) };
	}
}

function* webProblems({ value }: SpireConfiguration, path: Path): Iterable<ConfigurationFinding> {
	const web = objectAt(value, ...path);
	const files = objectAt(web, 'serving_cert_file');
	if (web !== undefined && web['acme'] === undefined && web['serving_cert_file'] === undefined) {
		yield { path, at: 'key', message: 'The profile "https_web" needs either "acme" or "serving_cert_file".' };
	}
	if (files !== undefined && (files['file_sync_interval'] === undefined || files['file_sync_interval'] === '')) {
		yield { path: [...path, 'serving_cert_file', 'file_sync_interval'], at: 'key', missing: true, message: 'Without file_sync_interval SPIRE does not start, although the documentation names a default.' };
	}
}
