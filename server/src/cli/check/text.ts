import { countOf } from '../../text/words.js';
import { type Severity, severities } from '../../workspace/settings.js';
import type { CheckResult, ReportedFinding } from './report.js';

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };
const FAINT = 90;

/** The report for people: a line a finding, the line of the manifest below it with the place marked, and a summary. */
export function textReport(result: CheckResult, hasColour: boolean): string {
	const paint: Paint = (code, text) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
	const blocks = result.findings.map((finding) => block(finding, paint));
	return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${summary(result)}\n`;
}

type Paint = (code: number, text: string) => string;

function block({ file, range: { start }, severity, message, rule, excerpt }: ReportedFinding, paint: Paint): string {
	const head = `${file}:${start.line + 1}:${start.character + 1}: ${paint(COLOURS[severity], severity)}: ${message} ${paint(FAINT, rule)}`;
	const gutter = String(start.line + 1);
	const marker = `${excerpt.text.slice(0, excerpt.start).replace(/[^\t]/g, ' ')}${paint(COLOURS[severity], '^'.repeat(excerpt.length))}`;
	return `${head}\n${paint(FAINT, `${gutter} |`)} ${excerpt.text}\n${paint(FAINT, `${' '.repeat(gutter.length)} |`)} ${marker}\n`;
}

function summary({ files, documents, findings }: CheckResult): string {
	const counts = severities.map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length })).filter(({ count }) => count > 0);
	const found = counts.length === 0 ? 'no findings' : counts.map(({ severity, count }) => (severity === 'information' ? `${count} information` : countOf(count, severity))).join(', ');
	return `${countOf(files, 'file')}, ${countOf(documents, 'document')}: ${found}`;
}
