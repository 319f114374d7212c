import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode, type Range } from 'vscode-languageserver-types';
import type { TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';

/** What a client can do beyond the protocol. */
export interface CompletionOptions {
	/** The client knows the command that opens the list again, so a value can follow its key at once. */
	readonly canReopen: boolean;
	/** The file is JSON, whatever it holds so far. */
	readonly isJson?: boolean;
}

/** A completion before it is put into the words of LSP. Spans are offsets in the chunk. */
export interface Draft {
	readonly label: string;
	readonly kind: 'field' | 'value' | 'skeleton' | 'reference' | 'rule';
	/** A short fact behind the label: the type, the apiVersion. */
	readonly detail?: string;
	/** In snippet syntax, with absolute indentation. */
	readonly snippet: string;
	readonly replace: Span;
	/** What the typed word is matched with; the label when left out. */
	readonly filter?: string;
	readonly also?: readonly TextEdit[];
	readonly isDeprecated?: boolean;
	/** The list should open again behind the inserted text. */
	readonly reopen?: boolean;
	/** In Markdown, where it costs nothing to give at once. */
	readonly documentation?: string;
	/** What finds the documentation when the item is looked at. */
	readonly resolve?: CompletionData;
}

/** Names the documentation of an item; it travels to the client and back. */
export interface CompletionData {
	readonly apiVersion: string;
	readonly kind: string;
	readonly path: readonly (string | number)[];
	/** The allowed value, for a value. */
	readonly value?: string | number | boolean;
}

const KINDS = { field: CompletionItemKind.Property, value: CompletionItemKind.EnumMember, skeleton: CompletionItemKind.Snippet, reference: CompletionItemKind.Reference, rule: CompletionItemKind.Constant } as const;

/** The LSP form of a draft; `order` is its place in the list. */
export function toItem(draft: Draft, order: number, toRange: (span: Span) => Range): CompletionItem {
	return {
		label: draft.label,
		kind: KINDS[draft.kind],
		...(draft.detail === undefined ? {} : { detail: draft.detail }),
		sortText: String(order).padStart(4, '0'),
		filterText: draft.filter ?? draft.label,
		insertTextFormat: InsertTextFormat.Snippet,
		insertTextMode: InsertTextMode.asIs,
		textEdit: { range: toRange(draft.replace), newText: draft.snippet },
		...(draft.also === undefined ? {} : { additionalTextEdits: draft.also.map((edit) => ({ range: toRange(edit.span), newText: edit.newText })) }),
		...(draft.documentation === undefined ? {} : { documentation: { kind: 'markdown' as const, value: draft.documentation } }),
		...(draft.isDeprecated === true ? { deprecated: true } : {}),
		...(draft.reopen === true ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
		...(draft.resolve === undefined ? {} : { data: draft.resolve }),
	};
}
