import type { CertificateChainView } from '../../../server/src/protocol/certificates.js';
import type { IssuanceGraphView } from '../../../server/src/protocol/issuance.js';
import type { Position, Range } from '../../../server/src/protocol/position.js';

/** What a panel shows, in a form that survives a reload. */
export interface PanelSource {
	readonly uri: string;
	readonly position?: Position;
	/** The time that the reader chose to judge at, ISO 8601; now when absent. */
	readonly at?: string;
	/** What the reader wants the leaves to be valid for. */
	readonly host?: string;
}

/** From the extension to the page. */
export type ToPage =
	/** A new picture. The page keeps `source` in its state, from which the panel comes back after a reload. */
	| { readonly type: 'view'; readonly view: CertificateChainView; readonly source: PanelSource; readonly fileName: string }
	/** The source cannot be read; what was shown stays. */
	| { readonly type: 'failed'; readonly message: string; readonly source: PanelSource };

/** From the page to the extension. */
export type FromPage =
	| { readonly type: 'ready' }
	| { readonly type: 'reveal'; readonly range: Range }
	| { readonly type: 'copy'; readonly text: string; readonly what: string }
	/** Judge at another time or for another name; empty texts mean now and no name. */
	| { readonly type: 'judge'; readonly at: string; readonly host: string }
	/** Ask for the password of the key store: it is typed into the editor, never into the page. */
	| { readonly type: 'unlock' };

/** From the extension to the page of the issuance graph. */
export interface ToGraphPage {
	readonly type: 'graph';
	readonly graph: IssuanceGraphView;
}

/** From the page of the issuance graph to the extension. */
export type FromGraphPage =
	| { readonly type: 'ready' | 'refresh' }
	| { readonly type: 'open'; readonly node: string }
	| { readonly type: 'export'; readonly format: 'svg' | 'mermaid' };

/** The message that an untrusted value from the page of the graph is, or undefined. */
export function decodeFromGraphPage(value: unknown): FromGraphPage | undefined {
	if (typeof value !== 'object' || value === null || !('type' in value)) {
		return undefined;
	}
	if (value.type === 'ready' || value.type === 'refresh') {
		return { type: value.type };
	}
	if (value.type === 'open' && 'node' in value && typeof value.node === 'string') {
		return { type: 'open', node: value.node };
	}
	return value.type === 'export' && 'format' in value && (value.format === 'svg' || value.format === 'mermaid') ? { type: 'export', format: value.format } : undefined;
}

/** What the page keeps between reloads. */
export interface PageState {
	readonly source: PanelSource;
	/** Which entries the reader opened or closed, by entry id. */
	readonly expanded: Readonly<Record<string, boolean>>;
	readonly scroll: number;
}

/** The message that an untrusted value from the page is, or undefined. */
export function decodeFromPage(value: unknown): FromPage | undefined {
	if (typeof value !== 'object' || value === null || !('type' in value)) {
		return undefined;
	}
	if (value.type === 'ready' || value.type === 'unlock') {
		return { type: value.type };
	}
	if (value.type === 'judge' && 'at' in value && typeof value.at === 'string' && 'host' in value && typeof value.host === 'string') {
		return { type: 'judge', at: value.at, host: value.host };
	}
	if (value.type === 'copy' && 'text' in value && typeof value.text === 'string' && 'what' in value && typeof value.what === 'string') {
		return { type: 'copy', text: value.text, what: value.what };
	}
	return value.type === 'reveal' && 'range' in value && isRange(value.range) ? { type: 'reveal', range: value.range } : undefined;
}

/** The source in a state that the page kept, or undefined when there is none. */
export function decodeSource(state: unknown): PanelSource | undefined {
	const source = typeof state === 'object' && state !== null && 'source' in state ? state.source : undefined;
	if (typeof source !== 'object' || source === null || !('uri' in source) || typeof source.uri !== 'string') {
		return undefined;
	}
	return {
		uri: source.uri,
		...('position' in source && isPosition(source.position) && { position: source.position }),
		...('at' in source && typeof source.at === 'string' && { at: source.at }),
		...('host' in source && typeof source.host === 'string' && { host: source.host }),
	};
}

function isRange(value: unknown): value is Range {
	return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
	return typeof value === 'object' && value !== null && 'line' in value && 'character' in value && Number.isInteger(value.line) && Number.isInteger(value.character);
}
