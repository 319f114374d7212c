import { type Severity, severities } from '../../workspace/settings.js';

/** The part of a finding that merging looks at; the rest passes through. */
interface ReportedRow {
	readonly file: string;
	readonly severity: Severity;
}

/** A report of `check --format json`. */
export interface JsonReport {
	readonly version: 1;
	readonly files: number;
	readonly documents: number;
	readonly findings: readonly ReportedRow[];
}

/** Whether a value is a report of `check --format json`. */
export function isJsonReport(value: unknown): value is JsonReport {
	const report = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof JsonReport, unknown>>;
	return report.version === 1 && typeof report.files === 'number' && typeof report.documents === 'number' && Array.isArray(report.findings) && report.findings.every(isRow);
}

function isRow(value: unknown): value is ReportedRow {
	const row = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof ReportedRow, unknown>>;
	return typeof row.file === 'string' && severities.some((severity) => severity === row.severity);
}

/** The reports as that of one run: files in the order in which a run meets them. */
export function mergedJson(reports: readonly JsonReport[]): JsonReport {
	const sum = (key: 'files' | 'documents') => reports.reduce((total, report) => total + report[key], 0);
	const findings = reports.flatMap((report) => report.findings).map((row) => ({ row, steps: row.file.split('/') }));
	findings.sort((a, b) => compare(a.steps, b.steps));
	return { version: 1, files: sum('files'), documents: sum('documents'), findings: findings.map(({ row }) => row) };
}

/** Folder by folder, as a walk does: `a/b` stands before `a-b`. */
function compare(a: readonly string[], b: readonly string[]): number {
	const index = a.findIndex((step, at) => step !== b[at]);
	const [left, right] = [a[index], b[index]];
	return left === undefined || right === undefined ? a.length - b.length : left < right ? -1 : 1;
}

/** Whether a report holds something of a severity or worse. */
export function hasAtLeast({ findings }: JsonReport, bound: Severity): boolean {
	return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(bound));
}
