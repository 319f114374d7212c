import { setTimeout } from 'node:timers/promises';

/** How long any wait may take; a busy machine needs a good part of it. */
export const LIMIT_MS = 30_000;
const RETRY_MS = 25;

/** Reads a state again and again until it is as wanted; the failure shows the last one. */
export async function until<T>(wanted: string, read: () => Promise<T>, isWanted: (state: T) => boolean): Promise<T> {
	const deadline = Date.now() + LIMIT_MS;
	let state: T | undefined;
	while (Date.now() < deadline) {
		state = (await Promise.race([read(), setTimeout(deadline - Date.now(), undefined, { ref: false })])) ?? state;
		if (state !== undefined && isWanted(state)) {
			return state;
		}
		await setTimeout(RETRY_MS);
	}
	throw new Error(`Not so within ${LIMIT_MS / 1000} s: ${wanted}. Last seen: ${JSON.stringify(state, undefined, 1)}`);
}
