import { test } from 'node:test';
import type { Files } from './folders.js';
import { Session } from './session.js';
import type { EditorWindow } from './window.js';

const TEST_LIMIT_MS = 180_000;

let session: Promise<Session> | undefined;

/** A test in a new window of the editor that `MESH_SECURITY_EDITOR_HOST` names (`web` or `node`). */
export function editorTest(name: string, files: Files | (() => Promise<Files>), use: (window: EditorWindow) => Promise<void>): void {
	void test(name, { timeout: TEST_LIMIT_MS }, async () => {
		session ??= Session.start(process.env['MESH_SECURITY_EDITOR_HOST'] === 'node' ? 'node' : 'web');
		await (await session).inWindow(name, typeof files === 'function' ? await files() : files, use);
	});
}

/** Ends the host and the browser, if a test has started them. */
export async function stopSession(): Promise<void> {
	await (await session)?.stop();
}
