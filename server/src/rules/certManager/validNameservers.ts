import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { removeWithin } from './edits.js';
import { solverExample } from './examples.js';
import { isAddress, isHostName } from './names.js';
import { textsOf } from './values.js';

const DNS01 = 'spec.acme.solvers.*.dns01';

/** Finds name servers that are not written as the webhook reads them. */
export const validNameservers: Rule = {
	id: 'cert-manager/valid-nameservers',
	severity: 'error',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A name server of a DNS01 solver lacks its port or its brackets.',
		why: 'The servers for the self-check are `address:port` or an `https://` URL; the server for updates is an address or a host with an optional port. An IPv6 address stands in brackets, or its end would be taken for the port. The webhook refuses other forms.',
		reference: 'https://cert-manager.io/docs/configuration/acme/dns01/#setting-nameservers-for-dns01-self-check',
		since: '0.1.0',
		bad: solverExample(`      - dns01:
          nameservers:
            - 8.8.8.8
          rfc2136:
            nameserver: 2001:db8::53
`),
		good: solverExample(`      - dns01:
          nameservers:
            - 8.8.8.8:53
          rfc2136:
            nameserver: "[2001:db8::53]"
`),
	},
	*check({ value }) {
		for (const { path, text } of textsOf(value, `${DNS01}.nameservers.*`)) {
			if (!/^https:\/\//i.test(text) && !hasPort(text)) {
				yield { path, message: `"${text}" is neither an address with a port nor an https URL.` };
			}
		}
		for (const { path, text } of textsOf(value, `${DNS01}.rfc2136.nameserver`)) {
			if (text.split(':').length > 2 && !text.startsWith('[')) {
				yield { path, message: `"${text}" is an IPv6 address without brackets, or has two ports.` };
			}
		}
	},
	fix: (finding, context) => fixesOf(finding, context),
};

/** Whether Go's `net.SplitHostPort` finds a host and a port. */
function hasPort(text: string): boolean {
	return /^(?:\[[^[\]]+\]|[^:[\]]+):[^:[\]]+$/.test(text);
}

function fixesOf({ path }: RuleFinding, { document, inDocument, resource, ...context }: FixContext): readonly RuleFix[] {
	const text = (certainText(resource.value, ...path) ?? '').trim();
	const bare = text.replace(/^\[([^[\]]*)\]$/, '$1');
	const server = isAddress(bare) && bare.includes(':') ? `[${bare}]` : bare;
	const isForUpdates = path.at(-1) === 'nameserver';
	const meant = isAddress(bare) || isHostName(bare) ? (isForUpdates ? server : `${server}:53`) : undefined;
	return meant === undefined
		? isForUpdates ? [] : [{ title: 'Remove the name server', edits: removeWithin({ document, inDocument, resource, ...context }, path) }]
		: [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }];
}
