import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import { replaceText } from '../../syntax/yaml/edit/replace.js';
import { countOf } from '../../text/words.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { readKeySet } from './jwks.js';
import { jwtExample } from './jwtExample.js';

/** Finds key sets in manifests that hold private or symmetric keys. */
export const noPrivateJwks: Rule = {
	id: 'istio/no-private-jwks',
	severity: 'warning',
	visits: [kinds.requestAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'jwks holds the private part of a key.',
		why: 'To check a token takes the public key alone. Whoever reads this manifest, in the repository or in the cluster, can issue tokens with the private or symmetric key. Remove it, and replace the key, because it is no longer secret.',
		reference: 'https://www.rfc-editor.org/rfc/rfc7517#section-9.2',
		since: '0.1.0',
		bad: jwtExample([`jwks: '{"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"eA","y":"eQ","d":"ZA"}]}'`]),
		good: jwtExample([`jwks: '{"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"eA","y":"eQ"}]}'`]),
	},
	*check({ value }) {
		for (const [index, rule] of listAt(value, 'spec', 'jwtRules').entries()) {
			const secretKeys = readKeySet(certainText(rule, 'jwks') ?? '')?.secretKeys ?? 0;
			if (secretKeys > 0) {
				yield { path: ['spec', 'jwtRules', index, 'jwks'], at: 'key', message: `jwks holds the private or symmetric part of ${countOf(secretKeys, 'key')}.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = readKeySet(textAt(resource.value, ...path) ?? '')?.publicText;
		return text === undefined ? [] : [{ title: 'Keep the public parts only', edits: replaceText(document, inDocument(path), `'${text.replaceAll("'", "''")}'`) }];
	},
};
