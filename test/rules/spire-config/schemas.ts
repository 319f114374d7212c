import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { SpireSchema, SpireSchemas } from '../../../server/src/resource/spireConfiguration.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const FOLDER = new URL('../../../../schemas/spire/config/', import.meta.url);

/** The schemas as the build makes them: every reference to another file becomes a definition of its own. */
export function loadSchemas(): SpireSchemas {
	const server = selfContained('server.json');
	const agent = selfContained('agent.json');
	const provider = selfContained('oidcDiscoveryProvider.json');
	return { 'spire-server': () => server, 'spire-agent': () => agent, 'spire-oidc-discovery-provider': () => provider };
}

function selfContained(file: string): SpireSchema {
	const files = new Map<string, Json>();
	const definitions: Record<string, Json> = {};
	const read = (name: string): Json => {
		const known = files.get(name) ?? (JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Json);
		files.set(name, known);
		return known;
	};
	const visit = (node: Json, inFile: string): Json => {
		if (Array.isArray(node)) {
			return node.map((item: Json) => visit(item, inFile));
		}
		if (typeof node !== 'object' || node === null) {
			return node;
		}
		return Object.fromEntries(Object.entries(node).filter(([key]) => key !== '$defs').map(([key, value]) => {
			if (key !== '$ref' || typeof value !== 'string') {
				return [key, visit(value as Json, inFile)];
			}
			const [target = '', pointer = ''] = value.split('#');
			const at = target === '' ? inFile : posix.join(posix.dirname(inFile), target);
			const name = `${at}${pointer}`.replaceAll('/', '_');
			if (!(name in definitions)) {
				definitions[name] = {};
				definitions[name] = visit(pointer.split('/').filter(Boolean).reduce((inner, step) => (inner as Record<string, Json>)[step] as Json, read(at)), at);
			}
			return [key, `#/$defs/${name}`];
		}));
	};
	const root = visit(read(file), file);
	return { ...(root as object), $defs: definitions } as SpireSchema;
}
