import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nearest } from '../../text/nearest.js';
import { certainText } from '../certain.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { setEntry } from './edits.js';
import { certificateExample } from './examples.js';

const GROUP = 'cert-manager.io';
const OWN_KINDS: readonly string[] = ['Issuer', 'ClusterIssuer'];

/** Groups of issuers that others maintain, by kind. */
const EXTERNAL_GROUPS: Readonly<Record<string, string>> = {
	AWSPCAIssuer: 'awspca.cert-manager.io',
	AWSPCAClusterIssuer: 'awspca.cert-manager.io',
	GoogleCASIssuer: 'cas-issuer.jetstack.io',
	GoogleCASClusterIssuer: 'cas-issuer.jetstack.io',
	StepIssuer: 'certmanager.step.sm',
	StepClusterIssuer: 'certmanager.step.sm',
	OriginIssuer: 'cert-manager.k8s.cloudflare.com',
};

/** Finds references to issuers that cert-manager cannot follow. */
export const validIssuerRef: Rule = {
	id: 'cert-manager/valid-issuer-ref',
	severity: 'error',
	visits: [kinds.certificate, kinds.certificateRequest],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A reference names a kind of issuer that its group does not have.',
		why: 'Without a group, `kind` can only be Issuer or ClusterIssuer, and the webhook refuses any other: an issuer that somebody else maintains needs its own `group`. A group that nobody serves is accepted, and the request waits for ever.',
		reference: 'https://cert-manager.io/docs/configuration/issuers/',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
`).replace('kind: ClusterIssuer', 'kind: AWSPCAClusterIssuer'),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
`).replace('kind: ClusterIssuer', 'kind: AWSPCAClusterIssuer\n    group: awspca.cert-manager.io'),
	},
	*check({ value }) {
		const kind = certainText(value, 'spec', 'issuerRef', 'kind') ?? '';
		const group = certainText(value, 'spec', 'issuerRef', 'group');
		const path = ['spec', 'issuerRef', 'group'];
		if (group === 'certmanager.k8s.io') {
			yield { path, message: 'The group certmanager.k8s.io was given up with cert-manager 0.11, and nobody serves its issuers.', severity: 'warning' };
		} else if (group?.includes('/') === true) {
			yield { path, message: `"${group}" is not an API group, which has no version behind a slash.`, severity: 'warning' };
		} else if ((group ?? '') === '' || group === GROUP) {
			if (kind !== '' && !OWN_KINDS.includes(kind)) {
				const message = group === GROUP ? `"${kind}" is not a kind of issuer in ${GROUP}.` : `"${kind}" needs a group; without one only Issuer and ClusterIssuer are known.`;
				yield { path: ['spec', 'issuerRef', 'kind'], message, missing: group === undefined };
			}
		}
	},
	fix({ path }, context) {
		return path.at(-1) === 'group' ? groupFixes(context) : kindFixes(context);
	},
};

function groupFixes({ document, inDocument, resource }: FixContext): readonly RuleFix[] {
	const path = inDocument(['spec', 'issuerRef', 'group']);
	const group = certainText(resource.value, 'spec', 'issuerRef', 'group') ?? '';
	const meant = group.includes('/') ? group.slice(0, group.indexOf('/')) : GROUP;
	return meant === GROUP
		? [{ title: `Remove the group, which is ${GROUP} by default`, edits: removeAt(document, path) }]
		: [{ title: `Change to "${meant}"`, edits: replaceValue(document, path, meant) }];
}

function kindFixes(context: FixContext): readonly RuleFix[] {
	const { document, inDocument, resource } = context;
	const kind = certainText(resource.value, 'spec', 'issuerRef', 'kind') ?? '';
	const external = EXTERNAL_GROUPS[kind];
	const addGroup = external === undefined ? [] : [{ title: `Set the group to ${external}`, edits: setEntry(context, ['spec', 'issuerRef'], 'group', external) }];
	const meant = nearest(kind, OWN_KINDS);
	const others = external === undefined ? [...(meant === undefined ? [] : [meant]), ...OWN_KINDS.filter((other) => other !== meant)] : [];
	return [...addGroup, ...others.map((other) => ({ title: `Change to ${other}`, edits: replaceValue(document, inDocument(['spec', 'issuerRef', 'kind']), other) }))];
}
