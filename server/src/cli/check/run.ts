import { isConfigurationFile } from '../../resource/configurations.js';
import { ResourceReader } from '../../resource/decode.js';
import type { SpireSchemas } from '../../resource/spireConfiguration.js';
import { allRules, documentedRules } from '../../rules/all.js';
import { builtinRules } from '../../rules/builtin.js';
import { fixesOf } from '../../rules/fixes.js';
import { DocumentJudge } from '../../rules/judge.js';
import { Catalog } from '../../schema/catalog.js';
import type { CatalogEntry, SchemaModules } from '../../schema/jsonSchema.js';
import { safeEdits } from '../../service/codeActions.js';
import type { ServiceContext } from '../../service/context.js';
import { type Stream, createConfigurationStream, createStream } from '../../syntax/yaml/stream.js';
import { applyEdits } from '../../text/edit.js';
import { type Settings, type Severity, severities } from '../../workspace/settings.js';
import { Snapshot } from '../../workspace/snapshot.js';
import type { CliIo } from '../io.js';
import { ConfigurationFinder } from './configuration.js';
import { readerWithDefinitions } from './definitions.js';
import { excerptOf } from './excerpt.js';
import { type CheckedFile, type UnreadableFile, manifestsBelow } from './files.js';
import { replaceFile, unifiedDiff } from './fix.js';
import { ExcludePatterns } from './ignored.js';
import type { CheckOptions } from './options.js';
import { PatchFinder } from './patches.js';
import type { CheckResult, ReportedFinding } from './report.js';
import { isInShard } from './shard.js';

/** What the build made of the schemas and of the manifest of the package. */
export interface Product {
	readonly entries: readonly CatalogEntry[];
	readonly spireSchemas: SpireSchemas;
	/** Of `.mesh-security.yaml`. */
	readonly configuration: SchemaModules;
	readonly version: string;
}

/** A fix may make room for another one; what still changes after so many rounds goes in a circle. */
const MOST_FIX_ROUNDS = 10;

/** One run over all files. */
export class CheckRun {
	readonly #options: CheckOptions;
	readonly #io: CliIo;
	/** Reads the built-in kinds. */
	readonly #reader: ResourceReader;
	readonly #schemas: SpireSchemas;
	/** Reads those of the CRDs among the files too; made when a file is judged whose settings want it. */
	#customReader: ResourceReader | undefined;
	readonly #configurations: ConfigurationFinder;
	readonly #excluded: ExcludePatterns;
	readonly #patches: PatchFinder;
	readonly #contexts = new Map<Settings, ServiceContext>();
	readonly #patchContexts = new Map<Settings, ServiceContext>();
	readonly #diffs: string[] = [];
	#isUnreadable = false;

	constructor(options: CheckOptions, { entries, spireSchemas, configuration }: Product, io: CliIo) {
		this.#options = options;
		this.#io = io;
		this.#reader = new ResourceReader(new Catalog(entries), spireSchemas);
		this.#schemas = spireSchemas;
		this.#patches = new PatchFinder(options.paths);
		this.#excluded = new ExcludePatterns('.', options.exclude);
		const knownRules = new Set([...documentedRules, ...builtinRules].map((rule) => rule.id));
		this.#configurations = new ConfigurationFinder(options, { schema: configuration, knownRules }, (sentence) => io.error(`mesh-security: ${sentence}\n`));
	}

	/** Whether all was read that was asked for, files and configurations. */
	get isWhole(): boolean {
		return !this.#isUnreadable && !this.#configurations.hasErrors;
	}

	/** What `--fix-dry-run` would change. */
	get diff(): string {
		return this.#diffs.join('');
	}

	check(): CheckResult {
		const { minSeverity, shard } = this.#options;
		const findings: ReportedFinding[] = [];
		let [files, documents] = [0, 0];
		for (const file of this.#files()) {
			if ('reason' in file) {
				this.#fail(`${file.shown} ${file.reason}`);
			} else if (isInShard(file.below, shard)) {
				files++;
				const found = this.#checkFile(file);
				documents += found.documents;
				findings.push(...found.findings.filter((finding) => isAtLeast(finding.severity, minSeverity)));
			}
		}
		return { files, documents, findings };
	}

	#files(): Iterable<CheckedFile | UnreadableFile> {
		return manifestsBelow(this.#options.paths, (name, isFolder) => this.#isExcluded(name, isFolder));
	}

	#readerFor({ workspaceCrds }: Settings): ResourceReader {
		return workspaceCrds ? (this.#customReader ??= readerWithDefinitions(this.#files(), this.#reader.catalog, this.#schemas)) : this.#reader;
	}

	#isExcluded(name: string, isFolder: boolean): boolean {
		return this.#excluded.has(name, isFolder) || this.#configurations.of(name).excluded.has(name, isFolder);
	}

	#fail(sentence: string): void {
		this.#io.error(`mesh-security check: ${sentence}\n`);
		this.#isUnreadable = true;
	}

	#checkFile(file: CheckedFile): { documents: number; findings: readonly ReportedFinding[] } {
		const context = this.#contextOf(this.#configurations.of(file.shown).settings, this.#patches.isPatch(file.shown));
		const stream = streamOf(file, file.text);
		return reportStream(file.shown, this.#options.fix === 'no' ? stream : this.#fix(file, stream, context), context);
	}

	/** Applies the safe fixes; the findings that are reported are those that are left. */
	#fix(file: CheckedFile, stream: Stream, context: ServiceContext): Stream {
		const fixed = withFixes(file, stream, context);
		if (fixed === stream) {
			return stream;
		}
		if (!file.isUtf8) {
			this.#fail(`${file.shown} is not written in UTF-8, so it is not mended`);
			return stream;
		}
		if (this.#options.fix === 'show') {
			this.#diffs.push(unifiedDiff(file.shown, file.text, fixed.text));
			return stream;
		}
		try {
			replaceFile(file.shown, `${file.hasByteOrderMark ? '\uFEFF' : ''}${fixed.text}`);
			return fixed;
		} catch {
			this.#fail(`${file.shown} cannot be written; it is as it was`);
			return stream;
		}
	}

	#contextOf(settings: Settings, isPatch: boolean): ServiceContext {
		const contexts = isPatch ? this.#patchContexts : this.#contexts;
		let context = contexts.get(settings);
		if (context === undefined) {
			const onRuleError = (rule: string, error: unknown) => this.#io.error(`mesh-security: the rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
			const reader = this.#readerFor(settings);
			const judge = new DocumentJudge({ reader, rules: allRules, settings, isPatch, at: this.#options.at ?? this.#io.now(), onRuleError });
			context = { catalog: reader.catalog, reader, judge, rules: documentedRules, settings, snapshot: new Snapshot() };
			contexts.set(settings, context);
		}
		return context;
	}
}

/** Whether a severity is as bad as another one, or worse. */
export function isAtLeast(severity: Severity, bound: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(bound);
}

function streamOf(file: CheckedFile, text: string): Stream {
	return isConfigurationFile(file.shown, file.text) ? createConfigurationStream(text, file.shown) : createStream(text);
}

/** The stream with its safe fixes; the same one when there are none. */
function withFixes(file: CheckedFile, stream: Stream, context: ServiceContext): Stream {
	let fixed = stream;
	for (let round = 0; round < MOST_FIX_ROUNDS; round++) {
		const edits = fixed.chunks.map((chunk) => safeEdits(context, chunk));
		if (edits.every((list) => list.length === 0)) {
			break;
		}
		fixed = streamOf(file, fixed.chunks.map((chunk, index) => applyEdits(chunk.text, edits[index] ?? [])).join(''));
	}
	return fixed.text === stream.text ? stream : fixed;
}

function reportStream(file: string, stream: Stream, context: ServiceContext): { documents: number; findings: readonly ReportedFinding[] } {
	const findings: ReportedFinding[] = [];
	let documents = 0;
	for (const [index, chunk] of stream.chunks.entries()) {
		for (const finding of context.judge.findingsOf(chunk)) {
			const { rule, severity, message, path, resource, aliases } = finding;
			findings.push({
				rule, severity, message, path, resource, aliases, file,
				range: stream.rangeOf(index, finding.span),
				document: documents,
				fixes: fixesOf(finding, chunk, context.catalog, context.settings),
				excerpt: excerptOf(finding, chunk),
			});
		}
		documents += chunk.isDocument ? 1 : 0;
	}
	return { documents, findings };
}
