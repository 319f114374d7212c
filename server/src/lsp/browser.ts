import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { entries, spireSchemas } from '../../generated/catalog.cjs';
import { startServer } from './server.js';

/** Runs a callback as a task of its own; a worker has no `setImmediate`, and a timer would wait four milliseconds. */
function nextTurn(callback: () => void): void {
	const channel = new MessageChannel();
	channel.port1.onmessage = () => {
		channel.port1.close();
		callback();
	};
	channel.port2.postMessage(undefined);
}

startServer(createConnection(new BrowserMessageReader(self as unknown as DedicatedWorkerGlobalScope), new BrowserMessageWriter(self as unknown as DedicatedWorkerGlobalScope)), { catalogEntries: entries, spireSchemas, nextTurn, files: undefined });
