import type { ResourceReader } from '../resource/decode.js';
import type { Resource } from '../resource/resource.js';
import type { SpireKind } from '../resource/spireConfiguration.js';
import { type GroupKind, apiVersionOf } from '../schema/catalog.js';
import { weighedProblems } from '../schema/custom/dispute.js';
import { spanOfPath } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import { limits } from '../text/limits.js';
import type { Settings, Severity } from '../workspace/settings.js';
import type { PlacedResource } from '../workspace/snapshot.js';
import { builtinRules } from './builtin.js';
import { type DocumentState, isCertain, isPartial } from './certainty.js';
import type { Finding } from './finding.js';
import { identityProblems } from './identity.js';
import { presetSeverity } from './presets.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';
import { configurationRules } from './spire/config/all.js';
import { judgeDecoded } from './spire/config/judge.js';
import { type Suppression, suppresses, suppressionsIn } from './suppress.js';

/** What a judge works with. Immutable: other settings make another judge. */
export interface JudgeOptions {
	readonly reader: ResourceReader;
	readonly rules: readonly Rule[];
	readonly settings: Settings;
	/** The documents are Kustomize patches: nothing is said about what is missing. */
	readonly isPatch?: boolean;
	/** The time that dates are judged at, in milliseconds since 1970 UTC; when the judge was made, if left out. */
	readonly at?: number;
	/** Told when a rule throws: its other findings and those of all other rules stand. */
	readonly onRuleError: (rule: string, error: unknown) => void;
}

/** Says what is wrong with single documents. Keeps what it said of a chunk while the chunk lives. */
export class DocumentJudge {
	readonly #options: JudgeOptions;
	readonly #rulesOf = new Map<string, readonly Rule[]>();
	readonly #severities = new Map<string, Severity>();
	readonly #known = new WeakMap<Chunk, readonly Finding[]>();
	readonly #context: RuleContext;

	constructor(options: JudgeOptions) {
		this.#options = options;
		for (const rule of [...builtinRules, ...options.rules, ...configurationRules]) {
			this.#severities.set(rule.id, rule.severity);
		}
		this.#context = { mesh: options.settings.mesh, at: options.at ?? Date.now(), ofKind: nothingOfKind };
	}

	/** The findings of one document, in the order of the text; the second call for the same chunk costs nothing. */
	findingsOf(chunk: Chunk): readonly Finding[] {
		let findings = this.#known.get(chunk);
		if (findings === undefined) {
			findings = this.#options.settings.enable ? this.#judge(chunk) : [];
			this.#known.set(chunk, findings);
		}
		return findings;
	}

	#judge(chunk: Chunk): readonly Finding[] {
		const definitions = this.#definitionFindings(chunk);
		if (!this.#options.reader.isOurs(chunk)) {
			return definitions.length === 0 ? [] : this.#finish(chunk, definitions);
		}
		return this.#finish(chunk, [...definitions, ...(chunk.language === 'yaml' ? this.#judgeYaml(chunk) : []), ...this.#configurationFindings(chunk), ...this.#embeddedFindings(chunk)]);
	}

	/** What is wrong with the SPIRE configurations that the chunk is or holds, at their places in the chunk. */
	#configurationFindings(chunk: Chunk): Finding[] {
		const { reader, settings, onRuleError } = this.#options;
		return reader.configurationsOf(chunk).flatMap((place) => {
			const findings = judgeDecoded(place.configuration, { rules: configurationRules, settings, onRuleError });
			return findings.map((finding): Finding => ({
				rule: finding.rule, severity: finding.severity, message: finding.message, span: place.spanToHost(finding.span), path: [...place.hostPath, ...finding.path],
				resource: place.host ?? fileResource(place.kind), aliases: finding.aliases, origin: { kind: 'configuration', finding, place },
			}));
		});
	}

	/** What is wrong with the CRDs of the workspace. A CRD that is a patch or a template is no whole one. */
	#definitionFindings(chunk: Chunk): Finding[] {
		const isWhole = this.#options.isPatch !== true;
		return (isWhole ? (this.#options.reader.definitions?.definitionsIn(chunk) ?? []) : []).flatMap(({ path: base, problems }) => (chunk.document.templated ? [] : problems.map((problem): Finding => {
			const path = [...base, ...problem.path];
			return { rule: 'schema/invalid-crd', severity: problem.severity, message: problem.message, span: spanOfPath(chunk.document, path, problem.path.at(-1) === 'name' ? 'value' : 'key'), path, resource: undefined, aliases: [], origin: { kind: 'identity', suggestion: problem.suggestion } };
		})));
	}

	/** What is wrong with the manifests in the texts of ConfigMaps, at their places in the chunk. */
	#embeddedFindings(chunk: Chunk): Finding[] {
		return this.#options.reader.manifestsIn(chunk).flatMap((manifest) => this.#judgeYaml(manifest.chunk).flatMap((finding): Finding[] => {
			const path = manifest.pathToHost(finding.path);
			// In its text a MeshConfig is the root, not a part of something.
			const message = finding.message.replaceAll('spec.meshConfig.', '').replaceAll('spec.meshConfig', 'MeshConfig');
			return path === undefined ? [] : [{ ...finding, message, path, span: manifest.spanToHost(finding.span), resource: manifest.host, origin: { kind: 'embedded', finding, manifest } }];
		}));
	}

	#judgeYaml(chunk: Chunk): Finding[] {
		const { document } = chunk;
		const found: Finding[] = document.problems.map((problem) => ({
			rule: problem.code, severity: this.#severities.get(problem.code) ?? 'error', message: problem.message, span: problem.span,
			path: [], resource: undefined, aliases: [], origin: { kind: 'syntax', problem },
		}));
		const state = { isBroken: document.problems.some((problem) => problem.code !== 'yaml/duplicate-key'), isPatch: this.#options.isPatch === true };
		for (const problem of identityProblems(document, this.#options.reader.catalog)) {
			if (problem.rule === 'schema/missing-field' && state.isPatch) {
				continue;
			}
			found.push({ ...problem, resource: undefined, aliases: [], origin: { kind: 'identity', suggestion: problem.suggestion } });
		}
		for (const resource of this.#options.reader.resourcesOf(chunk)) {
			found.push(...this.#schemaFindings(chunk, resource, state), ...this.#ruleFindings(chunk, resource, state));
		}
		return found;
	}

	#schemaFindings(chunk: Chunk, resource: Resource, state: DocumentState): Finding[] {
		const entry = this.#options.reader.catalog.bestFor(resource.apiVersion, resource.kind);
		// A version that is not the schema's own has other fields; the finding on the version says what to do first.
		if (entry === undefined || !entry.versions.some((version) => resource.apiVersion === apiVersionOf(entry.group, version))) {
			return [];
		}
		return weighedProblems(entry, resource.value)
			.filter(({ problem }) => isCertain(chunk, resource, problem, state))
			.map(({ problem, isDisputed }) => this.#finding(chunk, resource, problem.rule, { path: problem.path, at: problem.at, message: problem.message, ...(isDisputed ? { severity: 'warning' } : {}) }, { kind: 'schema', problem }));
	}

	#ruleFindings(chunk: Chunk, resource: Resource, state: DocumentState): Finding[] {
		const found: Finding[] = [];
		for (const rule of this.#rulesFor(resource)) {
			try {
				for (const finding of rule.check(resource, this.#context)) {
					if (!(finding.missing === true && isPartial(chunk, state))) {
						found.push(this.#finding(chunk, resource, rule.id, finding, { kind: 'rule', rule, finding }, rule.aliases));
					}
				}
			} catch (error) {
				this.#options.onRuleError(rule.id, error);
			}
		}
		return found;
	}

	#finding(chunk: Chunk, resource: Resource, rule: string, finding: RuleFinding, origin: Finding['origin'], aliases: readonly string[] = []): Finding {
		const path: Path = [...resource.path, ...finding.path];
		const span = spanOfPath(chunk.document, path, finding.at ?? 'value');
		return { rule, severity: finding.severity ?? this.#severities.get(rule) ?? 'warning', message: finding.message, span, path, resource, aliases, origin };
	}

	#rulesFor(resource: Resource): readonly Rule[] {
		const key = `${resource.group}/${resource.kind}`;
		let rules = this.#rulesOf.get(key);
		if (rules === undefined) {
			rules = this.#options.rules.filter((rule) => rule.reads.length === 0 && this.#options.settings.rules[rule.id] !== 'off' && rule.visits.some(({ group, kind }) => group === resource.group && kind === resource.kind));
			this.#rulesOf.set(key, rules);
		}
		return rules;
	}

	/** Applies suppressions and the user's severities, sorts, and keeps to the limit. */
	#finish(chunk: Chunk, found: readonly Finding[]): readonly Finding[] {
		const suppressions = suppressionsIn(chunk.text);
		const used = new Set<Suppression>();
		const kept = found.filter((finding) => {
			const by = suppressions.filter((suppression) => suppresses(suppression, finding.rule, chunk.lines.lineAt(finding.span.start)));
			by.forEach((suppression) => used.add(suppression));
			return by.length === 0;
		});
		const unused = suppressions.filter((suppression) => !used.has(suppression) && !this.#isSwitchedOff(suppression.rule)).map((suppression) => this.#unused(suppression));
		return [...kept, ...unused]
			.map((finding) => this.#withChosenSeverity(finding))
			.filter((finding) => finding !== undefined)
			.sort((a, b) => a.span.start - b.span.start)
			.slice(0, limits.findingsPerDocument);
	}

	#isSwitchedOff(rule: string): boolean {
		return this.#options.settings.rules[rule] === 'off';
	}

	#unused(suppression: Suppression): Finding {
		const isKnown = this.#severities.has(suppression.rule);
		const message = isKnown ? `Nothing here is found by ${suppression.rule}, so this suppression has no effect.` : `No rule is called "${suppression.rule}".`;
		return { rule: 'suppression/unused', severity: this.#severities.get('suppression/unused') ?? 'information', message, span: suppression.span, path: [], resource: undefined, aliases: [], origin: { kind: 'suppression', suppression } };
	}

	#withChosenSeverity(finding: Finding): Finding | undefined {
		const { rules, preset } = this.#options.settings;
		const chosen = rules[finding.rule] ?? presetSeverity(preset, finding.rule, finding.severity);
		return chosen === 'off' ? undefined : chosen === finding.severity ? finding : { ...finding, severity: chosen };
	}
}

/** A configuration file stands for the program that reads it. */
function fileResource(kind: SpireKind): Resource {
	return { apiVersion: '', group: '', version: '', kind, name: undefined, namespace: undefined, value: {}, path: [] };
}

function* nothingOfKind(_kind: GroupKind): Iterable<PlacedResource> {
	// Rules that read other resources run on the snapshot, not here.
}
