import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Finding } from '../rules/finding.js';
import { fixesOf } from '../rules/fixes.js';
import { isJson } from '../syntax/yaml/edit/json.js';
import { lineBreakOf, lineStartOf } from '../syntax/yaml/edit/layout.js';
import type { Chunk, Stream } from '../syntax/yaml/stream.js';
import { type TextEdit, sortedWithoutOverlaps } from '../text/edit.js';
import type { Range } from '../protocol/position.js';
import type { ServiceContext } from './context.js';

/** The kind of the action that applies every safe fix of a file; editors can run it on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.meshSecurity`;

/** What a client asks for. */
export interface CodeActionRequest {
	readonly uri: string;
	readonly range: Range;
	/** Diagnostics that the client shows at the range; an action names those that it mends. */
	readonly diagnostics: readonly Diagnostic[];
	/** Kinds that the client wants; all when left out. */
	readonly only: readonly string[] | undefined;
}

/** Fixes of the findings that a range touches, suppressions for them, and 'fix all' for the file. */
export function codeActionsFor(context: ServiceContext, stream: Stream, request: CodeActionRequest): readonly CodeAction[] {
	const wants = (kind: string) => request.only === undefined || request.only.some((only) => kind === only || kind.startsWith(`${only}.`));
	const actions: CodeAction[] = [];
	if (wants(CodeActionKind.QuickFix)) {
		const touched = findingsIn(context, stream, request.range);
		actions.push(...touched.flatMap((item) => fixActions(context, stream, request, item)));
		actions.push(...touched.flatMap((item) => suppressActions(stream, request, item)));
	}
	if (wants(fixAllKind)) {
		actions.push(...fixAllActions(context, stream, request));
	}
	return actions;
}

interface TouchedFinding {
	readonly finding: Finding;
	readonly chunk: Chunk;
	readonly index: number;
}

function findingsIn(context: ServiceContext, stream: Stream, range: Range): readonly TouchedFinding[] {
	const from = stream.locate(range.start);
	const to = stream.locate(range.end);
	const found: TouchedFinding[] = [];
	for (let index = from.index; index <= to.index; index++) {
		const chunk = stream.chunks[index] as Chunk;
		const start = index === from.index ? from.offset : 0;
		const end = index === to.index ? to.offset : chunk.text.length;
		for (const finding of context.judge.findingsOf(chunk)) {
			if (finding.span.start <= end && finding.span.end >= start) {
				found.push({ finding, chunk, index });
			}
		}
	}
	return found;
}

function fixActions(context: ServiceContext, stream: Stream, request: CodeActionRequest, { finding, chunk, index }: TouchedFinding): readonly CodeAction[] {
	const mended = request.diagnostics.filter((diagnostic) => diagnostic.code === finding.rule && diagnostic.message === finding.message);
	return fixesOf(finding, chunk, context.catalog, context.settings).map((fix, order) => ({
		title: fix.title,
		kind: CodeActionKind.QuickFix,
		diagnostics: mended,
		isPreferred: order === 0,
		edit: workspaceEdit(request.uri, stream, index, fix.edits),
	}));
}

/** Writes a suppression above the line of a finding. Syntax errors have none: a reader that cannot read cannot be told to look away. JSON has no comments. */
function suppressActions(stream: Stream, request: CodeActionRequest, { finding, chunk, index }: TouchedFinding): readonly CodeAction[] {
	if (finding.origin.kind === 'syntax' || finding.origin.kind === 'suppression' || isJson(chunk.document)) {
		return [];
	}
	const start = lineStartOf(chunk.text, finding.span.start);
	const indent = /^[ \t]*/.exec(chunk.text.slice(start))?.[0] ?? '';
	const lineBreak = lineBreakOf(chunk.text);
	const edit = (at: number, text: string) => workspaceEdit(request.uri, stream, index, [{ span: { start: at, end: at }, newText: text }]);
	const mended = request.diagnostics.filter((diagnostic) => diagnostic.code === finding.rule);
	return [{
		title: `Suppress ${finding.rule} for this line, with a reason`,
		kind: CodeActionKind.QuickFix,
		diagnostics: mended,
		edit: edit(start, `${indent}# mesh-security-disable-next-line ${finding.rule} -- reason${lineBreak}`),
	}, {
		title: `Suppress ${finding.rule} in this document, with a reason`,
		kind: CodeActionKind.QuickFix,
		diagnostics: mended,
		edit: edit(documentStart(chunk.text), `# mesh-security-disable ${finding.rule} -- reason${lineBreak}`),
	}];
}

/** Behind the `---` line, when the chunk starts with one. */
function documentStart(text: string): number {
	return /^---[^\r\n]*(?:\r\n?|\n)/.exec(text)?.[0].length ?? 0;
}

function fixAllActions(context: ServiceContext, stream: Stream, request: CodeActionRequest): readonly CodeAction[] {
	const edits = stream.chunks.flatMap((chunk, index) => toLspEdits(stream, index, safeEdits(context, chunk)));
	return edits.length === 0 ? [] : [{ title: 'Fix all safe problems of Mesh Security', kind: fixAllKind, edit: { changes: { [request.uri]: edits } } }];
}

/** The edits of the safe fixes of a chunk that can be applied together; a fix is applied as a whole or, where another one is in its way, not at all. */
export function safeEdits(context: ServiceContext, chunk: Chunk): readonly TextEdit[] {
	const taken: TextEdit[] = [];
	for (const finding of context.judge.findingsOf(chunk)) {
		const fix = fixesOf(finding, chunk, context.catalog, context.settings).find(({ safe }) => safe);
		// Two findings may ask for the very same edit.
		const edits = fix?.edits.filter((edit) => !taken.some((other) => isSame(edit, other))) ?? [];
		if (edits.every((edit) => !taken.some((other) => overlaps(edit, other)))) {
			taken.push(...edits);
		}
	}
	return sortedWithoutOverlaps(taken);
}

function isSame(a: TextEdit, b: TextEdit): boolean {
	return a.newText === b.newText && a.span.start === b.span.start && a.span.end === b.span.end;
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
	return a.span.start < b.span.end && b.span.start < a.span.end;
}

function workspaceEdit(uri: string, stream: Stream, index: number, edits: readonly TextEdit[]): WorkspaceEdit {
	return { changes: { [uri]: toLspEdits(stream, index, edits) } };
}

function toLspEdits(stream: Stream, index: number, edits: readonly TextEdit[]): { range: Range; newText: string }[] {
	return edits.map((edit) => ({ range: stream.rangeOf(index, edit.span), newText: edit.newText }));
}
