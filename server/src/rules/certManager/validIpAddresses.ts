import { kinds } from '../../resource/kinds.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText, certainTexts } from '../certain.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { moveItem, removeWithin } from './edits.js';
import { certificateExample } from './examples.js';
import { isAddress, isHostName } from './names.js';

/** Finds entries of `ipAddresses` that are no address. */
export const validIpAddresses: Rule = {
	id: 'cert-manager/valid-ip-addresses',
	severity: 'error',
	visits: [kinds.certificate],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An entry of `ipAddresses` is no IP address.',
		why: 'The webhook takes single IPv4 and IPv6 addresses: no host names, no ranges, no ports, no octets with leading zeros.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  ipAddresses:
    - 10.0.0.0/24
    - cart.example.com
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  ipAddresses:
    - 10.0.0.1
`),
	},
	*check({ value }) {
		for (const { path, text } of certainTexts(value, 'spec', 'ipAddresses')) {
			if (!isAddress(text)) {
				yield { path, message: `"${text}" is not an IP address.` };
			}
		}
	},
	fix: ({ path }, context) => fixesOf(Number(path.at(-1)), context),
};

function fixesOf(index: number, context: FixContext): readonly RuleFix[] {
	const path = ['spec', 'ipAddresses', index];
	const text = certainText(context.resource.value, ...path) ?? '';
	const meant = meantAddress(text);
	if (meant !== undefined) {
		return [{ title: `Change to ${meant}`, edits: replaceValue(context.document, context.inDocument(path), meant) }];
	}
	const remove = { title: 'Remove the entry', edits: removeWithin(context, path) };
	return isHostName(text) ? [{ title: 'Move it to dnsNames', edits: moveItem(context, 'ipAddresses', index, { list: 'dnsNames', value: text }) }] : [remove];
}

/** The address without a prefix, a port, brackets, spaces or leading zeros. */
function meantAddress(text: string): string | undefined {
	const candidates = [text.trim(), text.replace(/\/\d+$/, ''), text.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1'), text.replace(/^([\d.]+):\d+$/, '$1'), text.replace(/(^|\.)0+(?=\d)/g, '$1')];
	return candidates.find((candidate) => isAddress(candidate));
}
