import { createHash } from 'node:crypto';

/** One part of a run that is split over several machines; both count from 1. */
export interface Shard {
	readonly index: number;
	readonly count: number;
}

/** The part that a text such as `2/4` names; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
	const match = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text);
	const shard = match === null ? undefined : { index: Number(match[1]), count: Number(match[2]) };
	return shard !== undefined && shard.index <= shard.count ? shard : undefined;
}

/** Whether a file belongs to a part. Its name alone decides, so a new file moves no other one to another machine. */
export function isInShard(file: string, shard: Shard | undefined): boolean {
	return shard === undefined || createHash('sha256').update(file).digest().readUInt32BE(0) % shard.count === shard.index - 1;
}
