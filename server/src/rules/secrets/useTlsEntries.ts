import { kinds } from '../../resource/kinds.js';
import { objectAt, textAt, valueAt } from '../../resource/resource.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import { setEntry } from '../certManager/edits.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { encodedEntries, plainEntries, type SecretEntry, secretEntries, textOf } from './entries.js';
import { blockScalar, certificateInstead, intermediateCertificate, pemBlock, secretExample } from './examples.js';

const NEEDED = ['tls.crt', 'tls.key'];

/** Names under which other programs keep the same thing. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
	'tls.crt': ['cert', 'crt', 'certificate', 'tls.cert', 'tls.pem', 'cert.pem', 'server.crt', 'server.pem', 'tls-crt', 'tls_crt'],
	'tls.key': ['key', 'key.pem', 'private.key', 'server.key', 'server-key.pem', 'tls-key', 'tls_key', 'privkey.pem'],
};

/** Finds TLS Secrets without certificate or key. */
export const useTlsEntries: Rule = {
	id: 'secrets/use-tls-entries',
	severity: 'error',
	visits: [kinds.secret],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A Secret of type kubernetes.io/tls lacks its certificate or its key.',
		why: 'The API server refuses a Secret of this type without the entries `tls.crt` and `tls.key`. It accepts empty ones, which some tools fill in later; until then no program can serve TLS with them.',
		reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets',
		since: '0.1.0',
		bad: secretExample(`type: kubernetes.io/tls
stringData:
  ca.crt: ${blockScalar(pemBlock('CERTIFICATE', intermediateCertificate))}
`),
		good: certificateInstead,
	},
	*check({ value }) {
		const isMalformed = ['data', 'stringData'].some((field) => valueAt(value, [field]) !== undefined && objectAt(value, field) === undefined);
		if (textAt(value, 'type') !== 'kubernetes.io/tls' || isMalformed) {
			return;
		}
		const entries = secretEntries(value);
		for (const key of NEEDED) {
			const entry = entries.get(key);
			if (entry === undefined) {
				yield { path: ['data', key], message: `A Secret of type kubernetes.io/tls needs the entry "${key}".`, missing: true };
			} else if (entry.content.kind === 'empty') {
				yield { path: entry.path, at: 'key', message: `"${key}" is empty, so the Secret is of no use until somebody fills it.`, severity: 'warning', data: 'empty' };
			}
		}
	},
	/** An empty entry is for somebody else to fill. */
	fix: ({ path, data }, context) => (data === 'empty' ? [] : [
		...missingFixes(String(path.at(-1)), context),
		{ title: 'Change the type to Opaque', edits: replaceValue(context.document, context.inDocument(['type']), 'Opaque') },
	]),
};

function missingFixes(key: string, context: FixContext): readonly RuleFix[] {
	const { document, inDocument } = context;
	const { value } = context.resource;
	const entries = [...encodedEntries(value, 'data'), ...plainEntries(value, 'stringData')].filter((entry) => !NEEDED.includes(entry.key) && entry.key !== 'ca.crt');
	const meant = entries.find((entry) => OTHER_NAMES[key]?.includes(entry.key)) ?? onlyOne(entries.filter((entry) => holds(entry, key)));
	if (meant !== undefined) {
		return [{ title: `Rename "${meant.key}" to "${key}"`, edits: renameKey(document, inDocument(meant.path), key) }];
	}
	const home = ['data', 'stringData'].find((field) => objectAt(value, field) !== undefined);
	const edits = home === undefined ? setEntry(context, [], 'data', { [key]: '' }) : setEntry(context, [home], key, '');
	return [{ title: `Add an empty "${key}"`, edits }];
}

function holds(entry: SecretEntry, key: string): boolean {
	return (textOf(entry) ?? '').includes(key === 'tls.crt' ? '-----BEGIN CERTIFICATE-----' : 'PRIVATE KEY-----');
}

function onlyOne<T>(items: readonly T[]): T | undefined {
	return items.length === 1 ? items[0] : undefined;
}
