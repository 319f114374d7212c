import { parseArgs } from 'node:util';
import { type Severity, severities } from '../workspace/settings.js';
import { listOf } from '../text/words.js';
import type { CliIo } from './io.js';
import { type JsonReport, hasAtLeast, isJsonReport, mergedJson } from './merge/json.js';
import { type SarifLog, hasSarifAtLeast, isSarifLog, mergedSarif } from './merge/sarif.js';

/** What the help of `merge` says. */
export const mergeUsage = `Usage: mesh-security merge [--fail-on S] FILE…

One report of those that the parts of a split run wrote ('mesh-security check --shard'), JSON or SARIF, on standard output.

  --fail-on S    exit with 1 when the whole holds something of this severity or worse (never)

S is error, warning, information or hint. Exit code 2: a file is no report, or JSON and SARIF are mixed.
`;

/** Puts reports together and writes the whole: 0, 1 when `--fail-on` says so, or 2 when a file is no report. */
export async function runMerge(args: readonly string[], io: CliIo): Promise<0 | 1 | 2> {
	const options = optionsOf(args);
	if (typeof options === 'string') {
		io.error(`mesh-security merge: ${options}\n\n${mergeUsage}`);
		return 2;
	}
	const { files, failOn } = options;
	const json: JsonReport[] = [];
	const sarif: SarifLog[] = [];
	for (const file of files) {
		const report = await readReport(file, io);
		if (isSarifLog(report)) {
			sarif.push(report);
		} else if (isJsonReport(report)) {
			json.push(report);
		} else {
			io.error(`mesh-security merge: ${file} ${report === undefined ? 'cannot be read as JSON' : 'is neither a JSON nor a SARIF report of mesh-security check'}\n`);
			return 2;
		}
	}
	if (json.length > 0 && sarif.length > 0) {
		io.error('mesh-security merge: JSON and SARIF reports cannot be mixed\n');
		return 2;
	}
	const whole = sarif.length > 0 ? mergedSarif(sarif) : mergedJson(json);
	io.out(`${JSON.stringify(whole)}\n`);
	return failOn !== undefined && ('runs' in whole ? hasSarifAtLeast(whole, failOn) : hasAtLeast(whole, failOn)) ? 1 : 0;
}

interface MergeOptions {
	readonly files: readonly string[];
	readonly failOn: Severity | undefined;
}

function optionsOf(args: readonly string[]): MergeOptions | string {
	try {
		const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { 'fail-on': { type: 'string' } } });
		const failOn = severities.find((severity) => severity === values['fail-on']);
		if (values['fail-on'] !== undefined && failOn === undefined) {
			return `--fail-on is ${listOf(severities)}, not "${values['fail-on']}"`;
		}
		return positionals.length === 0 ? 'name at least one report' : { files: positionals, failOn };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function readReport(file: string, io: CliIo): Promise<unknown> {
	try {
		return JSON.parse(new TextDecoder().decode(await io.read(file)));
	} catch {
		return undefined;
	}
}
