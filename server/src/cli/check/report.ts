import type { Fix } from '../../rules/fix.js';
import type { Finding } from '../../rules/finding.js';
import type { Range } from '../../protocol/position.js';
import { type Severity, severities } from '../../workspace/settings.js';

/** A finding with everything that a report says of it. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'severity' | 'message' | 'path' | 'resource' | 'aliases'> {
	readonly file: string;
	readonly range: Range;
	/** Zero-based index of the `---` part. */
	readonly document: number;
	readonly fixes: readonly Pick<Fix, 'title'>[];
	/** The line of the finding, for the excerpt. */
	readonly line: string;
}

/** What a run found. */
export interface CheckResult {
	readonly files: number;
	readonly documents: number;
	readonly findings: readonly ReportedFinding[];
}

/** The report for programs; its shape is public. */
export function jsonReport({ files, documents, findings }: CheckResult): string {
	const rows = findings.map(({ rule, severity, message, file, range, document, path, resource, aliases, fixes }) => ({
		rule, severity, message, file, range, document, path,
		resource: resource === undefined ? null : { apiVersion: resource.apiVersion, kind: resource.kind, namespace: resource.namespace ?? null, name: resource.name ?? null },
		aliases,
		fixes: fixes.map(({ title }) => ({ title })),
	}));
	return `${JSON.stringify({ version: 1, files, documents, findings: rows })}\n`;
}

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** The report for people: a line a finding, the line of the manifest below it with the place marked, and a summary. */
export function textReport(result: CheckResult, hasColour: boolean): string {
	const paint = (code: number, text: string) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
	const blocks = result.findings.map((finding) => {
		const { start, end } = finding.range;
		const head = `${finding.file}:${start.line + 1}:${start.character + 1}: ${paint(COLOURS[finding.severity], finding.severity)}: ${finding.message} ${paint(90, finding.rule)}`;
		const gutter = String(start.line + 1);
		const length = Math.max(1, end.line === start.line ? end.character - start.character : finding.line.length - start.character);
		const marker = `${finding.line.slice(0, start.character).replace(/[^\t]/g, ' ')}${paint(COLOURS[finding.severity], '^'.repeat(length))}`;
		return `${head}\n${paint(90, `${gutter} |`)} ${finding.line}\n${paint(90, `${' '.repeat(gutter.length)} |`)} ${marker}\n`;
	});
	return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${summary(result)}\n`;
}

function summary({ files, documents, findings }: CheckResult): string {
	const counts = severities.map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length })).filter(({ count }) => count > 0);
	const found = counts.length === 0 ? 'no findings' : counts.map(({ severity, count }) => `${count} ${severity}${count === 1 || severity === 'information' ? '' : 's'}`).join(', ');
	return `${files} file${files === 1 ? '' : 's'}, ${documents} document${documents === 1 ? '' : 's'}: ${found}`;
}
