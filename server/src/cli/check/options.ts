import { parseArgs } from 'node:util';
import { type Settings, type Severity, defaultSettings, severities } from '../../workspace/settings.js';

/** What `check` was asked for. */
export interface CheckOptions {
	readonly format: 'text' | 'json';
	readonly minSeverity: Severity;
	readonly failOn: Severity;
	readonly settings: Settings;
	readonly paths: readonly string[];
}

/** The options of the arguments, or a sentence that says what is wrong with them. */
export function parseCheckOptions(args: readonly string[]): CheckOptions | string {
	let parsed;
	try {
		parsed = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { format: { type: 'string', default: 'text' }, 'min-severity': { type: 'string', default: 'hint' }, 'fail-on': { type: 'string', default: 'error' }, 'auto-mtls': { type: 'string', default: 'true' } },
		});
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	const { format, 'min-severity': minSeverity, 'fail-on': failOn, 'auto-mtls': autoMtls } = parsed.values;
	if (format !== 'text' && format !== 'json') {
		return `--format is text or json, not "${format}"`;
	}
	if (!isSeverity(minSeverity) || !isSeverity(failOn)) {
		return `--min-severity and --fail-on are one of ${severities.join(', ')}`;
	}
	if (autoMtls !== 'true' && autoMtls !== 'false') {
		return `--auto-mtls is true or false, not "${autoMtls}"`;
	}
	if (parsed.positionals.length === 0) {
		return 'name at least one file or folder';
	}
	const settings = { ...defaultSettings, mesh: { ...defaultSettings.mesh, autoMtls: autoMtls === 'true' } };
	return { format, minSeverity, failOn, settings, paths: parsed.positionals };
}

function isSeverity(text: string): text is Severity {
	return (severities as readonly string[]).includes(text);
}
