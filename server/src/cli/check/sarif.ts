import { createHash } from 'node:crypto';
import { documentedRules } from '../../rules/all.js';
import { builtinRules } from '../../rules/builtin.js';
import { rulePages } from '../../service/rulePages.js';
import { countOf } from '../../text/words.js';
import { type Severity, severities } from '../../workspace/settings.js';
import { type ReportRoot, folderUri, relativeUri, reportRoot } from './places.js';
import type { ReportedFinding } from './report.js';
import type { Shard } from './shard.js';

/** GitHub's code scanning refuses a run with more results. */
export const mostSarifResults = 25_000;

/** What SARIF calls the severities. */
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** What the run was, beside what it found. */
export interface SarifRun {
	readonly shard: Shard | undefined;
	/** The version of the product. */
	readonly version: string;
	/** The folder that the run started in, absolute. */
	readonly start: string;
	/** Whether every file could be read. */
	readonly isWhole: boolean;
}

/** The report as SARIF 2.1.0. Of more results than a run may have, the worst are kept, and the report says so. */
export function sarifReport(findings: readonly ReportedFinding[], { shard, version, start, isWhole }: SarifRun): string {
	const kept = findings.length <= mostSarifResults ? findings : worst(findings, mostSarifResults);
	const root = reportRoot(kept.map(({ file }) => file), start);
	const used = [...new Set(kept.map((finding) => finding.rule))].sort();
	const left = findings.length - kept.length;
	const notes = left === 0 ? [] : [{ level: 'warning', message: { text: `${countOf(left, 'result')} of the mildest severity were left out: a run holds at most ${mostSarifResults}.` } }];
	const fingerprints = new Fingerprints();
	return `${JSON.stringify({
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [{
			tool: { driver: { name: 'Mesh Security', semanticVersion: version, rules: descriptors(used) } },
			automationDetails: { id: `mesh-security/${shard === undefined ? '' : `${shard.index}-of-${shard.count}/`}` },
			invocations: [{ executionSuccessful: isWhole, ...(notes.length === 0 ? {} : { toolExecutionNotifications: notes }) }],
			columnKind: 'utf16CodeUnits',
			...(root.isKnown ? {} : { originalUriBaseIds: { SRCROOT: { uri: folderUri(root.folder) } } }),
			results: kept.map((finding) => result(finding, used.indexOf(finding.rule), locationOf(finding, root, start), fingerprints)),
		}],
	})}\n`;
}

function worst(findings: readonly ReportedFinding[], count: number): readonly ReportedFinding[] {
	const mildest = [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)).slice(0, count);
	const kept = new Set(mildest);
	return findings.filter((finding) => kept.has(finding));
}

function descriptors(ids: readonly string[]): readonly unknown[] {
	const documented = new Map(documentedRules.map((rule) => [rule.id, rule]));
	const builtin = new Map(builtinRules.map((rule) => [rule.id, rule]));
	const pages = new Map(rulePages(documentedRules).map(({ path, markdown }) => [path, markdown]));
	return ids.map((id) => {
		const rule = documented.get(id);
		const summary = rule?.docs.summary ?? builtin.get(id)?.summary ?? id;
		const why = rule?.docs.why ?? builtin.get(id)?.why ?? summary;
		return {
			id,
			shortDescription: { text: summary },
			fullDescription: { text: why },
			help: { text: `${summary}\n\n${why}`, markdown: pages.get(`${id}.md`) ?? why },
			...(rule === undefined ? {} : { helpUri: rule.docs.reference }),
			defaultConfiguration: { level: sarifLevels[rule?.severity ?? builtin.get(id)?.severity ?? 'warning'] },
			properties: { tags: ['security', id.split('/')[0]], precision: 'very-high' },
		};
	});
}

interface Location {
	readonly uri: string;
	readonly isKnown: boolean;
}

function locationOf({ file }: ReportedFinding, root: ReportRoot, start: string): Location {
	return { uri: relativeUri(file, root, start), isKnown: root.isKnown };
}

function result(finding: ReportedFinding, ruleIndex: number, { uri, isKnown }: Location, fingerprints: Fingerprints): unknown {
	const { rule, severity, message, range, resource } = finding;
	const name = [resource?.namespace, resource?.name].filter((part) => part !== undefined).join('/');
	return {
		ruleId: rule,
		ruleIndex,
		level: sarifLevels[severity],
		message: { text: message },
		locations: [{
			physicalLocation: {
				artifactLocation: { uri, ...(isKnown ? {} : { uriBaseId: 'SRCROOT' }) },
				region: { startLine: range.start.line + 1, startColumn: range.start.character + 1, endLine: range.end.line + 1, endColumn: range.end.character + 1 },
			},
			...(resource === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: [resource.kind, name].filter((part) => part !== '').join(' '), kind: 'resource' }] }),
		}],
		partialFingerprints: { 'meshSecurity/v1': fingerprints.of(finding, uri) },
	};
}

/**
 * Names a finding by what stays the same when lines and list items move: the rule, the file, the resource, the way to the place without
 * the positions in lists, and the sentence. What is still the same is told apart by its number.
 */
class Fingerprints {
	readonly #seen = new Map<string, number>();

	of({ rule, resource, path, message }: ReportedFinding, uri: string): string {
		const place = path.filter((step) => typeof step === 'string');
		const text = JSON.stringify([rule, uri, resource?.kind, resource?.namespace, resource?.name, place, message]);
		const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
		const count = (this.#seen.get(hash) ?? 0) + 1;
		this.#seen.set(hash, count);
		return `${hash}:${count}`;
	}
}
