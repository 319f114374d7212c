import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllDocuments, parseDocument } from 'yaml';
import { hugeDocument, streamText } from './input.mjs';
import { alternating, summary, timed } from './measure.mjs';

/** The budgets are ratios of our median to the peer's, or milliseconds of our own. */
const KEYSTROKE_RATIO = { 10: 1 / 50, 100: 1 / 60, 1000: 1 / 100, 5000: 1 / 300 };
const ANSWER_RATIO = { 100: 1 / 20, 1000: 1 / 80, 5000: 1 / 250 };

/** The place of the mode in the first document, at which all edits are made: whoever types there changes what is allowed. */
function modePosition(text) {
	const before = text.slice(0, text.indexOf('mode: ') + 'mode: '.length);
	return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
}

async function opened(start, text, uri = 'file:///bench/stream.yaml') {
	const server = start();
	await server.initialize();
	await server.open(uri, text);
	return server;
}

/** Types a letter into the mode and takes it out again; both are keystrokes. */
function typing(server, text, uri = 'file:///bench/stream.yaml') {
	const at = modePosition(text);
	let version = 1;
	/** Presses the key and resolves with the diagnostics of the version that it makes. */
	return () => {
		const isInsertion = version % 2 === 1;
		const range = { start: at, end: isInsertion ? at : { line: at.line, character: at.character + 1 } };
		const published = server.published(uri, ++version);
		server.change(uri, version, range, isInsertion ? 'X' : '');
		return published;
	};
}

/** Keystroke to diagnostics in a file of `count` documents. */
export async function keystroke({ ours, peer }, count, times) {
	const text = streamText(count);
	const servers = { ours: await opened(ours, text), peer: await opened(peer, text) };
	const types = { ours: typing(servers.ours, text), peer: typing(servers.peer, text) };
	const press = async (name) => (await timed(() => types[name]())).milliseconds;
	for (let warm = 0; warm < 20; warm++) {
		await press('ours');
	}
	await press('peer');
	const result = await alternating(times, () => press('ours'), () => press('peer'));
	const memory = { ours: servers.ours.residentMebibytes(), peer: servers.peer.residentMebibytes() };
	servers.ours.stop();
	servers.peer.stop();
	return { name: `keystroke → diagnostics, ${count} documents (ms)`, ...result, budget: KEYSTROKE_RATIO[count], memory };
}

/** A completion or hover sent right behind an edit, the server idle before. */
export async function answer({ ours, peer }, method, count, times) {
	const text = streamText(count);
	const at = modePosition(text);
	const measure = async (start) => {
		const server = await opened(start, text);
		const type = typing(server, text);
		return { server, ask: async () => {
			let published;
			const { milliseconds } = await timed(() => {
				published = type();
				return server.request(`textDocument/${method}`, { textDocument: { uri: 'file:///bench/stream.yaml' }, position: { line: at.line, character: at.character + 1 } });
			});
			await published;
			return milliseconds;
		} };
	};
	const [own, other] = [await measure(ours), await measure(peer)];
	for (let warm = 0; warm < 10; warm++) {
		await own.ask();
	}
	await other.ask();
	const result = await alternating(times, () => own.ask(), () => other.ask());
	own.server.stop();
	other.server.stop();
	return { name: `${method} right after an edit, ${count} documents (ms)`, ...result, budget: ANSWER_RATIO[count] };
}

/** Start of the process to the first diagnostics of a small file. */
export async function coldStart({ ours, peer, node }, times) {
	const text = streamText(10);
	const cold = async (start) => {
		const { milliseconds, result } = await timed(() => opened(start, text));
		result.stop();
		return milliseconds;
	};
	const bare = [];
	const result = await alternating(times, async () => {
		bare.push((await timed(() => execFileSync(node, ['-e', '0']))).milliseconds);
		return cold(ours);
	}, () => cold(peer));
	return { name: 'spawn → first diagnostics, 10 documents (ms)', ...result, budget: 1 / 4, floor: { name: 'bare Node start + 150 ms', value: summary(bare).median + 150 } };
}

/** Opening a file of 1,000 documents, both servers running. */
export async function open({ ours, peer }, count, times) {
	const text = streamText(count);
	const servers = { ours: await opened(ours, streamText(10), 'file:///bench/warm.yaml'), peer: await opened(peer, streamText(10), 'file:///bench/warm.yaml') };
	const once = (name) => async (index) => {
		const uri = `file:///bench/open-${index}.yaml`;
		const { milliseconds } = await timed(() => servers[name].open(uri, text));
		servers[name].notify('textDocument/didClose', { textDocument: { uri } });
		return milliseconds;
	};
	const floors = [];
	const result = await alternating(times, async (index) => {
		floors.push((await timed(() => parseAllDocuments(text))).milliseconds);
		return once('ours')(index);
	}, once('peer'));
	servers.ours.stop();
	servers.peer.stop();
	return { name: `open → diagnostics, ${count} documents (ms)`, ...result, budget: 1 / 3, floor: { name: "1.3 × yaml's bare parse", value: 1.3 * summary(floors).median } };
}

/** Opening many small files one behind the other, until the last one's diagnostics. */
export async function manyFiles({ ours, peer }, count, times) {
	const texts = Array.from({ length: count }, (_, index) => streamText(3, index + 1));
	const all = async (start) => {
		const server = start();
		await server.initialize();
		const { milliseconds } = await timed(() => Promise.all(texts.map((text, index) => server.open(`file:///bench/file-${index}.yaml`, text))));
		server.stop();
		return milliseconds;
	};
	return { name: `${count} files of 3 documents (ms)`, ...(await alternating(times, () => all(ours), () => all(peer))), budget: 1 / 5 };
}

/** Memory after opening. */
export async function memory({ ours, peer }, count) {
	const text = streamText(count);
	const after = async (start) => {
		const server = await opened(start, text);
		const value = server.residentMebibytes();
		server.stop();
		return value;
	};
	return { name: `memory after opening ${count} documents (MiB)`, ...(await alternating(3, () => after(ours), () => after(peer))), budget: 1 / 3 };
}

/** A keystroke in one document of 50,000 lines, which no splitting helps. */
export async function hugeKeystroke({ ours }, lines, times) {
	const text = hugeDocument(lines);
	const server = await opened(ours, text);
	let version = 1;
	const at = { line: 3, character: 8 };
	const floors = [];
	const result = await alternating(times, async () => {
		floors.push((await timed(() => parseDocument(text))).milliseconds);
		const published = server.published('file:///bench/stream.yaml', ++version);
		return (await timed(() => {
			server.change('file:///bench/stream.yaml', version, { start: at, end: at }, 'x');
			return published;
		})).milliseconds;
	});
	server.stop();
	return { name: `keystroke in one document of ${lines} lines (ms)`, ...result, floor: { name: "1.2 × yaml's bare parse", value: 1.2 * summary(floors).median } };
}

/** What nobody can be faster than, on the text of 1,000 documents. */
export function floors({ folder }, count) {
	const text = streamText(count);
	const jsYaml = createRequire(join(folder, 'package.json'))('js-yaml');
	const one = streamText(1);
	const json = JSON.stringify(parseAllDocuments(text).map((document) => document.toJS()));
	const best = (work) => summary(Array.from({ length: 5 }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	}));
	return [
		{ name: `floor: yaml parses ${count} documents (ms)`, ours: best(() => parseAllDocuments(text)) },
		{ name: `floor: js-yaml loads ${count} documents (ms)`, ours: best(() => jsYaml.loadAll(text)) },
		{ name: `floor: JSON.parse of the same data (ms)`, ours: best(() => JSON.parse(json)) },
		{ name: 'floor: yaml parses the edited document alone (ms)', ours: best(() => parseDocument(one)) },
	];
}
