import { noCertSignWithoutCa } from './certManager/noCertSignWithoutCa.js';
import { noConflictingFields } from './certManager/noConflictingFields.js';
import { noDuplicateNames } from './certManager/noDuplicateNames.js';
import { noDuplicateOutputFormats } from './certManager/noDuplicateOutputFormats.js';
import { noExtraVaultAuth } from './certManager/noExtraVaultAuth.js';
import { noIgnoredFields } from './certManager/noIgnoredFields.js';
import { noJksBundle } from './certManager/noJksBundle.js';
import { noLiteralKeystorePassword } from './certManager/noLiteralKeystorePassword.js';
import { noLongValidity } from './certManager/noLongValidity.js';
import { noPlaintextServer } from './certManager/noPlaintextServer.js';
import { noSkipTlsVerify } from './certManager/noSkipTlsVerify.js';
import { useCaSubject } from './certManager/useCaSubject.js';
import { useIdentity } from './certManager/useIdentity.js';
import { useKeyRotation } from './certManager/useKeyRotation.js';
import { useModernKeystoreProfile } from './certManager/useModernKeystoreProfile.js';
import { useReadOnlyCsiVolume } from './certManager/useReadOnlyCsiVolume.js';
import { useRenewalWindow } from './certManager/useRenewalWindow.js';
import { useRequiredFields } from './certManager/useRequiredFields.js';
import { useStrongCaKey } from './certManager/useStrongCaKey.js';
import { useSubjectAltName } from './certManager/useSubjectAltName.js';
import { validAcmeEmail } from './certManager/validAcmeEmail.js';
import { validBundleSource } from './certManager/validBundleSource.js';
import { validBundleTarget } from './certManager/validBundleTarget.js';
import { validCaBundle } from './certManager/validCaBundle.js';
import { validCommonName } from './certManager/validCommonName.js';
import { validDnsNames } from './certManager/validDnsNames.js';
import { validDuration } from './certManager/validDuration.js';
import { validEmailAddresses } from './certManager/validEmailAddresses.js';
import { validHttp01Solver } from './certManager/validHttp01Solver.js';
import { validIpAddresses } from './certManager/validIpAddresses.js';
import { validIssuerRef } from './certManager/validIssuerRef.js';
import { validKeySize } from './certManager/validKeySize.js';
import { validLiteralSubject } from './certManager/validLiteralSubject.js';
import { validNameConstraints } from './certManager/validNameConstraints.js';
import { validNameservers } from './certManager/validNameservers.js';
import { validOtherNames } from './certManager/validOtherNames.js';
import { validRenewBefore } from './certManager/validRenewBefore.js';
import { validRenewalWindow } from './certManager/validRenewalWindow.js';
import { validRequest } from './certManager/validRequest.js';
import { validRequestConditions } from './certManager/validRequestConditions.js';
import { validRevisionHistoryLimit } from './certManager/validRevisionHistoryLimit.js';
import { validSecretName } from './certManager/validSecretName.js';
import { validSecretTemplate } from './certManager/validSecretTemplate.js';
import { validSignatureAlgorithm } from './certManager/validSignatureAlgorithm.js';
import { validTsigAlgorithm } from './certManager/validTsigAlgorithm.js';
import { validUris } from './certManager/validUris.js';
import { validVaultPath } from './certManager/validVaultPath.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const certManagerRules: readonly Rule[] = [
	noCertSignWithoutCa,
	noConflictingFields,
	noDuplicateNames,
	noDuplicateOutputFormats,
	noExtraVaultAuth,
	noIgnoredFields,
	noJksBundle,
	noLiteralKeystorePassword,
	noLongValidity,
	noPlaintextServer,
	noSkipTlsVerify,
	useCaSubject,
	useIdentity,
	useKeyRotation,
	useModernKeystoreProfile,
	useReadOnlyCsiVolume,
	useRenewalWindow,
	useRequiredFields,
	useStrongCaKey,
	useSubjectAltName,
	validAcmeEmail,
	validBundleSource,
	validBundleTarget,
	validCaBundle,
	validCommonName,
	validDnsNames,
	validDuration,
	validEmailAddresses,
	validHttp01Solver,
	validIpAddresses,
	validIssuerRef,
	validKeySize,
	validLiteralSubject,
	validNameConstraints,
	validNameservers,
	validOtherNames,
	validRenewBefore,
	validRenewalWindow,
	validRequest,
	validRequestConditions,
	validRevisionHistoryLimit,
	validSecretName,
	validSecretTemplate,
	validSignatureAlgorithm,
	validTsigAlgorithm,
	validUris,
	validVaultPath,
];
