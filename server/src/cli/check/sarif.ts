import { builtinRules } from '../../rules/builtin.js';
import type { Rule } from '../../rules/rule.js';
import type { Severity } from '../../workspace/settings.js';
import type { ReportedFinding } from './report.js';
import type { Shard } from './options.js';

/** SARIF viewers refuse a run with more results; the worst ones are kept. */
const MOST_RESULTS = 25_000;

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** The report as SARIF 2.1.0. */
export function sarifReport(findings: readonly ReportedFinding[], rules: readonly Rule[], shard: Shard | undefined): string {
	const used = [...new Set(findings.map((finding) => finding.rule))].sort();
	const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
	const kept = findings.length <= MOST_RESULTS ? findings : [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).slice(0, MOST_RESULTS);
	return `${JSON.stringify({
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [{
			tool: { driver: { name: 'mesh-security', semanticVersion: '0.1.0', rules: used.map((id) => descriptor(id, rules)) } },
			automationDetails: { id: `mesh-security/${shard === undefined ? '' : `${shard.index}-of-${shard.count}/`}` },
			columnKind: 'utf16CodeUnits',
			results: kept.map((finding) => result(finding, used)),
		}],
	})}\n`;
}

function descriptor(id: string, rules: readonly Rule[]): unknown {
	const rule = rules.find((candidate) => candidate.id === id);
	const builtin = builtinRules.find((candidate) => candidate.id === id);
	const summary = rule?.docs.summary ?? builtin?.summary ?? id;
	return {
		id,
		shortDescription: { text: summary },
		fullDescription: { text: rule?.docs.why ?? builtin?.why ?? summary },
		...(rule === undefined ? {} : { helpUri: rule.docs.reference }),
		defaultConfiguration: { level: LEVELS[rule?.severity ?? builtin?.severity ?? 'warning'] },
	};
}

function result({ rule, severity, message, file, range, path }: ReportedFinding, used: readonly string[]): unknown {
	return {
		ruleId: rule,
		ruleIndex: used.indexOf(rule),
		level: LEVELS[severity],
		message: { text: message },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: relativeUri(file) },
			region: { startLine: range.start.line + 1, startColumn: range.start.character + 1, endLine: range.end.line + 1, endColumn: range.end.character + 1 },
		} }],
		// What stays the same when lines move: the rule, the file and the way to the place inside it.
		partialFingerprints: { 'meshSecurity/v1': fingerprint(`${rule}\n${file}\n${JSON.stringify(path)}\n${message}`) },
	};
}

/** A path as a URI that is relative to wherever the run started. */
function relativeUri(file: string): string {
	return file.replace(/^(?:\.\/)+/, '').split('/').map(encodeURIComponent).join('/');
}

/** FNV-1a in 64 bits: the same everywhere, and short. */
function fingerprint(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let index = 0; index < text.length; index++) {
		hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & 0xffffffffffffffffn;
	}
	return hash.toString(16).padStart(16, '0');
}
