// Writes docs/rules from the rules. `npm run docs`; a test fails when the pages are stale.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/rules');
const entry = "export { rulePages } from './server/src/service/rulePages.ts'; export { documentedRules } from './server/src/rules/all.ts';";
const bundle = path.join(root, 'out/rulePages.cjs');
await esbuild.build({ stdin: { contents: entry, resolveDir: root }, bundle: true, platform: 'node', format: 'cjs', outfile: bundle, logLevel: 'warning', mainFields: ['module', 'main'] });
const { documentedRules, rulePages } = createRequire(import.meta.url)(bundle);
rmSync(folder, { recursive: true, force: true });
for (const { path: below, markdown } of rulePages(documentedRules)) {
	const file = path.join(folder, below);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, markdown);
}
