/** A sequence of numbers from 0 to 1 that a seed decides (mulberry32), so that a failure can be run again. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from 0 up to, not including, the bound. */
	below(bound: number): number {
		return Math.floor(this.next() * bound);
	}

	pick<T>(items: readonly T[]): T {
		return items[this.below(items.length)] as T;
	}
}
