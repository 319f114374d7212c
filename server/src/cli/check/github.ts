import type { Severity } from '../../workspace/settings.js';
import type { ReportedFinding } from './report.js';

const COMMANDS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/** The report as workflow commands, which GitHub shows beside the changed lines. */
export function githubReport(findings: readonly ReportedFinding[]): string {
	return findings.map(({ severity, file, range, rule, message }) => {
		const place = `file=${property(file)},line=${range.start.line + 1},col=${range.start.character + 1},endLine=${range.end.line + 1},endColumn=${range.end.character + 1},title=${property(rule)}`;
		return `::${COMMANDS[severity]} ${place}::${data(message)}\n`;
	}).join('');
}

/** As the runner reads them back (`@actions/core`, command.ts). */
function data(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
