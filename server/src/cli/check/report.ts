import type { Fix } from '../../rules/fix.js';
import type { Finding } from '../../rules/finding.js';
import type { Range } from '../../protocol/position.js';
import type { Excerpt } from './excerpt.js';

/** A finding with everything that a report says of it. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'severity' | 'message' | 'path' | 'resource' | 'aliases'> {
	readonly file: string;
	readonly range: Range;
	/** Zero-based index of the `---` part. */
	readonly document: number;
	readonly fixes: readonly Pick<Fix, 'title'>[];
	/** The line of the finding. */
	readonly excerpt: Excerpt;
}

/** What a run found. */
export interface CheckResult {
	readonly files: number;
	readonly documents: number;
	readonly findings: readonly ReportedFinding[];
}

/** The report for programs; its shape is public. */
export function jsonReport({ files, documents, findings }: CheckResult): string {
	const rows = findings.map(({ rule, severity, message, file, range, document, path, resource, aliases, fixes }) => ({
		rule, severity, message, file, range, document, path,
		resource: resource === undefined ? null : { apiVersion: resource.apiVersion, kind: resource.kind, namespace: resource.namespace ?? null, name: resource.name ?? null },
		aliases,
		fixes: fixes.map(({ title }) => ({ title })),
	}));
	return `${JSON.stringify({ version: 1, files, documents, findings: rows })}\n`;
}
