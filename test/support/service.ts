import type { CompletionItem } from 'vscode-languageserver-types';
import { spireSchemas } from '../../server/generated/catalog.cjs';
import { ResourceReader } from '../../server/src/resource/decode.js';
import { allRules, documentedRules } from '../../server/src/rules/all.js';
import { DocumentJudge } from '../../server/src/rules/judge.js';
import type { ServiceContext } from '../../server/src/service/context.js';
import { completionsAt } from '../../server/src/service/completion/complete.js';
import type { CompletionOptions } from '../../server/src/service/completion/item.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { LineIndex } from '../../server/src/text/lineIndex.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { Snapshot } from '../../server/src/workspace/snapshot.js';
import { CURSOR, withCursor } from './cursor.js';
import { catalog } from './judge.js';

/** What the features look at in tests: the real catalog and rules, default settings, no other files. */
export function serviceContext(): ServiceContext {
	const reader = new ResourceReader(catalog, spireSchemas);
	const judge = new DocumentJudge({ reader, rules: allRules, settings: defaultSettings, onRuleError: (rule, error) => { throw new Error(`${rule} failed`, { cause: error }); } });
	return { catalog, reader, judge, rules: documentedRules, settings: defaultSettings, snapshot: new Snapshot() };
}

/** The completions at the cursor of a marked text, in the order in which an editor shows them. */
export function completions(marked: string, options: Partial<CompletionOptions> = {}): readonly CompletionItem[] {
	const { text, position } = withCursor(marked);
	return [...completionsAt(serviceContext(), createStream(text), position, { canReopen: true, ...options })].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

/** The text after accepting an item: tab stops take their placeholder or first choice, the cursor mark stands at the first one. */
export function accept(marked: string, label: string, detail?: string, options: Partial<CompletionOptions> = {}): string {
	const { text } = withCursor(marked);
	const item = completions(marked, options).find((candidate) => candidate.label === label && (detail === undefined || candidate.detail === detail));
	if (item?.textEdit === undefined || !('range' in item.textEdit)) {
		throw new Error(`"${label}" is not offered; offered are: ${completions(marked, options).map((candidate) => candidate.label).join(', ')}`);
	}
	const lines = new LineIndex(text);
	const { range, newText } = item.textEdit;
	const main = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText: expandSnippet(newText) };
	const others = (item.additionalTextEdits ?? []).map((edit) => ({ start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end), newText: edit.newText }));
	return [...others, main].sort((a, b) => b.start - a.start).reduce((result, edit) => result.slice(0, edit.start) + edit.newText + result.slice(edit.end), text);
}

/** A snippet as it reads once it is inserted; the cursor mark stands at the first tab stop, or at the end. */
export function expandSnippet(snippet: string): string {
	const stops = [...snippet.matchAll(/(?<!\\)\$(?:\{?)(\d+)/g)].map((match) => Number(match[1]));
	const first = stops.filter((stop) => stop > 0).sort((a, b) => a - b)[0] ?? (stops.includes(0) ? 0 : undefined);
	let isMarked = false;
	const mark = (stop: string): string => {
		if (isMarked || Number(stop) !== first) {
			return '';
		}
		isMarked = true;
		return CURSOR;
	};
	const texts = new Map<string, string>();
	const expanded = snippet
		.replace(/(?<!\\)\$\{(\d+)\|((?:[^|\\]|\\.)*)\|\}/g, (_all, stop: string, choices: string) => {
			texts.set(stop, choices.split(',')[0] ?? '');
			return mark(stop) + (choices.split(',')[0] ?? '');
		})
		.replace(/(?<!\\)\$\{(\d+):((?:[^}\\]|\\.)*)\}/g, (_all, stop: string, text: string) => {
			texts.set(stop, text);
			return mark(stop) + text;
		})
		.replace(/(?<!\\)\$\{?(\d+)\}?/g, (_all, stop: string) => mark(stop) + (texts.get(stop) ?? ''))
		.replace(/\\([\\$}])/g, '$1');
	return isMarked ? expanded : expanded + CURSOR;
}
