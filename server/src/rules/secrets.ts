import { noCommittedPrivateKey } from './secrets/noCommittedPrivateKey.js';
import { noPlaceholder } from './secrets/noPlaceholder.js';
import { noPrivateKeyOutsideSecret } from './secrets/noPrivateKeyOutsideSecret.js';
import { useMatchingKey } from './secrets/useMatchingKey.js';
import { useTlsEntries } from './secrets/useTlsEntries.js';
import { validBase64 } from './secrets/validBase64.js';
import { validCertificate } from './secrets/validCertificate.js';
import { validChainOrder } from './secrets/validChainOrder.js';
import { validTlsContent } from './secrets/validTlsContent.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const secretsRules: readonly Rule[] = [
	noCommittedPrivateKey,
	noPlaceholder,
	noPrivateKeyOutsideSecret,
	useMatchingKey,
	useTlsEntries,
	validBase64,
	validCertificate,
	validChainOrder,
	validTlsContent,
];
