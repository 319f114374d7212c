import { parseArgs } from 'node:util';
import { parseInstant } from '../../x509/instant.js';
import { type Severity, severities } from '../../workspace/settings.js';
import { listOf } from '../../text/words.js';
import type { GivenConfiguration } from './configuration.js';
import { type Shard, parseShard } from './shard.js';

/** The forms of a report. */
export type ReportFormat = 'text' | 'json' | 'sarif' | 'github';

/** What `check` was asked for. */
export interface CheckOptions extends GivenConfiguration {
	readonly format: ReportFormat;
	readonly minSeverity: Severity;
	readonly failOn: Severity;
	/** The time that certificates are judged at, in milliseconds since 1970 UTC; now when left out. */
	readonly at: number | undefined;
	readonly fix: 'no' | 'write' | 'show';
	readonly shard: Shard | undefined;
	/** Patterns of files that are left out, as in `.gitignore`, counted from where the run started. */
	readonly exclude: readonly string[];
	readonly paths: readonly string[];
}

/** What the help of `check` says. */
export const checkUsage = `Usage: mesh-security check [OPTIONS] PATH…

What is wrong with the manifests at and below the paths. A path is a file, a folder, or a glob such as 'apps/**/*.yaml'. What .gitignore names
is left out below folders; what 'exclude' of the configuration names is left out everywhere.

  --format text|json|sarif|github   the form of the report (text)
  --min-severity S                  leave out what is milder (hint)
  --fail-on S                       exit with 1 from this severity on (error)
  --config FILE                     settings for everything; else the nearest .mesh-security.yaml above each file
  --exclude PATTERN                 leave out files, as a line of .gitignore does; may be repeated
  --at TIME                         the time that certificates are judged at (now)
  --auto-mtls=BOOL                  whether the mesh has auto mTLS (true)
  --fix                             apply the safe fixes to the files; what is left is reported
  --fix-dry-run                     show what --fix would change, as a diff
  --shard I/N                       check the I-th of N parts; 'mesh-security merge' puts the reports together

S is error, warning, information or hint. Exit code 0: nothing at or above --fail-on; 1: something; 2: wrong usage, a path that cannot be read,
or a mistake in the configuration.
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
				'auto-mtls': { type: 'string' }, config: { type: 'string' }, at: { type: 'string' }, shard: { type: 'string' }, exclude: { type: 'string', multiple: true, default: [] },
				fix: { type: 'boolean', default: false }, 'fix-dry-run': { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	const { values, positionals } = parsed;
	const format = FORMATS.find((known) => known === values.format);
	const problem = problemOf(values, positionals);
	if (problem !== undefined || format === undefined) {
		return problem ?? `--format is ${listOf(FORMATS)}, not "${values.format}"`;
	}
	const autoMtls = values['auto-mtls'];
	return {
		format,
		minSeverity: values['min-severity'] as Severity,
		failOn: values['fail-on'] as Severity,
		config: values.config,
		// An option that was not given leaves the say to the configuration.
		flags: autoMtls === undefined ? {} : { mesh: { autoMtls: autoMtls === 'true' } },
		at: values.at === undefined ? undefined : parseInstant(values.at),
		fix: values['fix-dry-run'] ? 'show' : values.fix ? 'write' : 'no',
		shard: values.shard === undefined ? undefined : parseShard(values.shard),
		exclude: values.exclude,
		paths: positionals,
	};
}

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

function problemOf(values: Values, paths: readonly string[]): string | undefined {
	const { 'min-severity': minSeverity, 'fail-on': failOn, 'auto-mtls': autoMtls, at, shard } = values;
	for (const [name, severity] of [['--min-severity', minSeverity], ['--fail-on', failOn]] as const) {
		if (!severities.some((known) => known === severity)) {
			return `${name} is ${listOf(severities)}, not "${String(severity)}"`;
		}
	}
	if (autoMtls !== undefined && autoMtls !== 'true' && autoMtls !== 'false') {
		return `--auto-mtls is true or false, not "${String(autoMtls)}"`;
	}
	if (typeof at === 'string' && parseInstant(at) === undefined) {
		return `--at is a time such as 2026-11-24 or 2026-11-24T12:00:00Z, not "${at}"`;
	}
	if (typeof shard === 'string' && parseShard(shard) === undefined) {
		return `--shard is a part and a count such as 2/4, not "${shard}"`;
	}
	if (values['fix'] === true && values['fix-dry-run'] === true) {
		return '--fix and --fix-dry-run exclude each other';
	}
	return paths.length === 0 ? 'name at least one file or folder' : undefined;
}
