import { textAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceText } from '../../syntax/yaml/edit/replace.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { authorizationExample } from './authorizationExample.js';
import { istioKinds } from './istioKinds.js';
import { quoted } from './texts.js';

const ANNOTATION = 'istio.io/dry-run';
const WORDS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Finds dry-run annotations that istiod refuses. */
export const validDryRun: Rule = {
	id: 'istio/valid-dry-run',
	severity: 'error',
	visits: istioKinds,
	reads: [],
	aliases: ['IST0107', 'IST0125'],
	docs: {
		summary: 'The dry-run annotation stands where there is no dry run, or has no truth value.',
		why: 'Only an AuthorizationPolicy with the action ALLOW or DENY can be tried out, and the value is "true" or "false". istiod refuses the resource otherwise.',
		reference: 'https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/',
		since: '0.1.0',
		bad: withAnnotation('"yes"'),
		good: withAnnotation('"true"'),
	},
	*check({ kind, value }) {
		const text = certainText(value, 'metadata', 'annotations', ANNOTATION);
		if (text === undefined) {
			return;
		}
		const path = ['metadata', 'annotations', ANNOTATION];
		const action = textAt(value, 'spec', 'action') ?? 'ALLOW';
		if (kind !== 'AuthorizationPolicy') {
			yield { path, at: 'key', message: `${ANNOTATION} is refused on a ${kind}: only an AuthorizationPolicy can be tried out.`, data: 'misplaced' };
		} else if (action === 'CUSTOM' || action === 'AUDIT') {
			yield { path, at: 'key', missing: true, message: `${ANNOTATION} is refused on a policy with the action ${action}.`, data: 'misplaced' };
		} else if (!WORDS.includes(text)) {
			yield { path, message: `${quoted(text)} is not a truth value; use "true" or "false".` };
		}
	},
	fix({ path, data }, { document, resource, inDocument }) {
		const place = inDocument(path);
		return data === 'misplaced'
			? [{ title: 'Remove the annotation', edits: removeWithEmptyParents(document, place, resource.path.length + 1) }]
			: [{ title: 'Try it out ("true")', edits: replaceText(document, place, '"true"') }, { title: 'Enforce it (remove the annotation)', edits: removeAt(document, place) }];
	},
};

function withAnnotation(value: string): string {
	return authorizationExample(['action: ALLOW', 'rules:', '  - from:', '      - source:', '          principals: ["cluster.local/ns/web/sa/frontend"]'])
		.replace('  namespace: shop\n', `  namespace: shop\n  annotations:\n    ${ANNOTATION}: ${value}\n`);
}
