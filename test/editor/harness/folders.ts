import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout; the compiled tests run from `out/test/editor/harness`. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where a failed test leaves its screenshot and the window's console. */
export const failuresFolder = join(root, 'out', 'editor-failures');

/** The files of a workspace: text by path. */
export type Files = Readonly<Record<string, string>>;

/** A new folder outside the checkout, removed when the run ends. */
export async function temporaryFolder(purpose: string): Promise<string> {
	return mkdtemp(join(tmpdir(), `mesh-security-${purpose}-`));
}

/** Leaves exactly these files in the folder. */
export async function fillFolder(folder: string, files: Files): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const entry of await readdir(folder)) {
		await rm(join(folder, entry), { recursive: true });
	}
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
}
