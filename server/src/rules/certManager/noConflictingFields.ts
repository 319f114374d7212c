import { kinds } from '../../resource/kinds.js';
import { isKind, listAt, type Resource, valueAt } from '../../resource/resource.js';
import { formatPath, type Path } from '../../syntax/yaml/path.js';
import { listOf } from '../../text/words.js';
import type { FixContext, Rule, RuleFinding, RuleFix } from '../rule.js';
import { bundleConflicts, certificateConflicts, type Conflict, issuerConflicts } from './conflicts.js';
import { removeEntries } from './edits.js';
import { issuerExample } from './examples.js';
import { blocksOf, isSet, pathFrom } from './values.js';

/** Finds fields that exclude each other and are set together. */
export const noConflictingFields: Rule = {
	id: 'cert-manager/no-conflicting-fields',
	severity: 'error',
	visits: [kinds.certificate, kinds.issuer, kinds.clusterIssuer, kinds.bundle],
	reads: [],
	aliases: [],
	docs: {
		summary: 'Fields that exclude each other are set together.',
		why: 'The webhook refuses the resource: it cannot know which of the fields is meant. An issuer signs in one way, a solver proves control in one way, a key store has one password, a Bundle\'s source is one thing.',
		reference: 'https://cert-manager.io/docs/reference/api-docs/',
		since: '0.1.0',
		bad: issuerExample(`  selfSigned: {}
  ca:
    secretName: mesh-ca
`),
		good: issuerExample(`  ca:
    secretName: mesh-ca
`),
	},
	*check(resource) {
		for (const conflict of conflictsOf(resource)) {
			for (const block of blocksOf(resource.value, conflict.block)) {
				yield* findingsIn(resource, conflict, block);
			}
		}
	},
	fix: (finding, context) => fixesOf(finding, context),
};

function conflictsOf(resource: Resource): readonly Conflict[] {
	return isKind(resource, kinds.certificate) ? certificateConflicts : isKind(resource, kinds.bundle) ? bundleConflicts : issuerConflicts;
}

function* findingsIn({ value }: Resource, { groups, at, isGiven = (_, given) => isSet(given) }: Conflict, block: Path): Generator<RuleFinding> {
	const set = groups.map((group) => group.filter((field) => isGiven(field, valueAt(value, [...block, field])))).filter((group) => group.length > 0);
	const [first, ...others] = set;
	if (first === undefined || others.length === 0) {
		return;
	}
	const data = { block: [...block], groups: set };
	// The branches of a template may stand side by side, though only one of them is ever rendered.
	const missing = true;
	if (at === 'block') {
		yield { path: block, at: 'key', message: `${formatPath(block)} sets ${listOf(set.flat(), 'and')}, of which only one is allowed.`, missing, data };
		return;
	}
	for (const [field = ''] of others) {
		yield { path: [...block, field], at: 'key', message: `"${field}" excludes ${listOf(first.map((name) => `"${name}"`), 'and')}, which ${first.length === 1 ? 'is' : 'are'} set as well.`, missing, data };
	}
}

function fixesOf({ path, data }: RuleFinding, context: FixContext): readonly RuleFix[] {
	const block = pathFrom(valueAt(data, ['block']));
	const groups = listAt(data, 'groups').map((group) => pathFrom(group).map(String));
	const named = path.length > block.length ? String(path.at(-1)) : undefined;
	const own = groups.find((group) => named !== undefined && group.includes(named));
	if (own !== undefined) {
		const [first = []] = groups;
		return [own, first].map((group) => ({ title: `Remove ${listOf(group.map((field) => `"${field}"`), 'and')}`, edits: removeEntries(context, block, group) }));
	}
	return groups.map((group) => ({
		title: `Keep only ${listOf(group.map((field) => `"${field}"`), 'and')}`,
		edits: removeEntries(context, block, groups.filter((other) => other !== group).flat()),
	}));
}
