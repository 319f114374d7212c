import type { CliIo } from './io.js';

/** Puts the reports of several shards together, JSON or SARIF, and writes the whole: 0, or 2 when a file is no report. */
export async function runMerge(files: readonly string[], io: CliIo): Promise<0 | 2> {
	if (files.length === 0) {
		io.error('Usage: mesh-security merge FILE…\n');
		return 2;
	}
	const reports: Record<string, unknown>[] = [];
	for (const file of files) {
		try {
			const report: unknown = JSON.parse(new TextDecoder().decode(await io.read(file)));
			if (typeof report !== 'object' || report === null || (!('runs' in report) && !('findings' in report))) {
				throw new Error('it is neither a JSON nor a SARIF report');
			}
			reports.push(report as Record<string, unknown>);
		} catch (error) {
			io.error(`mesh-security merge: ${file} cannot be merged: ${error instanceof Error ? error.message : String(error)}\n`);
			return 2;
		}
	}
	const isSarif = reports.every((report) => Array.isArray(report['runs']));
	if (!isSarif && reports.some((report) => !Array.isArray(report['findings']))) {
		io.error('mesh-security merge: JSON and SARIF reports cannot be mixed\n');
		return 2;
	}
	io.out(`${JSON.stringify(isSarif ? mergedSarif(reports) : mergedJson(reports))}\n`);
	return 0;
}

/** Every shard stays a run of its own: its automation id tells them apart. */
function mergedSarif(reports: readonly Record<string, unknown>[]): unknown {
	return { ...reports[0], runs: reports.flatMap((report) => report['runs'] as unknown[]) };
}

function mergedJson(reports: readonly Record<string, unknown>[]): unknown {
	const sum = (key: string) => reports.reduce((total, report) => total + (typeof report[key] === 'number' ? report[key] : 0), 0);
	return { version: 1, files: sum('files'), documents: sum('documents'), findings: reports.flatMap((report) => report['findings'] as unknown[]) };
}
