import { type SpireConfiguration, type SpireKind, type SpireSchemas, decodeSpireConfiguration, recognizeSpire } from '../../../resource/spireConfiguration.js';
import { nodeAt, spanOfPath } from '../../../syntax/hcl/locate.js';
import { parseHcl } from '../../../syntax/hcl/parse.js';
import type { HclDocument } from '../../../syntax/hcl/tree.js';
import { limits } from '../../../text/limits.js';
import type { Settings } from '../../../workspace/settings.js';
import type { JudgedConfiguration, JudgedConfigurationFinding } from './finding.js';
import type { ConfigurationContext, ConfigurationFinding, ConfigurationRule } from './rule.js';
import { configurationSchemaProblems } from './schemaProblems.js';
import { type Place, placesOf } from './walk.js';

/** What judging works with. */
export interface ConfigurationJudgeOptions {
	readonly schemas: SpireSchemas;
	readonly rules: readonly ConfigurationRule[];
	readonly settings: Settings;
	/** The version of SPIRE that configurations are for; the newest when left out. */
	readonly spireVersion?: string;
	/** Told when a rule throws: its other findings and those of all other rules stand. */
	readonly onRuleError: (rule: string, error: unknown) => void;
}

/**
 * What is wrong with a text that configures SPIRE; undefined for any other text. `name` is the name of the file, or the key of the
 * ConfigMap that holds it. Suppressing comments are not applied: they belong to the file, which may be YAML around the text.
 */
export function judgeConfiguration(text: string, name: string | undefined, options: ConfigurationJudgeOptions): JudgedConfiguration | undefined {
	const document = parseHcl(text);
	const kind = recognizeSpire(document, options.schemas, name);
	return kind === undefined ? undefined : judgeDocument(document, kind, options);
}

/** What is wrong with a document that is known to be the configuration of a program. */
export function judgeDocument(document: HclDocument, kind: SpireKind, options: ConfigurationJudgeOptions): JudgedConfiguration {
	const configuration = decodeSpireConfiguration(document, kind, options.schemas);
	return { configuration, findings: judgeDecoded(configuration, options) };
}

/** What is wrong with a configuration that was read already. */
export function judgeDecoded(configuration: SpireConfiguration, options: Omit<ConfigurationJudgeOptions, 'schemas'>): readonly JudgedConfigurationFinding[] {
	const { document } = configuration;
	// Without a brace nobody knows what belongs to what, and beyond a limit nothing was read.
	const isUnclear = document.problems.some((problem) => problem.code === 'hcl/limit' || (problem.mistake === 'open-brace' && document.format === 'hcl'));
	const places = placesOf(configuration);
	const found = [...syntaxFindings(document), ...(isUnclear ? [] : [...schemaFindings(configuration, places), ...ruleFindings(configuration, places, options)])];
	return found
		.filter((finding) => isCertain(configuration, finding))
		.map((finding) => withChosenSeverity(finding, options.settings))
		.filter((finding) => finding !== undefined)
		.sort((a, b) => a.span.start - b.span.start)
		.slice(0, limits.findingsPerDocument);
}

function syntaxFindings({ problems }: HclDocument): readonly JudgedConfigurationFinding[] {
	return problems.map((problem) => ({
		rule: problem.code, severity: problem.code === 'hcl/limit' ? 'information' : problem.accepted === true ? 'warning' : 'error', message: problem.message,
		span: problem.span, path: [], aliases: [], origin: { kind: 'syntax', problem },
	}));
}

function* schemaFindings(configuration: SpireConfiguration, places: readonly Place[]): Iterable<JudgedConfigurationFinding> {
	for (const problem of configurationSchemaProblems(configuration, places)) {
		const { rule, message, path } = problem;
		yield { rule, severity: 'error', message, span: placeOf(configuration, problem), path, aliases: [], origin: { kind: 'schema', problem } };
	}
}

function ruleFindings(configuration: SpireConfiguration, places: readonly Place[], { rules, settings, spireVersion, onRuleError }: Omit<ConfigurationJudgeOptions, 'schemas'>): readonly JudgedConfigurationFinding[] {
	const context: ConfigurationContext = { spireVersion, places };
	const found: JudgedConfigurationFinding[] = [];
	for (const rule of rules) {
		if (!rule.visits.includes(configuration.kind) || settings.rules[rule.id] === 'off') {
			continue;
		}
		try {
			for (const finding of rule.check(configuration, context)) {
				const span = placeOf(configuration, finding);
				found.push({ rule: rule.id, severity: finding.severity ?? rule.severity, message: finding.message, span, path: finding.path, aliases: rule.aliases, origin: { kind: 'rule', rule, finding } });
			}
		} catch (error) {
			onRuleError(rule.id, error);
		}
	}
	return found;
}

function placeOf(configuration: SpireConfiguration, { span, path, at }: ConfigurationFinding): JudgedConfigurationFinding['span'] {
	return span ?? spanOfPath(configuration, path, at ?? 'value');
}

/** Whether the text would have this finding once its variables are expanded, its templates rendered and its syntax mended. */
function isCertain(configuration: SpireConfiguration, { origin, path }: JudgedConfigurationFinding): boolean {
	if (origin.kind === 'syntax') {
		return !configuration.document.templated || origin.problem.code === 'hcl/limit';
	}
	const finding = origin.kind === 'rule' ? origin.finding : origin.problem;
	const { problems, templated } = configuration.document;
	if (finding.missing === true && (templated || problems.length > 0)) {
		return false;
	}
	const located = nodeAt(configuration, path);
	return !(located?.node.kind === 'scalar' && (located.node.templated || located.node.style === 'missing') && finding.at !== 'key');
}

function withChosenSeverity(finding: JudgedConfigurationFinding, settings: Settings): JudgedConfigurationFinding | undefined {
	const chosen = settings.rules[finding.rule];
	return chosen === 'off' ? undefined : chosen === undefined ? finding : { ...finding, severity: chosen };
}
