import path from 'node:path';
import type { CliIo } from '../io.js';
import { githubReport } from './github.js';
import { type CheckOptions, checkUsage, parseCheckOptions } from './options.js';
import { type CheckResult, jsonReport } from './report.js';
import { CheckRun, type Product, isAtLeast } from './run.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';

/** Runs `check`: 0 when nothing is at or above `--fail-on`, 1 when something is, 2 for wrong usage, input or configuration. */
export function runCheck(args: readonly string[], product: Product, io: CliIo): 0 | 1 | 2 {
	const options = parseCheckOptions(args);
	if (typeof options === 'string') {
		io.error(`mesh-security check: ${options}\n\n${checkUsage}`);
		return 2;
	}
	const run = new CheckRun(options, product, io);
	const result = run.check();
	if (run.diff !== '') {
		// Reports for programs stay what they are; a reader of text, and `git apply`, take both.
		(options.format === 'text' ? io.out : io.error)(`${run.diff}\n`);
	}
	io.out(report(options, result, { version: product.version, isWhole: run.isWhole, hasColour: io.hasColour }));
	if (!run.isWhole) {
		return 2;
	}
	return result.findings.some((finding) => isAtLeast(finding.severity, options.failOn)) ? 1 : 0;
}

interface ReportContext {
	readonly version: string;
	readonly isWhole: boolean;
	readonly hasColour: boolean;
}

function report({ format, shard }: CheckOptions, result: CheckResult, { version, isWhole, hasColour }: ReportContext): string {
	switch (format) {
		case 'text':
			return textReport(result, hasColour);
		case 'json':
			return jsonReport(result);
		case 'sarif':
			return sarifReport(result.findings, { shard, version, isWhole, start: path.resolve('.') });
		case 'github':
			return githubReport(result.findings);
	}
}
