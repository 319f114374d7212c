/** Minimum, median and 95th percentile of some numbers. */
export function summary(values) {
	const sorted = values.toSorted?.((a, b) => a - b) ?? [...values].sort((a, b) => a - b);
	const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
	return { min: sorted[0], median: at(0.5), p95: at(0.95), count: sorted.length };
}

/** Milliseconds that some work takes, and what it gives back. */
export async function timed(work) {
	const start = performance.now();
	const result = await work();
	return { milliseconds: performance.now() - start, result };
}

/** Runs two measurements in turns, so that a slow moment of the machine meets both. */
export async function alternating(times, ours, peer) {
	const samples = { ours: [], peer: [] };
	for (let index = 0; index < times; index++) {
		samples.ours.push(await ours(index));
		if (peer !== undefined) {
			samples.peer.push(await peer(index));
		}
	}
	return { ours: summary(samples.ours), ...(peer === undefined ? {} : { peer: summary(samples.peer) }) };
}

/** A number with as many digits as it deserves. */
export function show(value) {
	return value === undefined || Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
