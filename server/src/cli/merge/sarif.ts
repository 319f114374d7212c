import { type Severity, severities } from '../../workspace/settings.js';
import { mostSarifResults, sarifLevels } from '../check/sarif.js';

interface SarifRule {
	readonly id: string;
}

interface SarifResult {
	readonly ruleId: string;
	readonly ruleIndex?: number;
	readonly level: string;
}

/** The part of a run that merging looks at; the rest passes through. */
interface SarifRun {
	readonly tool: { readonly driver: { readonly rules?: readonly SarifRule[] } };
	readonly automationDetails?: { readonly id?: string };
	readonly results?: readonly SarifResult[];
}

/** A report of `check --format sarif`. */
export interface SarifLog {
	readonly version: '2.1.0';
	readonly runs: readonly SarifRun[];
}

/** Whether a value is a SARIF 2.1.0 log. */
export function isSarifLog(value: unknown): value is SarifLog {
	const log = (typeof value === 'object' && value !== null ? value : {}) as { version?: unknown; runs?: unknown };
	return log.version === '2.1.0' && Array.isArray(log.runs) && log.runs.every((run: { tool?: { driver?: unknown } } | null) => typeof run?.tool?.driver === 'object');
}

/** The runs of all logs in one; each part of a split run stays a run of its own, told apart by its id. Runs with the same id are joined. */
export function mergedSarif(logs: readonly SarifLog[]): SarifLog {
	const byId = new Map<string, SarifRun>();
	for (const run of logs.flatMap((log) => log.runs)) {
		const id = run.automationDetails?.id ?? '';
		const before = byId.get(id);
		byId.set(id, before === undefined ? run : joined(before, run));
	}
	return { ...(logs[0] as SarifLog), runs: [...byId.values()] };
}

function joined(a: SarifRun, b: SarifRun): SarifRun {
	const rules = new Map([a, b].flatMap((run) => (run.tool.driver.rules ?? []).map((rule) => [rule.id, rule] as const)));
	const order = [...rules.keys()];
	const results = [...(a.results ?? []), ...(b.results ?? [])].map((result) => ({ ...result, ruleIndex: order.indexOf(result.ruleId) }));
	return { ...a, tool: { ...a.tool, driver: { ...a.tool.driver, rules: [...rules.values()] } }, results: results.length > mostSarifResults ? worst(results) : results };
}

function worst(results: readonly SarifResult[]): readonly SarifResult[] {
	const order = ['error', 'warning', 'note'];
	return [...results].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level)).slice(0, mostSarifResults);
}

/** Whether a log holds something of a severity or worse, as far as SARIF tells severities apart. */
export function hasSarifAtLeast({ runs }: SarifLog, bound: Severity): boolean {
	const levels = new Set<string>(severities.slice(0, severities.indexOf(bound) + 1).map((severity) => sarifLevels[severity]));
	return runs.some(({ results }) => results?.some(({ level }) => levels.has(level)) === true);
}
