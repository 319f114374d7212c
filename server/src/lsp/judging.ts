import type { DiagnosticsWriter } from '../service/diagnostics.js';
import { type OpenFile, type ServerState, writerOf } from './state.js';

/** Milliseconds that judging may take before waiting requests get their turn. */
const SLICE_MILLISECONDS = 15;

/** What the loop needs of the server. */
export interface JudgingHost {
	state(): ServerState;
	publish(file: OpenFile, state: ServerState): void;
	nextTurn(callback: () => void): void;
	onError(error: unknown): void;
}

/**
 * Judges changed files one after the other. Edits that have arrived are applied first, so only the newest text is judged; long
 * files are judged in slices between which requests are answered. There is no delay.
 */
export class JudgingLoop {
	readonly #host: JudgingHost;
	readonly #waiting = new Set<string>();
	#isRunning = false;

	constructor(host: JudgingHost) {
		this.#host = host;
	}

	/** Has the file judged and published; of several requests before that, the last text counts. */
	request(uri: string): void {
		this.#waiting.add(uri);
		if (!this.#isRunning) {
			this.#isRunning = true;
			this.#run().catch((error: unknown) => this.#host.onError(error)).finally(() => {
				this.#isRunning = false;
			});
		}
	}

	/** Stops caring about a file that was closed. */
	forget(uri: string): void {
		this.#waiting.delete(uri);
	}

	async #run(): Promise<void> {
		await this.#quiet();
		for (let uri = first(this.#waiting); uri !== undefined; uri = first(this.#waiting)) {
			this.#waiting.delete(uri);
			try {
				await this.#judge(uri);
			} catch (error) {
				this.#host.onError(error);
			}
		}
	}

	async #judge(uri: string): Promise<void> {
		const state = this.#host.state();
		const file = state.files.get(uri);
		if (file === undefined) {
			return;
		}
		const writer = writerOf(state, uri);
		let sliceStart = performance.now();
		for (const chunk of file.stream.chunks) {
			if (writer.knows(chunk)) {
				continue;
			}
			writer.ofChunk(chunk);
			if (performance.now() - sliceStart > SLICE_MILLISECONDS) {
				await this.#turn();
				if (this.#isStale(writer, file)) {
					this.#waiting.add(uri);
					return;
				}
				sliceStart = performance.now();
			}
		}
		this.#host.publish(file, state);
	}

	#isStale(writer: DiagnosticsWriter, file: OpenFile): boolean {
		const now = this.#host.state();
		return now.files.get(file.uri) !== file || writerOf(now, file.uri) !== writer;
	}

	/** Waits until a turn passes in which no file changed. The transport hands over one message a turn. */
	async #quiet(): Promise<void> {
		let before: ReadonlyMap<string, OpenFile> | undefined;
		while (before !== this.#host.state().files) {
			before = this.#host.state().files;
			await this.#turn();
		}
	}

	#turn(): Promise<void> {
		return new Promise((resolve) => this.#host.nextTurn(resolve));
	}
}

function first(set: ReadonlySet<string>): string | undefined {
	const [value] = set;
	return value;
}

