import { ResourceReader } from '../../resource/decode.js';
import { allRules } from '../../rules/all.js';
import { builtinRules } from '../../rules/builtin.js';
import { fixesOf } from '../../rules/fixes.js';
import { DocumentJudge } from '../../rules/judge.js';
import { Catalog } from '../../schema/catalog.js';
import type { CatalogEntry } from '../../schema/jsonSchema.js';
import { safeEdits } from '../../service/codeActions.js';
import type { ServiceContext } from '../../service/context.js';
import { type Stream, createStream } from '../../syntax/yaml/stream.js';
import { applyEdits } from '../../text/edit.js';
import { type Settings, type Severity, severities } from '../../workspace/settings.js';
import { Snapshot } from '../../workspace/snapshot.js';
import type { CliIo } from '../io.js';
import { ConfigurationFinder } from './configuration.js';
import { type CheckedFile, manifestsBelow } from './files.js';
import { replaceFile, unifiedDiff } from './fix.js';
import { githubReport } from './github.js';
import { type CheckOptions, checkUsage, parseCheckOptions } from './options.js';
import { type CheckResult, type ReportedFinding, jsonReport, textReport } from './report.js';
import { sarifReport } from './sarif.js';

/** Runs `check`: 0 when nothing is at or above `--fail-on`, 1 when something is, 2 for wrong usage or unreadable input. */
export function runCheck(args: readonly string[], entries: readonly CatalogEntry[], io: CliIo): number {
	if (args.includes('--help')) {
		io.out(checkUsage);
		return 0;
	}
	const options = parseCheckOptions(args);
	if (typeof options === 'string') {
		io.error(`mesh-security check: ${options}\n\n${checkUsage}`);
		return 2;
	}
	const run = new CheckRun(options, entries, io);
	const result = run.check();
	io.out(report(options, result, io.hasColour));
	if (run.isUnreadable) {
		return 2;
	}
	return result.findings.some((finding) => isAtLeast(finding.severity, options.failOn)) ? 1 : 0;
}

function report({ format, shard }: CheckOptions, result: CheckResult, hasColour: boolean): string {
	switch (format) {
		case 'text':
			return textReport(result, hasColour);
		case 'json':
			return jsonReport(result);
		case 'sarif':
			return sarifReport(result.findings, allRules, shard);
		case 'github':
			return githubReport(result.findings);
	}
}

/** One run over all files. */
class CheckRun {
	readonly #options: CheckOptions;
	readonly #io: CliIo;
	readonly #catalog: Catalog;
	readonly #reader: ResourceReader;
	readonly #configurations: ConfigurationFinder;
	readonly #contexts = new Map<Settings, ServiceContext>();
	isUnreadable = false;

	constructor(options: CheckOptions, entries: readonly CatalogEntry[], io: CliIo) {
		this.#options = options;
		this.#io = io;
		this.#catalog = new Catalog(entries);
		this.#reader = new ResourceReader(this.#catalog);
		const knownRules = new Set([...allRules, ...builtinRules].map((rule) => rule.id));
		this.#configurations = new ConfigurationFinder(options.settings, knownRules, options.config, (sentence) => io.error(`mesh-security: ${sentence}\n`));
	}

	check(): CheckResult {
		const { paths, minSeverity, shard } = this.#options;
		const findings: ReportedFinding[] = [];
		let [files, documents, count] = [0, 0, 0];
		for (const file of manifestsBelow(paths, this.#exclude())) {
			if ('reason' in file) {
				this.#io.error(`mesh-security check: ${file.shown} ${file.reason}\n`);
				this.isUnreadable = true;
			} else if (shard === undefined || count++ % shard.count === shard.index - 1) {
				files++;
				const found = this.#checkFile(file);
				documents += found.documents;
				findings.push(...found.findings.filter((finding) => isAtLeast(finding.severity, minSeverity)));
			}
		}
		return { files, documents, findings };
	}

	/** Patterns of the configuration that holds at the first path. */
	#exclude(): readonly string[] {
		const [first = '.'] = this.#options.paths;
		try {
			return this.#configurations.settingsFor(`${first}/x`).exclude;
		} catch {
			this.#io.error(`mesh-security check: the configuration ${this.#options.config ?? ''} cannot be read\n`);
			this.isUnreadable = true;
			return [];
		}
	}

	#checkFile(file: CheckedFile): { documents: number; findings: readonly ReportedFinding[] } {
		const context = this.#contextOf(this.isUnreadable ? this.#options.settings : this.#configurations.settingsFor(file.shown));
		let stream = createStream(file.text);
		if (this.#options.fix !== 'no') {
			stream = this.#fix(file, stream, context);
		}
		return reportStream(file.shown, stream, context);
	}

	/** Applies the safe fixes; the findings that are reported are those that are left. */
	#fix(file: CheckedFile, stream: Stream, context: ServiceContext): Stream {
		const after = stream.chunks.map((chunk) => applyEdits(chunk.text, safeEdits(context, chunk))).join('');
		if (after === file.text) {
			return stream;
		}
		if (this.#options.fix === 'show') {
			this.#io.error(unifiedDiff(file.shown, file.text, after));
			return stream;
		}
		try {
			replaceFile(file.shown, `${file.hasByteOrderMark ? '\uFEFF' : ''}${after}`);
			return createStream(after);
		} catch {
			this.#io.error(`mesh-security check: ${file.shown} cannot be written; it is as it was\n`);
			this.isUnreadable = true;
			return stream;
		}
	}

	#contextOf(settings: Settings): ServiceContext {
		let context = this.#contexts.get(settings);
		if (context === undefined) {
			const onRuleError = (rule: string, error: unknown) => this.#io.error(`mesh-security: the rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
			const judge = new DocumentJudge({ reader: this.#reader, rules: allRules, settings, onRuleError });
			context = { catalog: this.#catalog, reader: this.#reader, judge, rules: allRules, settings, snapshot: new Snapshot() };
			this.#contexts.set(settings, context);
		}
		return context;
	}
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
				line: chunk.lines.line(chunk.lines.lineAt(finding.span.start)),
			});
		}
		documents += chunk.isDocument ? 1 : 0;
	}
	return { documents, findings };
}

function isAtLeast(severity: Severity, bound: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(bound);
}
