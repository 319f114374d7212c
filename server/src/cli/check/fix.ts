import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff';

/** Writes a file in one step: another program never sees half of it, and a failure leaves it as it was. Links stay links. */
export function replaceFile(file: string, text: string): void {
	const target = realpathSync(file);
	const partial = `${target}.mesh-security-${process.pid}`;
	const { mode } = statSync(target);
	try {
		// `wx`: whoever put a link at this name does not get to choose what is overwritten.
		writeFileSync(partial, text, { flag: 'wx', mode });
		chmodSync(partial, mode);
		renameSync(partial, target);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			rmSync(partial, { force: true });
		}
		throw error;
	}
}

/** What would become of a file, as a unified diff that `git apply` takes where the run started. */
export function unifiedDiff(file: string, before: string, after: string): string {
	const name = file.replace(/^(?:\.\/)+/, '');
	const side = (letter: string) => (name.startsWith('/') ? name : `${letter}/${name}`);
	return createTwoFilesPatch(side('a'), side('b'), before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
