import { kinds } from '../../resource/kinds.js';
import { isKind, objectAt, type Resource, textAt, valueAt } from '../../resource/resource.js';
import { formatPath, type Path } from '../../syntax/yaml/path.js';
import { listOf } from '../../text/words.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { removeWithin, replaceEntry, setEntry } from './edits.js';
import { solverExample } from './examples.js';
import { bundleChoices, bundleRequirements, certificateChoices, certificateRequirements, type Choice, issuerChoices, issuerRequirements, referenceRequirements, type Requirement } from './requirements.js';
import { blocksOf, isSet, pathFrom, textsOf } from './values.js';

/** Lists of addresses of a CA in which no text may be empty. */
const ADDRESS_LISTS = ['spec.ca.ocspServers.*', 'spec.ca.issuingCertificateURLs.*'];

/** Finds fields that the webhook demands beyond the schema: not empty, there beside another one, or one out of several. */
export const useRequiredFields: Rule = {
	id: 'cert-manager/use-required-fields',
	severity: 'error',
	visits: [kinds.certificate, kinds.certificateRequest, kinds.issuer, kinds.clusterIssuer, kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A field that is needed is empty or missing.',
		why: 'The schema of the CRD accepts an empty text, and it cannot say that one field needs another or that one out of several is needed. The webhook can, and it refuses the resource.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/',
		since: '0.1.0',
		bad: solverExample(`      - dns01:
          cloudflare:
            apiTokenSecretRef:
              name: cloudflare
`),
		good: solverExample(`      - dns01:
          cloudflare:
            apiTokenSecretRef:
              name: cloudflare
              key: api-token
`),
	},
	*check(resource) {
		const { requirements, choices } = tablesOf(resource);
		for (const requirement of requirements) {
			for (const block of blocksOf(resource.value, requirement.block)) {
				yield* unmet(resource, requirement, block);
			}
		}
		for (const choice of choices) {
			for (const block of blocksOf(resource.value, choice.block)) {
				yield* unmade(resource, choice, block);
			}
		}
		for (const { path, text } of ADDRESS_LISTS.flatMap((list) => textsOf(resource.value, list))) {
			if (text === '') {
				yield { path, message: `${formatPath(path)} is empty.`, data: { remove: true } };
			}
		}
	},
	fix: (finding, context) => fixesOf(finding, context),
};

function tablesOf(resource: Resource): { readonly requirements: readonly Requirement[]; readonly choices: readonly Choice[] } {
	if (isKind(resource, kinds.certificate)) {
		return { requirements: certificateRequirements, choices: certificateChoices };
	}
	if (isKind(resource, kinds.certificateRequest)) {
		return { requirements: referenceRequirements, choices: [] };
	}
	return isKind(resource, kinds.bundle)
		? { requirements: bundleRequirements, choices: bundleChoices }
		: { requirements: issuerRequirements, choices: issuerChoices };
}

function* unmet({ value }: Resource, requirement: Requirement, block: Path): Generator<RuleFinding> {
	const { field, beside, example } = requirement;
	const given = valueAt(value, [...block, field]);
	const neighbour = beside?.find((name) => isSet(valueAt(value, [...block, name])));
	if (isSet(given) || (beside !== undefined && neighbour === undefined)) {
		return;
	}
	const data = { block: [...block], key: field, value: example, ...(requirement.isReplaced === true && { replaced: true }) };
	const path = [...block, field];
	if (given === '') {
		yield { path, message: `${formatPath(path)} is empty.`, data };
	} else if (given === undefined && requirement.saidBySchema !== true) {
		const message = `${formatPath(block)} needs "${field}"${neighbour === undefined ? '' : ` beside "${neighbour}"`}.`;
		yield { path: requirement.atBlock === true ? block : requirement.inner === undefined ? path : [...path, requirement.inner], at: 'key', message, missing: true, data };
	}
}

function* unmade({ value }: Resource, choice: Choice, block: Path): Generator<RuleFinding> {
	const { fields, isGiven = (given, field) => isSet(valueAt(given, [field])) } = choice;
	const given = objectAt(value, ...block);
	if (given !== undefined && !fields.some((field) => isGiven(given, field))) {
		const [key, example] = choice.example;
		yield { path: block, at: 'key', message: `${formatPath(block)} sets none of ${listOf(fields)}, of which one is needed.`, missing: true, data: { block: [...block], key, value: example } };
	}
}

function fixesOf({ path, data }: RuleFinding, context: FixContext): readonly RuleFix[] {
	const block = pathFrom(valueAt(data, ['block']));
	const key = textAt(data, 'key');
	if (key === undefined) {
		return [{ title: 'Remove the empty text', edits: removeWithin(context, path) }];
	}
	const value = valueAt(data, ['value']) ?? '';
	if (valueAt(data, ['replaced']) === true) {
		return [{ title: 'Take the password from a Secret', edits: replaceEntry(context, path, 'passwordSecretRef', value) }];
	}
	const title = typeof value === 'string' ? `Set "${key}" to "${value}"` : `Add "${key}"`;
	return [{ title, edits: setEntry(context, block, key, value) }];
}
