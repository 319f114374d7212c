import * as vscode from 'vscode';

const CHUNK = 0x8000;
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/**
 * The bytes behind a uri: of the open document with its unsaved changes where there is one, else of the file. The server is given bytes,
 * because a certificate file need be no document that it knows.
 */
export async function readSource(uri: vscode.Uri): Promise<Uint8Array> {
	const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
	if (open) {
		return new TextEncoder().encode(open.getText());
	}
	const { size } = await vscode.workspace.fs.stat(uri);
	if (size > MAXIMUM_BYTES) {
		throw new Error(`The file is larger than ${MAXIMUM_BYTES / 1024 / 1024} MB.`);
	}
	return vscode.workspace.fs.readFile(uri);
}

/** The bytes as base64. In slices: a whole file is too many arguments for one call. */
export function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (let offset = 0; offset < bytes.length; offset += CHUNK) {
		text += String.fromCharCode(...bytes.subarray(offset, offset + CHUNK));
	}
	return btoa(text);
}
