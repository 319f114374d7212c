import { readFileSync } from 'node:fs';
import { deepestAt } from '../../../server/src/syntax/yaml/locate.js';
import { formatPath } from '../../../server/src/syntax/yaml/path.js';
import { type JudgedFinding, judge } from '../../support/judge.js';

/** One row of an `expected.json` beside transcribed cases. */
export interface CaseRow {
	readonly file: string;
	readonly severity?: string;
	readonly path?: string;
	readonly altPaths?: readonly string[];
	/** The nearest ancestor that exists, where the field at fault is missing. */
	readonly anchor?: string;
}

/** The rows of a folder below `test/cases`. */
export function readRows(folder: string): readonly CaseRow[] {
	return JSON.parse(readFileSync(urlOf(folder, 'expected.json'), 'utf8')) as readonly CaseRow[];
}

/** What is said of the file of a row. */
export function judgeRow(folder: string, { file }: CaseRow): readonly JudgedFinding[] {
	return judge(readFileSync(urlOf(folder, file), 'utf8'));
}

/** Whether a finding stands where a row wants one: at its path, at another that will do, or at the ancestor of what is missing. */
export function standsAt(finding: JudgedFinding, { path = '', altPaths = [], anchor }: CaseRow): boolean {
	const existing = formatPath(deepestAt(finding.chunk.document, finding.path)?.path ?? []);
	return [path, ...altPaths].includes(finding.pathText) || (anchor !== undefined && [finding.pathText, existing].includes(anchor));
}

function urlOf(folder: string, file: string): URL {
	return new URL(`../../../../test/cases/${folder}/${file}`, import.meta.url);
}
