import { kinds } from '../../resource/kinds.js';
import { isKind, type Resource } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { parseGoDuration } from '../../text/goDuration.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { formatGoDuration, HOUR, meantDuration } from './durations.js';
import { certificateExample } from './examples.js';
import { textsOf } from './values.js';

const CERTIFICATE_FIELDS = ['spec.duration', 'spec.renewBefore'];
const WAIT = 'spec.acme.solvers.*.waitInsteadOfSelfCheck';

/** Finds texts that are no duration, and durations of certificates that are too short. */
export const validDuration: Rule = {
	id: 'cert-manager/valid-duration',
	severity: 'error',
	visits: [kinds.certificate, kinds.certificateRequest, kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A duration is not written as Go reads it, or is too short.',
		why: 'Durations are Go durations: numbers with the units `h`, `m` and `s`, such as `2160h` or `1h30m`. There are no days, so `90d` is refused. The webhook also refuses a certificate with a lifetime below one hour.',
		reference: 'https://cert-manager.io/docs/usage/certificate/',
		since: '0.1.0',
		bad: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 90d
`),
		good: certificateExample(`  dnsNames:
    - cart.shop.svc
  duration: 2160h
`),
	},
	*check(resource) {
		for (const { path, text } of fieldsOf(resource).flatMap((field) => textsOf(resource.value, field))) {
			const seconds = parseGoDuration(text);
			if (seconds === undefined) {
				yield { path, message: `"${text}" is not a duration; the units are h, m and s.` };
			} else if (path.at(-1) === 'duration' && isKind(resource, kinds.certificate) && seconds < HOUR) {
				yield { path, message: `A certificate is valid for 1h at least, not ${text}.` };
			} else if (path.at(-1) === 'waitInsteadOfSelfCheck' && seconds < 0) {
				yield { path, message: `${text} is negative, and nobody can wait that long.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const text = certainText(resource.value, ...path) ?? '';
		const seconds = parseGoDuration(text);
		const isLifetime = path.at(-1) === 'duration';
		const meant = seconds === undefined ? meantDuration(text) : isLifetime ? '1h' : formatGoDuration(-seconds);
		return meant === undefined
			? [{ title: `Remove "${String(path.at(-1))}"`, edits: removeAt(document, inDocument(path)) }]
			: [{ title: `Change to ${meant}`, edits: replaceValue(document, inDocument(path), meant) }];
	},
};

function fieldsOf(resource: Resource): readonly string[] {
	return isKind(resource, kinds.certificate) ? CERTIFICATE_FIELDS : isKind(resource, kinds.certificateRequest) ? ['spec.duration'] : [WAIT];
}
