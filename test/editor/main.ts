import { readdir } from 'node:fs/promises';
import { after } from 'node:test';
import { stopSession } from './harness/run.js';

// One process runs all editor tests, so that they share one host: `node --test` would start each file in its own.
const files = (await readdir(new URL('.', import.meta.url))).filter((file) => file.endsWith('.test.js'));
after(stopSession);
for (const file of files.sort()) {
	await import(new URL(file, import.meta.url).href);
}
