import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A language server as a process, spoken to over stdio by the smallest client that can measure it. */
export class Server {
	#child;
	#buffer = Buffer.alloc(0);
	#nextId = 1;
	#requests = new Map();
	#waiting = [];
	#settings;

	constructor(command, args, settings) {
		this.#settings = settings;
		this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
		this.#child.stdout.on('data', (data) => this.#take(data));
	}

	get pid() {
		return this.#child.pid;
	}

	/** Shakes hands as VS Code does, with what both servers need: settings on request, diagnostics pushed. */
	async initialize(initializationOptions) {
		await this.request('initialize', {
			processId: process.pid, rootUri: null, workspaceFolders: null, initializationOptions,
			capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } }, textDocument: { publishDiagnostics: { versionSupport: true }, completion: { completionItem: { snippetSupport: true } }, hover: { contentFormat: ['markdown'] } } },
		});
		this.notify('initialized', {});
		this.notify('workspace/didChangeConfiguration', { settings: this.#settings });
	}

	/** Opens a text and resolves with its diagnostics. */
	open(uri, text) {
		const published = this.published(uri);
		this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
		return published;
	}

	/** Sends one edit; `published` tells when its diagnostics have come. */
	change(uri, version, range, text) {
		this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
	}

	/** Resolves with the next diagnostics of a file, of this version or a later one where the server names versions. */
	published(uri, version = 0) {
		return new Promise((resolve) => this.#waiting.push({ uri, version, resolve }));
	}

	request(method, params) {
		const id = this.#nextId++;
		this.#send({ jsonrpc: '2.0', id, method, params });
		return new Promise((resolve) => this.#requests.set(id, resolve));
	}

	notify(method, params) {
		this.#send({ jsonrpc: '2.0', method, params });
	}

	/** Memory that the process holds, in MiB; Linux only, elsewhere not a number. */
	residentMebibytes() {
		try {
			return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1]) / 1024;
		} catch {
			return Number.NaN;
		}
	}

	stop() {
		this.#child.kill();
	}

	#send(message) {
		const body = Buffer.from(JSON.stringify(message));
		this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
		this.#child.stdin.write(body);
	}

	#take(data) {
		this.#buffer = Buffer.concat([this.#buffer, data]);
		for (;;) {
			const end = this.#buffer.indexOf('\r\n\r\n');
			const length = end < 0 ? undefined : Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString())?.[1]);
			if (length === undefined || this.#buffer.length < end + 4 + length) {
				return;
			}
			const message = JSON.parse(this.#buffer.subarray(end + 4, end + 4 + length).toString());
			this.#buffer = this.#buffer.subarray(end + 4 + length);
			this.#handle(message);
		}
	}

	#handle(message) {
		if (message.method === 'textDocument/publishDiagnostics') {
			const { uri: published, version: current = Infinity } = message.params;
			const isMet = ({ uri, version }) => uri === published && current >= version;
			const found = this.#waiting.filter(isMet);
			this.#waiting = this.#waiting.filter((waiting) => !isMet(waiting));
			found.forEach(({ resolve }) => resolve(message.params.diagnostics));
		} else if (message.method !== undefined && message.id !== undefined) {
			const result = message.method === 'workspace/configuration' ? message.params.items.map(({ section }) => this.#settings[section] ?? {}) : null;
			this.#send({ jsonrpc: '2.0', id: message.id, result });
		} else if (message.id !== undefined) {
			this.#requests.get(message.id)?.(message.result);
			this.#requests.delete(message.id);
		}
	}
}
