import { parseArgs } from 'node:util';
import { parseInstant } from '../../x509/instant.js';
import { type Settings, type Severity, defaultSettings, severities } from '../../workspace/settings.js';

/** The forms of a report. */
export type ReportFormat = 'text' | 'json' | 'sarif' | 'github';

/** What `check` was asked for. */
export interface CheckOptions {
	readonly format: ReportFormat;
	readonly minSeverity: Severity;
	readonly failOn: Severity;
	readonly settings: Settings;
	readonly config: string | undefined;
	readonly fix: 'no' | 'write' | 'show';
	readonly shard: Shard | undefined;
	readonly paths: readonly string[];
}

/** One part of a run that is split over several machines; both count from 1. */
export interface Shard {
	readonly index: number;
	readonly count: number;
}

/** What the help of `check` says. */
export const checkUsage = `Usage: mesh-security check [OPTIONS] PATH…

  --format text|json|sarif|github   the form of the report (text)
  --min-severity S                  leave out what is milder (hint)
  --fail-on S                       exit with 1 from this severity on (error)
  --config FILE                     settings for everything; else the nearest .mesh-security.yaml above each file
  --at TIME                         the time that certificates are judged at (now)
  --auto-mtls=BOOL                  whether the mesh has auto mTLS (true)
  --fix                             apply the safe fixes to the files
  --fix-dry-run                     show what --fix would change, as a diff
  --shard I/N                       check the I-th of N parts; 'merge' puts the reports together

S is error, warning, information or hint.
`;

const FORMATS: readonly ReportFormat[] = ['text', 'json', 'sarif', 'github'];

/** The options of the arguments, or a sentence that says what is wrong with them. */
export function parseCheckOptions(args: readonly string[]): CheckOptions | string {
	let parsed;
	try {
		parsed = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				format: { type: 'string', default: 'text' }, 'min-severity': { type: 'string', default: 'hint' }, 'fail-on': { type: 'string', default: 'error' },
				'auto-mtls': { type: 'string', default: 'true' }, config: { type: 'string' }, at: { type: 'string' }, shard: { type: 'string' },
				fix: { type: 'boolean', default: false }, 'fix-dry-run': { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	const { values, positionals } = parsed;
	const format = FORMATS.find((known) => known === values.format);
	const problem = problemOf(values, format, positionals);
	if (problem !== undefined || format === undefined) {
		return problem ?? '';
	}
	return {
		format,
		minSeverity: values['min-severity'] as Severity,
		failOn: values['fail-on'] as Severity,
		settings: { ...defaultSettings, mesh: { ...defaultSettings.mesh, autoMtls: values['auto-mtls'] === 'true' } },
		config: values.config,
		fix: values['fix-dry-run'] ? 'show' : values.fix ? 'write' : 'no',
		shard: shardOf(values.shard),
		paths: positionals,
	};
}

function problemOf(values: Readonly<Record<string, string | boolean | undefined>>, format: ReportFormat | undefined, paths: readonly string[]): string | undefined {
	if (format === undefined) {
		return `--format is text, json, sarif or github, not "${String(values['format'])}"`;
	}
	if (!isSeverity(values['min-severity']) || !isSeverity(values['fail-on'])) {
		return `--min-severity and --fail-on are one of ${severities.join(', ')}`;
	}
	if (values['auto-mtls'] !== 'true' && values['auto-mtls'] !== 'false') {
		return `--auto-mtls is true or false, not "${String(values['auto-mtls'])}"`;
	}
	if (typeof values['at'] === 'string' && parseInstant(values['at']) === undefined) {
		return `--at is a time such as 2026-11-24 or 2026-11-24T12:00:00Z, not "${values['at']}"`;
	}
	if (typeof values['shard'] === 'string' && shardOf(values['shard']) === undefined) {
		return `--shard is a part and a count such as 2/4, not "${values['shard']}"`;
	}
	return paths.length === 0 ? 'name at least one file or folder' : undefined;
}

function shardOf(text: string | undefined): Shard | undefined {
	const match = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text ?? '');
	const shard = match === null ? undefined : { index: Number(match[1]), count: Number(match[2]) };
	return shard !== undefined && shard.index <= shard.count ? shard : undefined;
}

function isSeverity(text: unknown): text is Severity {
	return severities.some((severity) => severity === text);
}
