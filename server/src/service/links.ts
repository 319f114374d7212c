import type { DocumentLink } from 'vscode-languageserver-types';
import type { ResourceReader } from '../resource/decode.js';
import type { Stream } from '../syntax/yaml/stream.js';
import type { YamlNode } from '../syntax/yaml/tree.js';
import type { Range } from '../protocol/position.js';

/** Fields whose value is the path of a certificate or key. */
const PATH_FIELDS: ReadonlySet<string> = new Set(['caCertificates', 'clientCertificate', 'privateKey', 'serverCertificate', 'caCrl']);

/** A file path that a manifest names. */
export interface PathReference {
	readonly path: string;
	readonly range: Range;
}

/** The file paths that the resources of a stream name. */
export function pathReferences(reader: ResourceReader, stream: Stream): readonly PathReference[] {
	const found: PathReference[] = [];
	for (const [index, chunk] of stream.chunks.entries()) {
		if (reader.resourcesOf(chunk).length > 0 && chunk.document.root !== undefined) {
			collect(chunk.document.root, (node) => {
				found.push({ path: node.text, range: stream.rangeOf(index, node.span) });
			});
		}
	}
	return found;
}

function collect(node: YamlNode, take: (node: YamlNode & { kind: 'scalar' }) => void): void {
	if (node.kind === 'mapping') {
		for (const { key, value } of node.entries) {
			if (value.kind === 'scalar' && PATH_FIELDS.has(key.text) && /^[^\s{}]*[/.][^\s{}]*$/.test(value.text)) {
				take(value);
			} else {
				collect(value, take);
			}
		}
	} else if (node.kind === 'sequence') {
		node.items.forEach((item) => collect(item, take));
	}
}

/**
 * Links for the paths that lead to a file of the workspace: relative to the manifest, else an absolute path taken from a workspace
 * folder, which is how a container's `/etc/certs` is often kept in a repository. `exists` never looks outside the workspace.
 */
export async function documentLinks(references: readonly PathReference[], uri: string, folders: readonly string[], exists: (uri: string) => Promise<boolean>): Promise<readonly DocumentLink[]> {
	const links = await Promise.all(references.map(async ({ path, range }): Promise<DocumentLink | undefined> => {
		for (const candidate of candidates(path, uri, folders)) {
			if (await exists(candidate)) {
				return { range, target: candidate, tooltip: 'Open the file' };
			}
		}
		return undefined;
	}));
	return links.filter((link) => link !== undefined);
}

function candidates(path: string, uri: string, folders: readonly string[]): readonly string[] {
	const relative = path.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/');
	const bases = path.startsWith('/') ? folders.map((folder) => `${folder.replace(/\/$/, '')}/`) : [uri];
	const resolved = [...bases, ...(path.startsWith('/') ? [uri] : folders.map((folder) => `${folder.replace(/\/$/, '')}/`))].map((base) => resolveUri(relative, base));
	return resolved.filter((candidate): candidate is string => candidate !== undefined && folders.some((folder) => candidate.startsWith(`${folder.replace(/\/$/, '')}/`)));
}

function resolveUri(relative: string, base: string): string | undefined {
	try {
		// The URL parser removes `..` segments, so the check against the folders sees where the link really leads.
		return new URL(relative.replaceAll('%2E', '.'), base).href;
	} catch {
		return undefined;
	}
}
