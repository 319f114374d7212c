import { kinds } from '../../resource/kinds.js';
import { listAt, objectAt, textAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { JsonObject } from '../../syntax/yaml/value.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule, RuleFinding } from '../rule.js';
import { readKeySet } from './jwks.js';
import { jwtExample } from './jwtExample.js';
import { quoted } from './texts.js';

/** Finds JWT rules that the API server or istiod refuses. */
export const validJwtRule: Rule = {
	id: 'istio/valid-jwt-rule',
	severity: 'error',
	visits: [kinds.requestAuthentication],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A JWT rule names no issuer, or its keys cannot be read.',
		why: 'A rule needs an issuer or the address of its keys. The address is an http or https URL, keys in the manifest are a JSON Web Key Set. istiod refuses other rules, and then tokens are not checked by them.',
		reference: 'https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule',
		since: '0.1.0',
		bad: jwtExample(['jwksUri: issuer.example.com/jwks.json']),
		good: jwtExample(['jwksUri: https://issuer.example.com/jwks.json']),
	},
	*check({ value }) {
		for (const index of listAt(value, 'spec', 'jwtRules').keys()) {
			const path: Path = ['spec', 'jwtRules', index];
			const rule = objectAt(value, ...path);
			if (rule !== undefined) {
				yield* problemsOf(rule, path);
			}
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const place = inDocument(path);
		switch (path.at(-1)) {
			case 'issuer':
				return [{ title: 'Name the issuer', edits: putEntry(context, path.slice(0, -1), { key: 'issuer', value: 'https://issuer.example.com', before: Object.keys(objectAt(resource.value, ...path.slice(0, -1)) ?? {})[0] ?? '' }) }];
			case 'jwks':
				return [{ title: 'Remove jwks', edits: removeAt(document, place) }];
			default: {
				const mended = `https://${(textAt(resource.value, ...path) ?? '').trim().replace(/^[a-z]*:?\/*/i, (scheme) => (/[:/]/.test(scheme) ? '' : scheme))}`;
				return urlProblem(mended) === undefined ? [{ title: `Change to ${mended}`, edits: replaceValue(document, place, mended) }] : [{ title: `Remove ${path.at(-1)}`, edits: removeAt(document, place) }];
			}
		}
	},
};

function* problemsOf(rule: JsonObject, path: Path): Generator<RuleFinding> {
	// Of an empty text the schema says that it must not be empty.
	if (rule['issuer'] === undefined && rule['jwksUri'] === undefined && rule['jwks_uri'] === undefined) {
		yield { path: [...path, 'issuer'], missing: true, message: 'A JWT rule needs an issuer or a jwksUri.' };
	}
	for (const field of ['jwksUri', 'jwks_uri']) {
		const uri = certainText(rule, field) ?? '';
		const problem = uri === '' ? undefined : urlProblem(uri);
		if (problem !== undefined) {
			yield { path: [...path, field], message: `The address ${quoted(uri)} ${problem}.` };
		}
	}
	const keys = certainText(rule, 'jwks') ?? '';
	if (keys !== '' && readKeySet(keys) === undefined) {
		yield { path: [...path, 'jwks'], message: 'What stands in jwks is not a JSON Web Key Set.' };
	}
}

function urlProblem(uri: string): string | undefined {
	const match = /^(https?):\/\/([^/?#]*)/i.exec(uri);
	const [, , authority = ''] = match ?? [];
	if (match === null) {
		return 'is not an http or https URL';
	}
	if (authority === '' || /\s/.test(uri)) {
		return 'names no host';
	}
	const port = /:([^:\]]*)$/.exec(authority)?.[1];
	return port !== undefined && !/^\d{1,5}$/.test(port) ? `has the port ${quoted(port)}, which is not a number` : undefined;
}
