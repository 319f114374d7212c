import { kinds } from '../../resource/kinds.js';
import type { ProblemCode } from '../../x509/problem.js';
import type { Rule, RuleDocs } from '../rule.js';
import { embeddedProblems } from './embedded.js';

/** A rule that reports some problems of certificates: in the values of manifests here, in certificate files through `ruleOfProblem`. */
export interface CertificateRule extends Rule {
	readonly codes: readonly ProblemCode[];
}

/** What makes one rule differ from the others. */
export interface CertificateRuleOptions extends Pick<Rule, 'id' | 'severity' | 'fix' | 'noFixBecause'> {
	readonly codes: readonly ProblemCode[];
	readonly docs: Omit<RuleDocs, 'since'>;
}

const NO_FIX = 'A certificate is signed: only its issuer can make another one.';

/** The rule that finds those problems in Secrets and ConfigMaps, at the entry that holds the certificate. */
export function certificateRule({ id, severity, codes, docs, fix, noFixBecause = NO_FIX }: CertificateRuleOptions): CertificateRule {
	return {
		id,
		severity,
		visits: [kinds.secret, kinds.configMap],
		reads: [],
		aliases: [],
		codes,
		docs: { ...docs, since: '0.1.0' },
		*check(resource, { at }) {
			for (const { path, problem } of embeddedProblems(resource, at)) {
				if (codes.includes(problem.code)) {
					yield { path, at: 'key', message: problem.message, severity: problem.severity };
				}
			}
		},
		...(fix ? { fix } : { noFixBecause }),
	};
}
