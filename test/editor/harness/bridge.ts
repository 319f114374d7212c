import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, CompanionMethod, CompanionRequests, Question } from './protocol.js';

const ANSWER_LIMIT_MS = 45_000;
const NOTHING_YET_MS = 10_000;

/** The companion of one window. */
export interface Companion {
	ask<M extends CompanionMethod>(method: M, params: CompanionRequests[M]['params']): Promise<CompanionRequests[M]['result']>;
}

interface Session {
	readonly questions: Question[];
	wake: (() => void) | undefined;
}

interface Waiting {
	resolve(result: unknown): void;
	reject(error: Error): void;
}

/**
 * The line to the companion extension. Extension hosts can only call out, and in the browser only by HTTP, so the companion
 * fetches its questions here and posts the answers.
 */
export class Bridge {
	readonly #server: Server;
	readonly #sessions = new Map<string, Session>();
	readonly #waiting = new Map<number, Waiting>();
	#greeted: ((companion: Companion) => void) | undefined;
	#nextId = 1;

	private constructor() {
		this.#server = createServer((request, response) => void this.#serve(request, response));
	}

	/** A bridge that is listening. */
	static async open(): Promise<Bridge> {
		const bridge = new Bridge();
		await new Promise<void>((resolve) => bridge.#server.listen(0, '127.0.0.1', resolve));
		return bridge;
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** The companion of the next window that opens. One that is still alive in a closed window gets no more questions. */
	nextCompanion(limitMs: number): Promise<Companion> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`The extension host did not start within ${limitMs / 1000} s.`)), limitMs);
			this.#greeted = (companion) => {
				clearTimeout(timer);
				resolve(companion);
			};
		});
	}

	close(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		// The extension host of the browser is a page of another origin.
		response.setHeader('access-control-allow-origin', '*');
		const [, action, session] = (request.url ?? '').split('/');
		switch (action) {
			case 'hello':
				this.#greet(session ?? '');
				return reply(response, null);
			case 'question':
				return reply(response, await this.#nextQuestion(session ?? ''));
			case 'answer':
				this.#settle(JSON.parse(await bodyOf(request)) as Answer);
				return reply(response, null);
			default:
				response.statusCode = 404;
				response.end();
		}
	}

	#greet(name: string): void {
		const session: Session = { questions: [], wake: undefined };
		this.#sessions.set(name, session);
		this.#greeted?.({ ask: (method, params) => this.#ask(session, method, params) as never });
		this.#greeted = undefined;
	}

	#ask(session: Session, method: CompanionMethod, params: unknown): Promise<unknown> {
		const id = this.#nextId++;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`The companion did not answer "${method}" within ${ANSWER_LIMIT_MS / 1000} s.`)), ANSWER_LIMIT_MS);
			this.#waiting.set(id, {
				resolve: (result) => (clearTimeout(timer), resolve(result)),
				reject: (error) => (clearTimeout(timer), reject(error)),
			});
			session.questions.push({ id, method, params });
			session.wake?.();
		});
	}

	async #nextQuestion(name: string): Promise<Question | null> {
		const session = this.#sessions.get(name);
		if (session && session.questions.length === 0) {
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, NOTHING_YET_MS);
				session.wake = () => (clearTimeout(timer), resolve());
			});
		}
		return session?.questions.shift() ?? null;
	}

	#settle(answer: Answer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if ('error' in answer) {
			waiting?.reject(new Error(answer.error));
		} else {
			waiting?.resolve(answer.result);
		}
	}
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const part of request.setEncoding('utf8')) {
		body += part;
	}
	return body;
}

function reply(response: ServerResponse, value: unknown): void {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(value));
}
