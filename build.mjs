// The one build: schemas → catalog and validators, then bundles, then (with --package) the .vsix.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import esbuild from 'esbuild';

const root = import.meta.dirname;
const generated = path.join(root, 'server/generated');
const production = !process.argv.includes('--dev');

/** Every schema file below a folder, as paths relative to it with forward slashes. */
function schemaFiles(folder, prefix = '') {
	return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((item) =>
		item.isDirectory() ? schemaFiles(folder, `${prefix}${item.name}/`) : item.name.endsWith('.json') ? [`${prefix}${item.name}`] : []);
}

/** A schema whose references to other files have become definitions of its own, so that it stands alone. */
function selfContained(file, schemas) {
	const definitions = {};
	const nameOf = (target, pointer) => `${target === file ? '' : `${target.replace(/\.json$/, '').replaceAll('/', '_')}_`}${pointer.split('/').filter(Boolean).slice(pointer.startsWith('/$defs/') ? 1 : 0).join('_') || 'root'}`;
	const visit = (node, inFile) => {
		if (Array.isArray(node)) {
			return node.map((item) => visit(item, inFile));
		}
		if (typeof node !== 'object' || node === null) {
			return node;
		}
		const copy = {};
		for (const [key, value] of Object.entries(node)) {
			if (key === '$ref' && typeof value === 'string') {
				const [target, pointer = ''] = value.split('#');
				const at = target === '' ? inFile : path.posix.join(path.posix.dirname(inFile), target);
				const name = nameOf(at, pointer);
				if (!(name in definitions)) {
					definitions[name] = {};
					const found = pointer.split('/').filter(Boolean).reduce((inner, step) => inner?.[step], schemas.get(at));
					if (found === undefined) {
						throw new Error(`schemas/${inFile} refers to ${value}, which does not exist`);
					}
					const { $defs: _unused, ...rest } = found;
					definitions[name] = visit(rest, at);
				}
				copy.$ref = `#/$defs/${name}`;
			} else if (key !== '$defs' && key !== '$schema') {
				copy[key] = visit(value, inFile);
			}
		}
		return copy;
	};
	const result = visit(schemas.get(file), file);
	return { ...result, $defs: definitions };
}

/** What a validator needs of a schema: no documentation, and every object with properties closed. */
function structureOf(node) {
	if (Array.isArray(node)) {
		return node.map((item) => structureOf(item));
	}
	if (typeof node !== 'object' || node === null) {
		return node;
	}
	const copy = {};
	for (const [key, value] of Object.entries(node)) {
		if (key === 'properties' || key === '$defs') {
			copy[key] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, structureOf(inner)]));
		} else if (!key.startsWith('x-') && !['markdownDescription', 'markdownEnumDescriptions', 'description', 'title', 'default', 'format', 'deprecated'].includes(key)) {
			copy[key] = structureOf(value);
		}
	}
	if (node.properties !== undefined && node['x-kubernetes-preserve-unknown-fields'] !== true && node.additionalProperties === undefined) {
		copy.additionalProperties = false;
	}
	return copy;
}

function compileValidator(structure) {
	const ajv = new Ajv2020({ code: { source: true, lines: false }, allErrors: true, inlineRefs: false, strict: false, messages: false, validateFormats: false, unicodeRegExp: true });
	return standalone(ajv, ajv.compile(structure));
}

/** The schema of `.mesh-security.yaml`, which is no kind of Kubernetes and is known by the name of its file. */
const CONFIGURATION = 'configuration/meshSecurity.json';

const CATALOG_TYPES = `import type { SpireSchemas } from '../src/resource/spireConfiguration.js';
import type { CatalogEntry, SchemaModules } from '../src/schema/jsonSchema.js';
/** Every kind that the schemas describe. */
export declare const entries: readonly CatalogEntry[];
/** The configuration file. */
export declare const configuration: SchemaModules;
/** What SPIRE's programs are configured with, by program. */
export declare const spireSchemas: SpireSchemas;
/** The version of the product. */
export declare const version: string;
`;

/** The schemas of SPIRE's programs, which are no kinds of Kubernetes either. */
const SPIRE_CONFIGURATIONS = { 'spire-server': 'spire/config/server.json', 'spire-agent': 'spire/config/agent.json', 'spire-oidc-discovery-provider': 'spire/config/oidcDiscoveryProvider.json' };

/** Writes server/generated: one module a schema, one a distinct validator, and the catalog that loads them on first use. */
function generateCatalog() {
	rmSync(generated, { recursive: true, force: true });
	mkdirSync(path.join(generated, 'validators'), { recursive: true });
	mkdirSync(path.join(generated, 'schemas'), { recursive: true });
	const folder = path.join(root, 'schemas');
	const files = schemaFiles(folder);
	const schemas = new Map(files.map((file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]));
	const validators = new Map();
	const entries = [];
	let configuration;
	for (const file of files) {
		const kinds = schemas.get(file)['x-kubernetes-group-version-kind'] ?? [];
		if (kinds.length === 0 && file !== CONFIGURATION) {
			continue;
		}
		const schema = selfContained(file, schemas);
		const structure = structureOf(schema);
		const hash = createHash('sha256').update(JSON.stringify(structure)).digest('hex').slice(0, 12);
		if (!validators.has(hash)) {
			validators.set(hash, true);
			writeFileSync(path.join(generated, 'validators', `${hash}.cjs`), compileValidator(structure));
		}
		const name = file.replace(/\.json$/, '').replaceAll('/', '-');
		writeFileSync(path.join(generated, 'schemas', `${name}.json`), JSON.stringify(schema));
		const modules = `schema: () => require('./schemas/${name}.json'), validator: () => require('./validators/${hash}.cjs')`;
		if (file === CONFIGURATION) {
			configuration = `{ ${modules} }`;
			continue;
		}
		const [{ group, kind }] = kinds;
		const facts = {
			group, kind, versions: kinds.map((item) => item.version), scope: schema['x-scope'] ?? 'Namespaced', product: file.split('/')[0],
			formerApiVersions: schema['x-former-api-versions'] ?? [], summary: (schema.markdownDescription ?? '').split('\n')[0],
		};
		entries.push(`{ ...${JSON.stringify(facts)}, ${modules} }`);
	}
	const spireSchemas = Object.entries(SPIRE_CONFIGURATIONS).map(([kind, file]) => {
		const name = file.replace(/\.json$/, '').replaceAll('/', '-');
		writeFileSync(path.join(generated, 'schemas', `${name}.json`), JSON.stringify(selfContained(file, schemas)));
		return `${JSON.stringify(kind)}: () => require('./schemas/${name}.json')`;
	});
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	writeFileSync(path.join(generated, 'catalog.cjs'), `exports.entries = [\n${entries.join(",\n")}\n];\nexports.configuration = ${configuration};\nexports.version = ${JSON.stringify(version)};\nexports.spireSchemas = { ${spireSchemas.join(', ')} };\n`);
	writeFileSync(path.join(generated, 'catalog.d.cts'), CATALOG_TYPES);
	const compiled = path.join(root, 'out/server/generated');
	rmSync(compiled, { recursive: true, force: true });
	cpSync(generated, compiled, { recursive: true });
	writeFileSync(path.join(root, 'out/package.json'), '{"type":"module"}\n');
}

const shared = { bundle: true, minify: production, sourcemap: production ? false : 'linked', legalComments: 'none', logLevel: 'warning', absWorkingDir: root, target: 'es2022' };
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'], define: { 'process.env.NODE_ENV': '"production"' } };

/** Schemas and validators stay files beside the Node server, each loaded on first use: reading all of them would be most of its start. */
const catalogBeside = {
	name: 'catalog-beside',
	setup: ({ onResolve }) => onResolve({ filter: /generated\/catalog\.cjs$/ }, () => ({ path: './catalog.cjs', external: true })),
};

/** What stands beside the server: the catalog and its schemas as they are, the validators with the few helpers that they need. */
async function placeCatalog() {
	const target = path.join(root, 'server/dist');
	mkdirSync(target, { recursive: true });
	cpSync(path.join(generated, 'catalog.cjs'), path.join(target, 'catalog.cjs'));
	cpSync(path.join(generated, 'schemas'), path.join(target, 'schemas'), { recursive: true });
	const validators = readdirSync(path.join(generated, 'validators')).map((name) => path.join(generated, 'validators', name));
	await esbuild.build({ ...node, entryPoints: validators, outdir: path.join(target, 'validators'), outExtension: { '.js': '.cjs' } });
}

/** The bundles that the package ships; a web worker has no CommonJS, the web extension host wants it. */
const bundles = [
	{ ...node, entryPoints: ['client/src/extension.node.ts'], outfile: 'client/dist/extension.node.js', external: ['vscode'] },
	{ ...browser, entryPoints: ['client/src/extension.browser.ts'], outfile: 'client/dist/extension.browser.js', format: 'cjs', external: ['vscode'] },
	{ ...browser, entryPoints: { certificateChain: 'client/webview/certificateChain.ts', issuanceGraph: 'client/webview/issuanceGraph.ts' }, outdir: 'client/dist/webview', format: 'iife' },
	{ ...node, entryPoints: ['server/src/main.ts'], outfile: 'server/dist/main.js', plugins: [catalogBeside] },
	{ ...browser, entryPoints: ['server/src/lsp/browser.ts'], outfile: 'server/dist/server.browser.js', format: 'iife' },
];

/**
 * What an editor starts. Its code is kept compiled beside it where Node can do that (22.1 and newer) and the folder may be written
 * to. That is written early, since an editor may end the server without a farewell.
 */
const SERVER = `'use strict';
const { enableCompileCache, flushCompileCache } = require('node:module');
enableCompileCache?.(require('node:path').join(__dirname, '.cache'));
module.exports = require('./main.js');
if (flushCompileCache) setTimeout(flushCompileCache, 5000).unref();
`;

const CLI = `#!/usr/bin/env node
'use strict';
require('./server.node.js').runCli(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error) => { console.error(error); process.exitCode = 2; });
`;

async function makePackage() {
	const { createVSIX } = await import('@vscode/vsce');
	const file = path.join(root, 'mesh-security.vsix');
	rmSync(file, { force: true });
	await createVSIX({ cwd: root, packagePath: file, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
	console.log(`mesh-security.vsix: ${(statSync(file).size / 1024).toFixed(0)} KiB`);
}

mkdirSync(path.join(root, 'out'), { recursive: true });
generateCatalog();
if (!process.argv.includes('--catalog')) {
	for (const folder of ['client/dist', 'server/dist']) {
		rmSync(path.join(root, folder), { recursive: true, force: true });
	}
	const ready = bundles.filter(({ entryPoints }) => Object.values(entryPoints).every((entry) => existsSync(path.join(root, entry))));
	await Promise.all([placeCatalog(), ...ready.map((bundle) => esbuild.build(bundle))]);
	// The command line is the server's code with other arguments, so the package holds it once.
	writeFileSync(path.join(root, 'server/dist/server.node.js'), SERVER);
	writeFileSync(path.join(root, 'server/dist/cli.js'), CLI);
	if (process.argv.includes('--package')) {
		await makePackage();
	}
}
