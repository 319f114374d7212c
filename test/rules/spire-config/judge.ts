import type { JudgedConfigurationFinding } from '../../../server/src/rules/spire/config/finding.js';
import type { SpireConfiguration } from '../../../server/src/resource/spireConfiguration.js';
import { configurationRules } from '../../../server/src/rules/spire/config/all.js';
import { configurationFixes } from '../../../server/src/rules/spire/config/fixes.js';
import { judgeConfiguration } from '../../../server/src/rules/spire/config/judge.js';
import type { Fix } from '../../../server/src/rules/fix.js';
import { formatPath } from '../../../server/src/syntax/yaml/path.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { loadSchemas } from './schemas.js';

const schemas = loadSchemas();

/** A finding as tests look at it. */
export interface TestFinding extends JudgedConfigurationFinding {
	readonly configuration: SpireConfiguration;
	readonly pathText: string;
	/** The text that is underlined. */
	readonly underlined: string;
}

/** Every finding of a configuration, with an error of a rule thrown as it is; undefined for a text that is not SPIRE's. */
export function judge(text: string, name?: string, spireVersion?: string): readonly TestFinding[] | undefined {
	const judged = judgeConfiguration(text, name, {
		schemas, rules: configurationRules, settings: defaultSettings, ...(spireVersion === undefined ? {} : { spireVersion }),
		onRuleError: (rule, error) => { throw new Error(`${rule} failed`, { cause: error }); },
	});
	return judged?.findings.map((finding) => ({ ...finding, configuration: judged.configuration, pathText: formatPath(finding.path), underlined: text.slice(finding.span.start, finding.span.end) }));
}

/** The findings as `rule path`, for comparing. */
export function rulesAndPaths(text: string, name?: string): readonly string[] {
	return (judge(text, name) ?? []).map(({ rule, pathText }) => `${rule} ${pathText}`);
}

/** The fixes of a finding. */
export function fixes(finding: TestFinding): readonly Fix[] {
	return configurationFixes(finding, finding.configuration);
}
