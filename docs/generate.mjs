// Writes docs/rules from the rules, and their ids into the settings that package.json declares, where editors complete them. `npm run docs`;
// a test fails when either is stale.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/rules');
const entry = "export { rulePages } from './server/src/service/rulePages.ts'; export { documentedRules } from './server/src/rules/all.ts'; export { builtinRules } from './server/src/rules/builtin.ts';";
const bundle = path.join(root, 'out/rulePages.cjs');
await esbuild.build({ stdin: { contents: entry, resolveDir: root }, bundle: true, platform: 'node', format: 'cjs', outfile: bundle, logLevel: 'warning', mainFields: ['module', 'main'] });
const { builtinRules, documentedRules, rulePages } = createRequire(import.meta.url)(bundle);
rmSync(folder, { recursive: true, force: true });
for (const { path: below, markdown } of rulePages(documentedRules)) {
	const file = path.join(folder, below);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, markdown);
}

const manifestFile = path.join(root, 'package.json');
const text = readFileSync(manifestFile, 'utf8');
const manifest = JSON.parse(text);
manifest.contributes.configuration.properties['meshSecurity.rules'].propertyNames = { enum: [...builtinRules, ...documentedRules].map(({ id }) => id).sort() };
const written = `${JSON.stringify(manifest, null, 2)}\n`;
if (written !== text) {
	writeFileSync(manifestFile, written);
}
