import type { CertificateChainView, CertificateEntry } from '../../server/src/protocol/certificates.js';
import type { FromPage, PageState, PanelSource, ToPage } from '../src/certificateView/messages.js';
import { cardId } from './card.js';
import './certificateChain.css';
import { moveInTree } from './keyboard.js';
import { isExpandedAtFirst, type Actions } from './model.js';
import { notice, page } from './page.js';
import { Patcher } from './patch.js';

interface VsCodeApi {
	readonly postMessage: (message: FromPage) => void;
	readonly getState: () => PageState | undefined;
	readonly setState: (state: PageState) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page: draws each view that comes, and keeps what the reader opened and how far they scrolled. */
class CertificateChainPage {
	readonly #api = acquireVsCodeApi();
	readonly #patcher = new Patcher();
	readonly #root: HTMLElement;
	readonly #status: HTMLElement;
	#expanded: Record<string, boolean>;
	#source: PanelSource | undefined;
	#filter = '';
	#shown: { readonly view: CertificateChainView; readonly fileName: string } | undefined;

	constructor(root: HTMLElement, status: HTMLElement) {
		this.#root = root;
		this.#status = status;
		const state = this.#api.getState();
		this.#expanded = { ...state?.expanded };
		this.#source = state?.source;
		window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => this.#receive(data, state?.scroll ?? 0));
		root.addEventListener('keydown', moveInTree);
		root.addEventListener('submit', (event) => event.preventDefault());
		window.addEventListener('scroll', () => this.#keep(), { passive: true });
		this.#api.postMessage({ type: 'ready' });
	}

	#receive(message: ToPage, scroll: number): void {
		this.#source = message.source;
		if (message.type === 'failed') {
			this.#fail(message.message);
			return;
		}
		const isFirst = this.#shown === undefined;
		const before = this.#shown?.view.focus;
		this.#shown = { view: message.view, fileName: message.fileName };
		this.#draw();
		const { focus } = message.view;
		if (isFirst && scroll > 0) {
			window.scrollTo({ top: scroll });
		} else if (focus !== undefined && focus !== before) {
			this.#show(focus);
		}
		this.#keep();
	}

	/** What was shown stays: a file that is just being replaced is unreadable for a moment. */
	#fail(message: string): void {
		if (this.#shown) {
			this.#status.textContent = `The file cannot be read: ${message}`;
		} else {
			this.#patcher.patchChildren(this.#root, [notice(`The file cannot be read: ${message}`)]);
			this.#root.removeAttribute('aria-busy');
		}
	}

	#draw(): void {
		if (!this.#shown) {
			return;
		}
		const { view, fileName } = this.#shown;
		const isExpanded = (entry: CertificateEntry, index: number): boolean => this.#expanded[entry.id] ?? isExpandedAtFirst(view, index);
		const scroll = window.scrollY;
		const focused = document.activeElement;
		this.#patcher.patchChildren(this.#root, page({ view, fileName, isExpanded, filter: this.#filter, actions: this.#actions(isExpanded) }));
		this.#root.removeAttribute('aria-busy');
		this.#status.textContent = '';
		// An element that had to move in the page loses the focus on its way.
		if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
			focused.focus({ preventScroll: true });
		}
		if (window.scrollY !== scroll) {
			window.scrollTo({ top: scroll });
		}
	}

	#actions(isExpanded: (entry: CertificateEntry, index: number) => boolean): Actions {
		return {
			toggle: (entry) => {
				const index = this.#shown?.view.entries.indexOf(entry) ?? 0;
				this.#expanded[entry.id] = !isExpanded(entry, index);
				this.#draw();
				this.#keep();
			},
			show: (index) => this.#show(index),
			reveal: (range) => this.#api.postMessage({ type: 'reveal', range }),
			copy: (text, what) => {
				this.#api.postMessage({ type: 'copy', text, what });
				this.#status.textContent = `Copied ${what}`;
			},
			judge: ({ at, host }) => this.#api.postMessage({ type: 'judge', at: at ?? this.#source?.at ?? '', host: host ?? this.#source?.host ?? '' }),
			unlock: () => this.#api.postMessage({ type: 'unlock' }),
			filter: (text) => {
				this.#filter = text;
				this.#draw();
			},
			expandAll: (expanded) => {
				this.#shown?.view.entries.forEach(({ id }) => {
					this.#expanded[id] = expanded;
				});
				this.#draw();
				this.#keep();
			},
		};
	}

	#show(index: number): void {
		const entry = this.#shown?.view.entries[index];
		if (entry) {
			this.#expanded[entry.id] = true;
			this.#draw();
			document.getElementById(cardId(index))?.scrollIntoView({ block: 'nearest' });
		}
	}

	#keep(): void {
		if (this.#source) {
			this.#api.setState({ source: this.#source, expanded: this.#expanded, scroll: window.scrollY });
		}
	}
}

const root = document.getElementById('root');
const status = document.getElementById('status');
if (root && status) {
	new CertificateChainPage(root, status);
}
