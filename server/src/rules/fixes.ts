import type { Catalog } from '../schema/catalog.js';
import { inStyleOf } from '../syntax/yaml/edit/json.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import type { Settings } from '../workspace/settings.js';
import type { Finding } from './finding.js';
import type { Fix } from './fix.js';
import { identityFixes } from './identityFixes.js';
import { schemaFixes } from './schemaFixes.js';
import { configurationFixes } from './spire/config/fixes.js';
import { suppressionFixes } from './suppressionFixes.js';
import { syntaxFixes } from './syntaxFixes.js';

/** The ways to mend a finding, the best first; computed when they are asked for. */
export function fixesOf(finding: Finding, chunk: Chunk, catalog: Catalog, settings: Settings): readonly Fix[] {
	const { origin } = finding;
	switch (origin.kind) {
		case 'rule': {
			const { resource } = finding;
			if (resource === undefined) {
				return [];
			}
			const inDocument = (path: Path): Path => [...resource.path, ...path];
			const fixes = origin.rule.fix?.(origin.finding, { document: chunk.document, resource, mesh: settings.mesh, inDocument }) ?? [];
			return usable(inStyle(fixes.map((fix) => ({ ...fix, safe: fix.safe === true })), chunk));
		}
		case 'schema':
			return usable(inStyle(schemaFixes(origin.problem, finding, chunk.document, catalog), chunk));
		case 'configuration': {
			const { finding: inner, place } = origin;
			return usable(configurationFixes(inner, place.configuration).map((fix) => {
				const edits = fix.edits.map((edit) => place.editToHost(edit));
				// A fix of which one edit has no place is no fix.
				return { ...fix, edits: edits.every((edit) => edit !== undefined) ? edits : [] };
			}));
		}
		case 'embedded':
			return usable(fixesOf(origin.finding, origin.manifest.chunk, catalog, settings).map((fix) => {
				const edits = fix.edits.map((edit) => origin.manifest.editToHost(edit));
				return { ...fix, edits: edits.every((edit) => edit !== undefined) ? edits : [] };
			}));
		case 'identity':
			return usable(inStyle(identityFixes(finding, origin.suggestion, chunk.document), chunk));
		case 'syntax':
			return usable(syntaxFixes(origin.problem, chunk.document));
		case 'suppression':
			return usable(suppressionFixes(origin.suppression, chunk.text));
	}
}

/** In a JSON document a fix writes JSON. */
function inStyle(fixes: readonly Fix[], { document }: Chunk): readonly Fix[] {
	return fixes.map((fix) => ({ ...fix, edits: inStyleOf(document, fix.edits) }));
}

function usable(fixes: readonly Fix[]): readonly Fix[] {
	return fixes.filter((fix) => fix.edits.length > 0);
}

