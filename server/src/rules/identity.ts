import { type Catalog, apiVersionOf, currentApiVersion, groupOf } from '../schema/catalog.js';
import type { YamlDocument, YamlNode, YamlScalar } from '../syntax/yaml/tree.js';
import { entryOf, resolveAlias } from '../syntax/yaml/tree.js';
import { nearest } from '../text/nearest.js';
import { listOf } from '../text/words.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Span } from '../text/span.js';

/** Something wrong with the apiVersion or kind of an object in a document. */
export interface IdentityProblem {
	readonly rule: 'schema/unknown-kind' | 'schema/unknown-version' | 'schema/former-version' | 'schema/missing-field';
	readonly severity: 'error' | 'warning';
	readonly path: Path;
	readonly span: Span;
	readonly message: string;
	/** The value that was meant; of a missing apiVersion, the one to insert. */
	readonly suggestion: string | undefined;
}

/** What is wrong with how a document names its kind. Kinds that are nobody's business here give nothing. */
export function identityProblems(document: YamlDocument, catalog: Catalog): readonly IdentityProblem[] {
	return document.root === undefined ? [] : problemsOf(document.root, [], catalog);
}

function problemsOf(node: YamlNode, path: Path, catalog: Catalog): readonly IdentityProblem[] {
	const kind = scalarOf(node, 'kind');
	const apiVersion = scalarOf(node, 'apiVersion');
	const items = resolveAlias(entryOf(node, 'items')?.value);
	if (kind?.text.endsWith('List') === true && items?.kind === 'sequence') {
		return items.items.flatMap((item, index) => problemsOf(item, [...path, 'items', index], catalog));
	}
	if (kind === undefined || kind.text === '' || kind.templated || apiVersion?.templated === true) {
		return [];
	}
	if (apiVersion === undefined || apiVersion.text === '') {
		return entryOf(node, 'apiVersion') === undefined ? missingApiVersion(node, kind, path, catalog) : [];
	}
	return wrongPair(apiVersion, kind, path, catalog);
}

function missingApiVersion(node: YamlNode, kind: YamlScalar, path: Path, catalog: Catalog): readonly IdentityProblem[] {
	const [entry, ...others] = catalog.named(kind.text);
	// Core kinds stand in many files that are no manifests; a spec or metadata beside the kind tells a manifest.
	if (entry === undefined || others.some((other) => other.group !== entry.group) || (entryOf(node, 'spec') ?? entryOf(node, 'metadata')) === undefined) {
		return [];
	}
	const suggestion = currentApiVersion(entry);
	return [{ rule: 'schema/missing-field', severity: 'error', path: [...path, 'apiVersion'], span: kind.span, message: `${kind.text} needs the field "apiVersion", for example ${suggestion}.`, suggestion }];
}

function wrongPair(apiVersion: YamlScalar, kind: YamlScalar, path: Path, catalog: Catalog): readonly IdentityProblem[] {
	const former = catalog.formerVersion(apiVersion.text, kind.text);
	if (former !== undefined) {
		const suggestion = currentVersion(catalog, kind.text, groupOf(apiVersion.text));
		const state = former.state === 'removed' ? 'is no longer served' : 'is deprecated';
		return [{ rule: 'schema/former-version', severity: former.state === 'removed' ? 'error' : 'warning', path: [...path, 'apiVersion'], span: apiVersion.span, message: `${apiVersion.text} ${state} for ${kind.text}${suggestion === undefined ? '' : `; use ${suggestion}`}.`, suggestion }];
	}
	if (catalog.find(apiVersion.text, kind.text) !== undefined) {
		return [];
	}
	const group = groupOf(apiVersion.text);
	const sameKind = catalog.ofKind({ group, kind: kind.text });
	if (sameKind.length > 0) {
		const known = sameKind.flatMap((entry) => entry.versions.map((version) => apiVersionOf(group, version)));
		return [{ rule: 'schema/unknown-version', severity: 'error', path: [...path, 'apiVersion'], span: apiVersion.span, message: `${apiVersion.text} is not an API version of ${kind.text}; use ${listOf(known)}.`, suggestion: known[0] }];
	}
	return group.includes('.') ? wrongKind(apiVersion, kind, path, catalog) : [];
}

function wrongKind(apiVersion: YamlScalar, kind: YamlScalar, path: Path, catalog: Catalog): readonly IdentityProblem[] {
	const group = groupOf(apiVersion.text);
	const meantKind = nearest(kind.text, catalog.kindsOf(group));
	if (meantKind !== undefined) {
		return [{ rule: 'schema/unknown-kind', severity: 'error', path: [...path, 'kind'], span: kind.span, message: `"${kind.text}" is not a kind of ${group}; did you mean "${meantKind}"?`, suggestion: meantKind }];
	}
	const namesakes = catalog.named(kind.text);
	const meant = namesakes.find((entry) => nearest(group, [entry.group]) !== undefined || (namesakes.length === 1 && catalog.kindsOf(group).length > 0));
	if (meant === undefined) {
		return [];
	}
	const suggestion = currentApiVersion(meant);
	return [{ rule: 'schema/unknown-kind', severity: 'error', path: [...path, 'apiVersion'], span: apiVersion.span, message: `${kind.text} is a kind of ${meant.group}, not of ${group}.`, suggestion }];
}

/** The current apiVersion of a kind; of namesakes in several groups, that of the group whose name is closest. */
function currentVersion(catalog: Catalog, kind: string, group: string): string | undefined {
	const entries = catalog.named(kind);
	const entry = entries.find((candidate) => candidate.group === group) ?? entries[0];
	return entry === undefined ? undefined : currentApiVersion(entry);
}

function scalarOf(node: YamlNode, key: string): YamlScalar | undefined {
	const value = resolveAlias(entryOf(node, key)?.value);
	return value?.kind === 'scalar' ? value : undefined;
}
