import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/process.mjs';
import { build, ensureDependencies, main } from '../support/setup.mjs';

/** `npm run bench`: our server against yaml-language-server and against floors of the same text, in one run. */
await main(async () => {
	const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
	await ensureDependencies();
	await build();
	// Behind the set-up: these need what it installs.
	const { prepare } = await import('./servers.mjs');
	const { checkAgainstFresh } = await import('./fresh.mjs');
	const rows = await import('./rows.mjs');
	const { show } = await import('./measure.mjs');
	const servers = await prepare();
	await checkAgainstFresh(servers);
	const times = values.quick ? 8 : 30;
	const few = values.quick ? 3 : 8;
	const sizes = values.quick ? [10, 100, 1000] : [10, 100, 1000, 5000];
	const wanted = (name) => values.only === undefined || name.includes(values.only);
	const results = [];
	const add = async (name, measure) => {
		if (wanted(name)) {
			for (const row of [await measure()].flat()) {
				results.push(row);
				console.log(line(row, show));
			}
		}
	};
	console.log(`${'what'.padEnd(58)} ours min/median/p95        peer median   ratio     budget`);
	await add('start', () => rows.coldStart(servers, few));
	for (const count of sizes) {
		await add('keystroke', () => rows.keystroke(servers, count, count >= 5000 ? few : times));
	}
	for (const count of sizes.filter((size) => size >= 100)) {
		await add('completion', () => rows.answer(servers, 'completion', count, count >= 5000 ? few : times));
		await add('hover', () => rows.answer(servers, 'hover', count, count >= 5000 ? few : times));
	}
	await add('open', () => rows.open(servers, 1000, few));
	await add('files', () => rows.manyFiles(servers, 500, values.quick ? 1 : 3));
	await add('memory', () => rows.memory(servers, 1000));
	await add('huge', () => rows.hugeKeystroke(servers, 50_000, few));
	await add('floor', () => rows.floors(servers, 1000));
	mkdirSync(join(root, 'out'), { recursive: true });
	writeFileSync(join(root, 'out', 'bench.json'), JSON.stringify(results, undefined, '\t'));
	console.log('\nWritten to out/bench.json.');
});

function line({ name, ours, peer, budget, floor }, show) {
	const own = `${show(ours.min)} / ${show(ours.median)} / ${show(ours.p95)}`;
	const ratio = peer === undefined ? undefined : peer.median / ours.median;
	const met = budget === undefined || ratio === undefined ? '' : `≤ 1/${(1 / budget).toFixed(0)} ${ratio >= 1 / budget ? 'met' : 'MISSED'}`;
	const own2 = floor === undefined ? '' : ` ≤ ${show(floor.value)} (${floor.name}) ${ours.median <= floor.value ? 'met' : 'MISSED'}`;
	return `${name.padEnd(58)} ${own.padEnd(26)} ${show(peer?.median).padEnd(13)} ${(ratio === undefined ? '' : `1/${ratio.toFixed(1)}`).padEnd(9)} ${met}${own2}`;
}
