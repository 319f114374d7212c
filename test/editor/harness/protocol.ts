/** What the companion extension can be asked, and what it answers: the state of the window, as the extension host sees it. */
export interface CompanionRequests {
	/** The text of the open document at a path of the workspace. */
	text: { params: { path: string }; result: string };
	/** Its diagnostics, all sources together, as soon as there are others than at `after`. */
	diagnostics: { params: { path: string; after?: number }; result: { revision: number; diagnostics: ShownDiagnostic[] } };
	/** Changes user settings. */
	configure: { params: { settings: Readonly<Record<string, unknown>> }; result: null };
	/** Where the cursor is, and the path of the active editor. */
	cursor: { params: Record<string, never>; result: { path: string; line: number; character: number } | null };
	/** Whether the extension is there, and whether it has started. */
	extension: { params: { id: string }; result: { version: string; isActive: boolean } | null };
}

export type CompanionMethod = keyof CompanionRequests;

/** A diagnostic with the text it is on; `line` and `character` are zero-based. */
export interface ShownDiagnostic {
	readonly text: string;
	readonly message: string;
	readonly severity: 'error' | 'warning' | 'information' | 'hint';
	readonly source: string | undefined;
	readonly code: string | undefined;
	readonly line: number;
	readonly character: number;
}

/** One question on its way to the companion. */
export interface Question {
	readonly id: number;
	readonly method: CompanionMethod;
	readonly params: unknown;
}

/** Its answer. */
export type Answer = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

/** The field of the companion's package.json that holds the address it reports to. */
export const BRIDGE_FIELD = 'meshSecurityTestBridge';
