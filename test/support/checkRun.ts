import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { configuration, entries, spireSchemas, version } from '../../server/generated/catalog.cjs';
import { runCheck } from '../../server/src/cli/check/check.js';
import type { CliIo } from '../../server/src/cli/io.js';

/** A policy that accepts plaintext: one warning. */
export const PERMISSIVE = 'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: default\n  namespace: legacy\nspec:\n  mtls:\n    mode: PERMISSIVE\n';

/** A policy whose mode is in the wrong case: one error, with a safe fix. */
export const WRONG_CASE = PERMISSIVE.replace('PERMISSIVE', 'strict');

/** Files of a folder, by their path below it. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What a command did. The folder of the run is called DIR in what it wrote. */
export interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly error: string;
}

/** A program's surroundings that keep what it writes. */
export function recordingIo(files: Files = {}): CliIo & { readonly written: { out: string; error: string } } {
	const written = { out: '', error: '' };
	return {
		written,
		read: (file) => {
			const content = files[file];
			return content === undefined ? Promise.reject(new Error('there is no such file')) : Promise.resolve(typeof content === 'string' ? new TextEncoder().encode(content) : content);
		},
		out: (text) => void (written.out += text),
		error: (text) => void (written.error += text),
		now: () => Date.parse('2026-12-01T00:00:00Z'),
		hasColour: false,
	};
}

/** A new folder with files; whoever made it removes it. */
export function makeFolder(files: Files): string {
	const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'mesh-security-check-')));
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), content);
	}
	return folder;
}

/** Makes a folder that lives as long as `use` runs. */
export function withFolder<T>(files: Files, use: (folder: string) => T): T {
	const folder = makeFolder(files);
	try {
		return use(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Runs `check` on files of a folder that exists only for it; DIR in an argument is the folder. */
export function check(files: Files, args: readonly string[], use?: (folder: string) => void): Outcome {
	return withFolder(files, (folder) => {
		const io = recordingIo();
		const code = runCheck(args.map((argument) => argument.replaceAll('DIR', folder)), { entries, spireSchemas, configuration, version }, io);
		use?.(folder);
		return { code, out: io.written.out.replaceAll(folder, 'DIR'), error: io.written.error.replaceAll(folder, 'DIR') };
	});
}

/** The findings of a run in JSON. */
export function findingsOf({ out }: Outcome): readonly { readonly rule: string; readonly severity: string; readonly file: string }[] {
	return (JSON.parse(out) as { findings: { rule: string; severity: string; file: string }[] }).findings;
}
