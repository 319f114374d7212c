import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding } from '../rules/finding.js';
import type { DocumentJudge } from '../rules/judge.js';
import type { Chunk, Stream } from '../syntax/yaml/stream.js';
import type { Severity } from '../workspace/settings.js';

/** What every diagnostic of ours names as its source. */
export const diagnosticSource = 'mesh-security';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** Turns findings into diagnostics, and keeps those of a chunk while the chunk lives: an edit elsewhere only moves them. */
export class DiagnosticsWriter {
	readonly #judge: DocumentJudge;
	readonly #known = new WeakMap<Chunk, readonly Diagnostic[]>();
	readonly #ruleUri: (rule: string) => string | undefined;

	/** `ruleUri` gives the page of a rule, where the client can open one. */
	constructor(judge: DocumentJudge, ruleUri: (rule: string) => string | undefined) {
		this.#judge = judge;
		this.#ruleUri = ruleUri;
	}

	/** Whether the chunk was judged already. */
	knows(chunk: Chunk): boolean {
		return this.#known.has(chunk);
	}

	/** Judges the chunk if nobody did; lines are counted from the start of the chunk. */
	ofChunk(chunk: Chunk): readonly Diagnostic[] {
		let diagnostics = this.#known.get(chunk);
		if (diagnostics === undefined) {
			diagnostics = this.#judge.findingsOf(chunk).map((finding) => this.#diagnostic(chunk, finding));
			this.#known.set(chunk, diagnostics);
		}
		return diagnostics;
	}

	/** The diagnostics of a whole file. */
	ofStream(stream: Stream): Diagnostic[] {
		const all: Diagnostic[] = [];
		const { chunks } = stream;
		for (let index = 0; index < chunks.length; index++) {
			const line = stream.startLine(index);
			for (const diagnostic of this.ofChunk(chunks[index] as Chunk)) {
				const { start, end } = diagnostic.range;
				all.push({ ...diagnostic, range: { start: { line: start.line + line, character: start.character }, end: { line: end.line + line, character: end.character } } });
			}
		}
		return all;
	}

	#diagnostic(chunk: Chunk, finding: Finding): Diagnostic {
		const href = this.#ruleUri(finding.rule);
		const tags = tagsOf(finding);
		return {
			range: chunk.lines.rangeOf(finding.span),
			severity: SEVERITIES[finding.severity],
			source: diagnosticSource,
			code: finding.rule,
			message: finding.message,
			...(href === undefined ? {} : { codeDescription: { href } }),
			...(tags.length === 0 ? {} : { tags }),
		};
	}
}

function tagsOf(finding: Finding): DiagnosticTag[] {
	if (finding.rule === 'schema/former-version') {
		return [DiagnosticTag.Deprecated];
	}
	return finding.rule === 'suppression/unused' ? [DiagnosticTag.Unnecessary] : [];
}
