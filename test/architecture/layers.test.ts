import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SOURCE = path.join(ROOT, 'server/src');
const ORDER = ['protocol', 'text', 'syntax', 'x509', 'schema', 'resource', 'workspace', 'posture', 'rules', 'service', 'lsp', 'cli'];
/** Layers that do not know each other although one stands right of the other. */
const SIBLINGS: readonly (readonly string[])[] = [['lsp', 'cli']];

interface Import {
	readonly from: string;
	readonly target: string;
	readonly isType: boolean;
}

function sourceFiles(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const file = path.join(folder, name);
		return statSync(file).isDirectory() ? sourceFiles(file) : /\.ts$/.test(name) ? [file] : [];
	});
}

function importsOf(file: string): Import[] {
	const text = readFileSync(file, 'utf8');
	return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g)]
		.map((match) => ({ from: file, target: match[2] ?? match[3] ?? '', isType: match[1] !== undefined }));
}

const serverFiles = sourceFiles(SOURCE);
const serverImports = serverFiles.flatMap(importsOf);
const clientImports = [...sourceFiles(path.join(ROOT, 'client/src')), ...sourceFiles(path.join(ROOT, 'client/webview'))].flatMap(importsOf);
const relative = (file: string) => path.relative(ROOT, file).split(path.sep).join('/');

/** The layer of a file; files at the root assemble the layers, so they stand above them all. */
function layerOf(file: string): number {
	const [folder = '', ...rest] = path.relative(SOURCE, file).split(path.sep);
	return rest.length === 0 ? ORDER.length : ORDER.indexOf(folder);
}

function resolved({ from, target }: Import): string | undefined {
	return target.startsWith('.') ? path.resolve(path.dirname(from), target.replace(/\.js$/, '.ts')) : undefined;
}

test('every folder of the server is a layer that this test knows', () => {
	const folders = readdirSync(SOURCE).filter((name) => statSync(path.join(SOURCE, name)).isDirectory());
	assert.deepEqual(folders.filter((folder) => !ORDER.includes(folder)), []);
});

test('an import points at its own layer or one to the left', () => {
	const wrong = serverImports.filter((item) => {
		const target = resolved(item);
		if (target === undefined || target.includes('/generated/')) {
			return false;
		}
		const [from, to] = [layerOf(item.from), layerOf(target)];
		return to > from || SIBLINGS.some((pair) => from !== to && pair.includes(ORDER[from] ?? '') && pair.includes(ORDER[to] ?? ''));
	});
	assert.deepEqual(wrong.map((item) => `${relative(item.from)} → ${item.target}`), []);
});

test('no file is reached again from its own imports', () => {
	const graph = new Map(serverFiles.map((file) => [file, importsOf(file).map(resolved).filter((target): target is string => target !== undefined)]));
	const done = new Set<string>();
	const cycles: string[] = [];
	const visit = (file: string, trail: readonly string[]): void => {
		if (trail.includes(file)) {
			cycles.push([...trail.slice(trail.indexOf(file)), file].map(relative).join(' → '));
			return;
		}
		if (!done.has(file)) {
			for (const target of graph.get(file) ?? []) {
				visit(target, [...trail, file]);
			}
			done.add(file);
		}
	};
	serverFiles.forEach((file) => visit(file, []));
	assert.deepEqual(cycles, []);
});

const LIBRARIES: readonly { readonly pattern: RegExp; readonly allowed: RegExp }[] = [
	{ pattern: /^yaml(?:\/|$)/, allowed: /^server\/src\/syntax\/yaml\// },
	{ pattern: /^@peculiar\/|^reflect-metadata$/, allowed: /^server\/src\/x509\// },
	{ pattern: /^des\.js$|^@noble\//, allowed: /^server\/src\/x509\/keystore\// },
	{ pattern: /^ajv(?:\/|$)/, allowed: /^server\/src\/schema\// },
	{ pattern: /^vscode-languageserver-types$/, allowed: /^server\/src\/(?:service|lsp)\// },
	{ pattern: /^vscode-languageserver(?:\/|$)/, allowed: /^server\/src\/lsp\// },
	{ pattern: /^node:/, allowed: /^server\/src\/(?:lsp\/node\.ts|main\.ts|cli\/)|^client\/src\/extension\.node\.ts$/ },
	{ pattern: /^vscode$|^vscode-languageclient/, allowed: /^client\/src\// },
];

test('a library is known to one room', () => {
	const wrong = [...serverImports, ...clientImports].filter(({ from, target }) => LIBRARIES.some(({ pattern, allowed }) => pattern.test(target) && !allowed.test(relative(from))));
	assert.deepEqual(wrong.map((item) => `${relative(item.from)} → ${item.target}`), []);
});

test('the client takes nothing of the server but its protocol', () => {
	const wrong = clientImports.filter((item) => /\/server\/src\//.test(item.target) && !/\/server\/src\/protocol\//.test(item.target));
	assert.deepEqual(wrong.map((item) => `${relative(item.from)} → ${item.target}`), []);
});

test('no module holds a state of its own, and none only passes on what others export', () => {
	const found = serverFiles.flatMap((file) => {
		const text = readFileSync(file, 'utf8');
		const mutable = /^(?:export )?let /m.test(text) || /^(?:export )?const \w+(?:: [^=]+)? = new (?:Weak)?(?:Map|Set)(?:<[^;]*>)?\(\);/m.test(text);
		const isBarrel = /^export (?:\*|\{[^}]*\}) from /m.test(text);
		return mutable ? [`${relative(file)} holds state`] : isBarrel ? [`${relative(file)} passes exports on`] : [];
	});
	assert.deepEqual(found, []);
});

test('nothing is called any', () => {
	const found = [...serverFiles, ...sourceFiles(path.join(ROOT, 'client/src')), ...sourceFiles(path.join(ROOT, 'client/webview'))].flatMap((file) =>
		readFileSync(file, 'utf8').split('\n').flatMap((line, index) => (/:\s*any\b|\bas any\b|<any>|\bany\[\]/.test(line.replace(/\/\/.*|^\s*\*.*|'[^']*'|`[^`]*`/g, '')) ? [`${relative(file)}:${index + 1}`] : [])));
	assert.deepEqual(found, []);
});
