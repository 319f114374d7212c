import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Rule } from '../rule.js';
import { authorizationExample } from './authorizationExample.js';
import { principalProblem, principalsOf } from './principal.js';

/** Finds principals of a trust domain that is not known to be the mesh's. */
export const noForeignTrustDomain: Rule = {
	id: 'istio/no-foreign-trust-domain',
	severity: 'information',
	visits: [kinds.authorizationPolicy],
	reads: [],
	aliases: ['KIA0108'],
	docs: {
		summary: 'A principal belongs to a trust domain that is not the one of the mesh.',
		why: 'A caller of another trust domain is known only where its roots are trusted too. Where the mesh itself has this name, set meshSecurity.mesh.trustDomain or trustDomainAliases; cluster.local always stands for the trust domain of the mesh.',
		reference: 'https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/',
		since: '0.1.0',
		bad: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["old.example.com/ns/web/sa/frontend"]']),
		good: authorizationExample(['rules:', '  - from:', '      - source:', '          principals: ["cluster.local/ns/web/sa/frontend"]']),
	},
	*check({ value }, { mesh }) {
		for (const { text, path } of principalsOf(value)) {
			const [trustDomain = ''] = text.split('/');
			const isKnown = ['cluster.local', mesh.trustDomain, ...mesh.trustDomainAliases].includes(trustDomain);
			if (text.includes('/') && !trustDomain.includes('*') && !isKnown && principalProblem(text)?.severity !== 'warning') {
				yield { path, message: `The trust domain ${trustDomain} is not the one of the mesh, which is ${mesh.trustDomain}.` };
			}
		}
	},
	fix({ path }, { document, resource, mesh, inDocument }) {
		const principal = textAt(resource.value, ...path) ?? '';
		return [{ title: `Change the trust domain to ${mesh.trustDomain}`, edits: replaceValue(document, inDocument(path), `${mesh.trustDomain}${principal.slice(principal.indexOf('/'))}`) }];
	},
};
