import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { jwtExample } from './jwtExample.js';

/** Finds keys for tokens that are fetched in plaintext. */
export const useHttpsJwks: Rule = {
	id: 'istio/use-https-jwks',
	severity: 'warning',
	visits: [kinds.requestAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The keys of an issuer are fetched over plain HTTP.',
		why: 'istiod fetches the keys itself, without the mTLS of the mesh. Whoever is on the way can put own keys in their place and issue tokens that every workload accepts.',
		reference: 'https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule',
		since: '0.1.0',
		bad: jwtExample(['jwksUri: http://issuer.example.com/jwks.json']),
		good: jwtExample(['jwksUri: https://issuer.example.com/jwks.json']),
	},
	*check({ value }) {
		for (const [index, rule] of listAt(value, 'spec', 'jwtRules').entries()) {
			for (const field of ['jwksUri', 'jwks_uri']) {
				const uri = certainText(rule, field) ?? '';
				if (/^http:\/\/[^/]/i.test(uri)) {
					yield { path: ['spec', 'jwtRules', index, field], message: `The keys are fetched in plaintext from ${hostOf(uri)}.` };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const uri = textAt(resource.value, ...path) ?? '';
		return [{ title: 'Fetch them over HTTPS', edits: replaceValue(document, inDocument(path), uri.replace(/^http:/i, 'https:').replace(/^(https:\/\/[^/:]+):80(?=\/|$)/, '$1')) }];
	},
};

function hostOf(uri: string): string {
	return /^http:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? uri;
}
