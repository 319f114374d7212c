import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { run } from 'node:test';
import { root } from './process.mjs';

/** The compiled form of the tests below `test/` that `isWanted` chooses by path, such as `editor/author.test.ts`. */
export function testFiles(isWanted) {
	const folder = join(root, 'test');
	// From the sources, not from out/: what was deleted there stays here.
	return readdirSync(folder, { recursive: true })
		.filter((file) => file.endsWith('.test.ts') && isWanted(file.split(sep).join('/')))
		.map((file) => join(root, 'out', 'test', file.replace(/\.ts$/, '.js')))
		.sort();
}

/** Runs test files; shows each file that ended and each failure in full, and gives back how many tests passed and failed. */
export async function runTests(files, { concurrency, limitMinutes }) {
	const count = { passed: 0, failed: 0 };
	for await (const { type, data } of run({ files, concurrency, timeout: limitMinutes * 60_000 })) {
		if (type === 'test:stdout' || type === 'test:stderr') {
			process.stdout.write(data.message);
		} else if (type === 'test:pass' && isTest(data)) {
			count.passed++;
			if (data.details.duration_ms > 1000) {
				console.log(`  ok ${data.name} (${Math.round(data.details.duration_ms)} ms)`);
			}
		} else if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed') {
			count.failed++;
			console.log(`  FAILED ${relative(root, data.file ?? '')}: ${data.name}\n${describe(data.details.error)}\n`);
		}
	}
	return count;
}

/** Suites are no tests, and a file without tests is reported as one that passed. */
function isTest({ details, name, file, skip, todo }) {
	return details.type !== 'suite' && name !== file && skip === undefined && todo === undefined;
}

function describe(error) {
	const cause = error?.cause ?? error;
	// Of a file whose process ended badly there is nothing but how it ended: SIGKILL is mostly a machine out of memory.
	const ending = ['exitCode', 'signal'].filter((name) => error?.[name] != null).map((name) => ` (${name} ${error[name]})`);
	return (String(cause?.stack ?? cause) + ending.join('')).replace(/^/gm, '    ');
}
