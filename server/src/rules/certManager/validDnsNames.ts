import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isIpRange } from '../../text/ipAddress.js';
import { isSpiffeIdProblem, parseSpiffeId } from '../../text/spiffeId.js';
import { certainText, certainTexts } from '../certain.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { moveItem, removeWithin } from './edits.js';
import { certificateExample } from './examples.js';
import { byteLength, isAddress } from './names.js';

/** Finds entries of `dnsNames` that no client will ever compare with the host it called. */
export const validDnsNames: Rule = {
	id: 'cert-manager/valid-dns-names',
	severity: 'warning',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry of `dnsNames` is no host name.',
		why: 'cert-manager copies the texts into the certificate as they are, and a client compares them with the host it called. An IP address is compared with `ipAddresses` only; a scheme, a port or a path is part of no host; a wildcard is the whole first label or nothing (RFC 9525 §6.3). Such an entry never matches.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
    - 10.0.0.10
    - https://cart.example.com:8443/
    - cart.*.example.com
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
    - cart.example.com
    - "*.example.com"
  ipAddresses:
    - 10.0.0.10
`),
	},
	*check({ value }) {
		for (const { path, text } of certainTexts(value, 'spec', 'dnsNames')) {
			const problem = problemOf(text);
			if (problem !== undefined) {
				yield { path, message: problem };
			}
		}
	},
	fix: ({ path }, context) => fixesOf(Number(path.at(-1)), context),
};

function problemOf(text: string): string | undefined {
	if (text === '') {
		return 'The DNS name is empty.';
	}
	if (isAddress(text)) {
		return `"${text}" is an IP address, which clients do not look for among the DNS names.`;
	}
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
		return `"${text}" is a URL, not a host name.`;
	}
	if (/[\s/:@?#]/.test(text)) {
		return `"${text}" holds more than a host name.`;
	}
	if (byteLength(text) > 253) {
		return `A host name has at most 253 characters, not ${byteLength(text)}.`;
	}
	if (text.includes('*') && !/^\*(?:\.[^*]+)?$/.test(text)) {
		return `"${text}" matches nothing: a wildcard is the whole first label and stands nowhere else.`;
	}
	const labels = text.split('.');
	if (labels.includes('')) {
		return `"${text}" has an empty label.`;
	}
	const long = labels.find((label) => label.length > 63);
	return long === undefined ? undefined : `A label of a host name has at most 63 characters, and one of "${text}" has ${long.length}.`;
}

function fixesOf(index: number, context: FixContext): readonly RuleFix[] {
	const path = ['spec', 'dnsNames', index];
	const text = certainText(context.resource.value, ...path) ?? '';
	const remove = { title: 'Remove the entry', edits: removeWithin(context, path) };
	if (isAddress(text)) {
		return [{ title: 'Move it to ipAddresses', edits: moveItem(context, 'dnsNames', index, { list: 'ipAddresses', value: text }) }];
	}
	if (!isSpiffeIdProblem(parseSpiffeId(text))) {
		return [{ title: 'Move it to uris', edits: moveItem(context, 'dnsNames', index, { list: 'uris', value: text }) }];
	}
	const host = hostOf(text);
	return host === undefined ? [remove] : [{ title: `Change to "${host}"`, edits: replaceValue(context.document, context.inDocument(path), host) }, remove];
}

/** What is left of a URL or an address with a port, if that is a host name. */
function hostOf(text: string): string | undefined {
	const host = text.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/, '').replace(/:\d+$/, '').replace(/\.+$/, '').replace(/^\.+/, '*.');
	return host !== text && host !== '' && !isIpRange(text) && problemOf(host) === undefined ? host : undefined;
}
