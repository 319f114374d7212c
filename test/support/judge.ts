import { entries, spireSchemas } from '../../server/generated/catalog.cjs';
import { ResourceReader } from '../../server/src/resource/decode.js';
import type { Finding } from '../../server/src/rules/finding.js';
import { allRules } from '../../server/src/rules/all.js';
import type { Fix } from '../../server/src/rules/fix.js';
import { fixesOf } from '../../server/src/rules/fixes.js';
import { DocumentJudge } from '../../server/src/rules/judge.js';
import { Catalog } from '../../server/src/schema/catalog.js';
import { formatPath } from '../../server/src/syntax/yaml/path.js';
import { type Chunk, createStream } from '../../server/src/syntax/yaml/stream.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { type Settings, defaultSettings } from '../../server/src/workspace/settings.js';

/** The catalog that the build made of the schemas. */
export const catalog = new Catalog(entries);

/** The time at which tests judge certificates: the examples were made for it. */
export const judgingTime = Date.parse('2026-12-01T00:00:00Z');

/** A finding with the chunk it stands in, as tests look at it. */
export interface JudgedFinding extends Finding {
	readonly chunk: Chunk;
	readonly documentIndex: number;
	/** The text that is underlined. */
	readonly underlined: string;
	readonly pathText: string;
}

/** Every finding of a text, with an error of a rule thrown as it is. */
export function judge(text: string, settings: Settings = defaultSettings): readonly JudgedFinding[] {
	const reader = new ResourceReader(catalog, spireSchemas);
	const judgeOfDocuments = new DocumentJudge({ reader, rules: allRules, settings, at: judgingTime, onRuleError: (rule, error) => { throw new Error(`${rule} failed`, { cause: error }); } });
	const stream = createStream(text);
	return stream.chunks.flatMap((chunk, index) => judgeOfDocuments.findingsOf(chunk).map((finding) => ({
		...finding, chunk, documentIndex: stream.documentIndex(index), underlined: chunk.text.slice(finding.span.start, finding.span.end), pathText: formatPath(finding.path),
	})));
}

/** The fixes of a finding. */
export function fixes(finding: JudgedFinding, settings: Settings = defaultSettings): readonly Fix[] {
	return fixesOf(finding, finding.chunk, catalog, settings);
}

/** The text of a one-document file after a fix. */
export function applyFix(finding: JudgedFinding, fix: Fix): string {
	return applyEdits(finding.chunk.text, fix.edits);
}
