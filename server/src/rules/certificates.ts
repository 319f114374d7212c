import { noDuplicate } from './certificates/noDuplicate.js';
import { noExpired } from './certificates/noExpired.js';
import { noFutureStart } from './certificates/noFutureStart.js';
import { noOutlivingIssuer } from './certificates/noOutlivingIssuer.js';
import { noServedRoot } from './certificates/noServedRoot.js';
import { useAlternativeNames } from './certificates/useAlternativeNames.js';
import { useCompleteChain } from './certificates/useCompleteChain.js';
import { useStrongAlgorithms } from './certificates/useStrongAlgorithms.js';
import { useTimelyRenewal } from './certificates/useTimelyRenewal.js';
import { validChainOrder } from './certificates/validChainOrder.js';
import { validEncoding } from './certificates/validEncoding.js';
import { validLifetime } from './certificates/validLifetime.js';
import { validLinkerdIdentity } from './certificates/validLinkerdIdentity.js';
import { validPath } from './certificates/validPath.js';
import { validPrivateKey } from './certificates/validPrivateKey.js';
import { validSvid } from './certificates/validSvid.js';
import type { CertificateRule } from './certificates/make.js';
import type { ProblemCode } from '../x509/problem.js';

/** The rules of this family, in the order of their ids. */
export const certificatesRules: readonly CertificateRule[] = [
	noDuplicate,
	noExpired,
	noFutureStart,
	noOutlivingIssuer,
	noServedRoot,
	useAlternativeNames,
	useCompleteChain,
	useStrongAlgorithms,
	useTimelyRenewal,
	validChainOrder,
	validEncoding,
	validLifetime,
	validLinkerdIdentity,
	validPath,
	validPrivateKey,
	validSvid,
];

/** The rule that reports a problem of a certificate file; undefined for what only the preview tells, such as that a file is a bundle. */
export function ruleOfProblem(code: ProblemCode): CertificateRule | undefined {
	return certificatesRules.find(({ codes }) => codes.includes(code));
}
