import type { CursorPlace } from '../../syntax/yaml/cursor/cursorPlace.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import type { Chunk } from '../../syntax/yaml/stream.js';
import type { ServiceContext } from '../context.js';
import type { SchemaPlace } from '../schemaPlace.js';
import type { Draft } from './item.js';
import { escapeSnippet, scalarAt } from './render.js';
import { type KnownName, type NameQuery, knownKeys, knownNames } from './workspaceNames.js';

/** Names of the workspace that a value may take: issuers, Secrets, hosts, namespaces, identities, labels. */
export function workspaceValueDrafts(context: ServiceContext, chunk: Chunk, at: SchemaPlace, place: CursorPlace): readonly Draft[] {
	return knownNames(queryOf(context, chunk, at)).map((known) => draft(known, place, scalarAt(known.name, place)));
}

/** Keys of the workspace that a map may take: labels for a selector, container ports for port rules. */
export function workspaceKeyDrafts(context: ServiceContext, chunk: Chunk, at: SchemaPlace, place: CursorPlace, unit: number): readonly Draft[] {
	return knownKeys(queryOf(context, chunk, at)).filter(({ name }) => !place.present.has(name)).map((known) => {
		const key = place.isJson || !/^[\w./-]+$/.test(known.name) ? JSON.stringify(known.name) : known.name;
		const isPort = at.path.at(-1) === 'portLevelMtls';
		const body = place.isJson ? (isPort ? ': { "mode": $1 }' : ': "$1"') : isPort ? `:\n${' '.repeat(place.column + unit)}mode: ` : ': ';
		return { ...draft(known, place, place.hasColon ? key : key + body), kind: 'field', reopen: !place.hasColon };
	});
}

function draft(known: KnownName, place: CursorPlace, text: string): Draft {
	return { label: known.name, kind: 'reference', detail: known.origin, snippet: (place.needsSpace ? ' ' : '') + escapeSnippet(text), replace: place.replace, filter: place.quote + known.name };
}

function queryOf(context: ServiceContext, chunk: Chunk, at: SchemaPlace): NameQuery {
	const namespace = nodeAt(chunk.document, [...at.base, 'metadata', 'namespace'])?.node;
	return {
		snapshot: context.snapshot,
		mesh: context.settings.mesh,
		kind: at.entry,
		path: at.path,
		namespace: namespace?.kind === 'scalar' && namespace.text !== '' ? namespace.text : undefined,
	};
}
