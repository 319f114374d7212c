import { ResourceReader } from '../../resource/decode.js';
import { allRules } from '../../rules/all.js';
import { fixesOf } from '../../rules/fixes.js';
import { DocumentJudge } from '../../rules/judge.js';
import { Catalog } from '../../schema/catalog.js';
import type { CatalogEntry } from '../../schema/jsonSchema.js';
import { createStream } from '../../syntax/yaml/stream.js';
import { type Settings, type Severity, severities } from '../../workspace/settings.js';
import type { CliIo } from '../io.js';
import { type CheckOptions, parseCheckOptions } from './options.js';
import { manifestsBelow } from './files.js';
import { type CheckResult, type ReportedFinding, jsonReport, textReport } from './report.js';

/** Runs `check`: 0 when nothing is at or above `--fail-on`, 1 when something is, 2 for wrong usage or unreadable input. */
export function runCheck(args: readonly string[], entries: readonly CatalogEntry[], io: CliIo): number {
	const options = parseCheckOptions(args);
	if (typeof options === 'string') {
		io.error(`mesh-security check: ${options}\n`);
		return 2;
	}
	const { result, isUnreadable } = check(options, entries, io);
	io.out(options.format === 'json' ? jsonReport(result) : textReport(result, io.hasColour));
	if (isUnreadable) {
		return 2;
	}
	return result.findings.some((finding) => isAtLeast(finding.severity, options.failOn)) ? 1 : 0;
}

function check(options: CheckOptions, entries: readonly CatalogEntry[], io: CliIo): { result: CheckResult; isUnreadable: boolean } {
	const catalog = new Catalog(entries);
	const onRuleError = (rule: string, error: unknown) => io.error(`mesh-security: the rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
	const judge = new DocumentJudge({ reader: new ResourceReader(catalog), rules: allRules, settings: options.settings, onRuleError });
	const findings: ReportedFinding[] = [];
	let files = 0;
	let documents = 0;
	let isUnreadable = false;
	for (const file of manifestsBelow(options.paths)) {
		if ('reason' in file) {
			io.error(`mesh-security check: ${file.shown} ${file.reason}\n`);
			isUnreadable = true;
			continue;
		}
		files++;
		const found = checkText(file.shown, file.text, judge, catalog, options.settings);
		documents += found.documents;
		findings.push(...found.findings.filter((finding) => isAtLeast(finding.severity, options.minSeverity)));
	}
	return { result: { files, documents, findings }, isUnreadable };
}

function checkText(file: string, text: string, judge: DocumentJudge, catalog: Catalog, settings: Settings): { documents: number; findings: ReportedFinding[] } {
	const stream = createStream(text);
	const findings: ReportedFinding[] = [];
	let documents = 0;
	for (const [index, chunk] of stream.chunks.entries()) {
		for (const finding of judge.findingsOf(chunk)) {
			const { rule, severity, message, path, resource, aliases } = finding;
			findings.push({
				rule, severity, message, path, resource, aliases, file,
				range: stream.rangeOf(index, finding.span),
				document: documents,
				fixes: fixesOf(finding, chunk, catalog, settings),
				line: chunk.lines.line(chunk.lines.lineAt(finding.span.start)),
			});
		}
		documents += chunk.isDocument ? 1 : 0;
	}
	return { documents, findings };
}

function isAtLeast(severity: Severity, bound: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(bound);
}
