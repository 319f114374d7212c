import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Writes a file in one step: another program never sees half of it, and a failure leaves it as it was. */
export function replaceFile(file: string, text: string): void {
	const partial = `${file}.mesh-security-${process.pid}`;
	try {
		writeFileSync(partial, text);
		chmodSync(partial, statSync(file).mode);
		renameSync(partial, file);
	} catch (error) {
		rmSync(partial, { force: true });
		throw error;
	}
}

/** The lines that differ, as a unified diff; edits here change few lines, so one hunk holds them all. */
export function unifiedDiff(file: string, before: string, after: string): string {
	const old = before.split('\n');
	const now = after.split('\n');
	let start = 0;
	while (start < old.length && start < now.length && old[start] === now[start]) {
		start++;
	}
	let end = 0;
	while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) {
		end++;
	}
	const from = Math.max(0, start - 3);
	const context = old.slice(from, start);
	const tail = old.slice(old.length - end, old.length - end + 3);
	const removed = old.slice(start, old.length - end);
	const added = now.slice(start, now.length - end);
	const count = (lines: readonly string[]) => context.length + lines.length + tail.length;
	const lines = [...context.map((line) => ` ${line}`), ...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`), ...tail.map((line) => ` ${line}`)];
	return `--- ${file}\n+++ ${file}\n@@ -${from + 1},${count(removed)} +${from + 1},${count(added)} @@\n${lines.map((line) => line.replace(/\r$/, '')).join('\n')}\n`;
}
