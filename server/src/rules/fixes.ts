import type { Catalog } from '../schema/catalog.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import type { Settings } from '../workspace/settings.js';
import type { Finding } from './finding.js';
import type { Fix } from './fix.js';
import { identityFixes } from './identityFixes.js';
import { schemaFixes } from './schemaFixes.js';
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
			return usable(fixes.map((fix) => ({ ...fix, safe: fix.safe === true })));
		}
		case 'schema':
			return usable(schemaFixes(origin.problem, finding, chunk.document, catalog));
		case 'identity':
			return usable(identityFixes(finding, origin.suggestion, chunk.document));
		case 'syntax':
			return usable(syntaxFixes(origin.problem, chunk.document));
		case 'suppression':
			return usable(suppressionFixes(origin.suppression, chunk.text));
	}
}

function usable(fixes: readonly Fix[]): readonly Fix[] {
	return fixes.filter((fix) => fix.edits.length > 0);
}

