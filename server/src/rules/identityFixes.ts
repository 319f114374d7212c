import { replaceValue } from '../syntax/yaml/edit/replace.js';
import { insertEntry } from '../syntax/yaml/edit/insert.js';
import type { YamlDocument } from '../syntax/yaml/tree.js';
import type { Finding } from './finding.js';
import type { Fix } from './fix.js';

/** Writes the apiVersion or kind that was meant. */
export function identityFixes({ rule, path }: Finding, suggestion: string | undefined, document: YamlDocument): readonly Fix[] {
	if (suggestion === undefined) {
		return [];
	}
	if (rule === 'schema/missing-field') {
		return [{ title: `Add apiVersion: ${suggestion}`, safe: false, edits: insertEntry(document, path.slice(0, -1), { key: 'apiVersion', value: suggestion, before: 'kind' }) }];
	}
	return [{ title: `Change to ${suggestion}`, safe: false, edits: replaceValue(document, path, suggestion) }];
}
