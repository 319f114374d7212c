import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserVersion, ensureBrowser } from './hosts/browser.mjs';
import { installNodeHost, nodeHostName } from './hosts/node.mjs';
import { installWebHost, webHostName } from './hosts/web.mjs';
import { mustRun, root, SetupError } from './process.mjs';
import { ensureDependencies } from './setup.mjs';
import { runTests, testFiles } from './tests.mjs';

const CORES = 2;
const UNIT_LIMIT_MINUTES = 15;
const EDITOR_LIMIT_MINUTES = 10;

const node = (...args) => mustRun(process.execPath, args, { show: true });
const program = (path) => join(root, 'node_modules', path);

/** The steps of `npm test`, in order. `needs`: what `--only` has to run as well. A step without tests counts as one. */
const STEPS = [
	{ name: 'build', needs: [], run: () => node('build.mjs') },
	{ name: 'types', needs: ['build'], run: compile },
	{ name: 'lint', needs: [], run: () => node(program('eslint/bin/eslint.js'), '.', '--max-warnings', '0') },
	{ name: 'unit', needs: ['build', 'types'], run: () => runTests(testFiles((file) => !/^(editor|package)\//.test(file)), { concurrency: CORES, limitMinutes: UNIT_LIMIT_MINUTES }) },
	{ name: 'package', needs: ['build', 'types'], run: checkPackage },
	{ name: 'editor-web', needs: ['build', 'types', 'package'], run: () => runEditorTests('web', installWebHost, webHostName) },
	{ name: 'editor-node', needs: ['build', 'types', 'package'], run: () => runEditorTests('node', installNodeHost, nodeHostName) },
];

process.exitCode = await runAll();

/** Runs the steps and prints the line that other programs read: it is the last one. */
async function runAll() {
	const total = { passed: 0, failed: 0 };
	try {
		const steps = chosenSteps();
		await ensureDependencies();
		rmSync(join(root, 'out', 'editor-failures'), { recursive: true, force: true });
		for (const step of steps) {
			const { passed, failed } = await runStep(step);
			total.passed += passed;
			total.failed += failed;
		}
	} catch (error) {
		total.failed++;
		report(error);
	}
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return total.failed > 0 ? 1 : 0;
}

async function runStep({ name, run }) {
	console.log(`\n== ${name}`);
	const start = Date.now();
	const count = await run().then(
		(result) => (typeof result?.passed === 'number' ? result : { passed: 1, failed: 0 }),
		(error) => (report(error), { passed: 0, failed: 1 }),
	);
	console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed in ${((Date.now() - start) / 1000).toFixed(1)} s`);
	return count;
}

function report(error) {
	console.log(error instanceof SetupError ? error.message : error);
}

function chosenSteps() {
	const { values } = parseArgs({ options: { only: { type: 'string' } } });
	if (values.only === undefined) {
		return STEPS;
	}
	const chosen = new Set(values.only.split(','));
	const unknown = [...chosen].find((name) => !STEPS.some((step) => step.name === name));
	if (unknown !== undefined) {
		throw new SetupError(`There is no step "${unknown}": choose from ${STEPS.map(({ name }) => name).join(', ')}.`);
	}
	const needed = new Set(STEPS.filter(({ name }) => chosen.has(name)).flatMap(({ needs }) => needs));
	return STEPS.filter(({ name }) => chosen.has(name) || needed.has(name));
}

async function compile() {
	mkdirSync(join(root, 'out'), { recursive: true });
	// The compiler writes ES modules; without this an older Node 20 takes them for CommonJS.
	writeFileSync(join(root, 'out', 'package.json'), '{"type":"module"}');
	await node(program('typescript/bin/tsc'), '-b');
}

async function checkPackage() {
	await node('build.mjs', '--package');
	return runTests(testFiles((file) => file.startsWith('package/')), { concurrency: 1, limitMinutes: UNIT_LIMIT_MINUTES });
}

async function runEditorTests(kind, install, hostName) {
	if (!existsSync(join(root, 'mesh-security.vsix'))) {
		throw new SetupError('There is no mesh-security.vsix to test: see the step "package" above.');
	}
	const browser = await ensureBrowser();
	await install();
	console.log(`${hostName}, ${await browserVersion(browser)} at ${browser}`);
	process.env.MESH_SECURITY_EDITOR_HOST = kind;
	process.env.CHROME_PATH = browser;
	return runTests([join(root, 'out', 'test', 'editor', 'main.js')], { concurrency: 1, limitMinutes: EDITOR_LIMIT_MINUTES });
}
