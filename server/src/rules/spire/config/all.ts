import { noConflictingKeys } from './noConflictingKeys.js';
import { noDeprecatedKey } from './noDeprecatedKey.js';
import { noDisabledRatelimit } from './noDisabledRatelimit.js';
import { noDuplicatePlugin } from './noDuplicatePlugin.js';
import { noExperimental } from './noExperimental.js';
import { noHostNameAddress } from './noHostNameAddress.js';
import { noIgnoredKey } from './noIgnoredKey.js';
import { noInsecureBootstrap } from './noInsecureBootstrap.js';
import { noJoinTokenAttestor } from './noJoinTokenAttestor.js';
import { noJoinTokenInFile } from './noJoinTokenInFile.js';
import { noLeadingBlock } from './noLeadingBlock.js';
import { noLostEntry } from './noLostEntry.js';
import { noMemoryKeyManager } from './noMemoryKeyManager.js';
import { noOpenMetrics } from './noOpenMetrics.js';
import { noOpenProxyNetwork } from './noOpenProxyNetwork.js';
import { noProfiling } from './noProfiling.js';
import { noRemovedKey } from './noRemovedKey.js';
import { noSecretInConfiguration } from './noSecretInConfiguration.js';
import { noSelfFederation } from './noSelfFederation.js';
import { noSkippedVerification } from './noSkippedVerification.js';
import { noSocketInTmp } from './noSocketInTmp.js';
import { noSqlLogging } from './noSqlLogging.js';
import { noUnauthenticatedVerifiers } from './noUnauthenticatedVerifiers.js';
import type { ConfigurationRule } from './rule.js';
import { useAcmeTerms } from './useAcmeTerms.js';
import { useAuditLog } from './useAuditLog.js';
import { useBundleEndpointProfile } from './useBundleEndpointProfile.js';
import { useBundleRefreshHint } from './useBundleRefreshHint.js';
import { useCaSubject } from './useCaSubject.js';
import { useDatabaseTls } from './useDatabaseTls.js';
import { useDistinctSdsNames } from './useDistinctSdsNames.js';
import { useEndpointId } from './useEndpointId.js';
import { useOneTrustBundleSource } from './useOneTrustBundleSource.js';
import { useOwnDelegates } from './useOwnDelegates.js';
import { usePluginChecksum } from './usePluginChecksum.js';
import { useProportionateTtl } from './useProportionateTtl.js';
import { useRequiredKey } from './useRequiredKey.js';
import { useRootPort } from './useRootPort.js';
import { useSeparateAdminSocket } from './useSeparateAdminSocket.js';
import { useStrongCaKey } from './useStrongCaKey.js';
import { useTokenAudience } from './useTokenAudience.js';
import { validBindAddress } from './validBindAddress.js';
import { validBroker } from './validBroker.js';
import { validBundleProfile } from './validBundleProfile.js';
import { validCidr } from './validCidr.js';
import { validConnectionString } from './validConnectionString.js';
import { validDuration } from './validDuration.js';
import { validFederationUrl } from './validFederationUrl.js';
import { validKeyIdentifier } from './validKeyIdentifier.js';
import { validPattern } from './validPattern.js';
import { validPlugin } from './validPlugin.js';
import { validPluginCount } from './validPluginCount.js';
import { validSpiffeId } from './validSpiffeId.js';
import { validTrustBundleUrl } from './validTrustBundleUrl.js';
import { validTrustDomain } from './validTrustDomain.js';

/** The rules about the configuration of SPIRE's programs, in the order of their ids. */
export const configurationRules: readonly ConfigurationRule[] = [
	noConflictingKeys,
	noDeprecatedKey,
	noDisabledRatelimit,
	noDuplicatePlugin,
	noExperimental,
	noHostNameAddress,
	noIgnoredKey,
	noInsecureBootstrap,
	noJoinTokenAttestor,
	noJoinTokenInFile,
	noLeadingBlock,
	noLostEntry,
	noMemoryKeyManager,
	noOpenMetrics,
	noOpenProxyNetwork,
	noProfiling,
	noRemovedKey,
	noSecretInConfiguration,
	noSelfFederation,
	noSkippedVerification,
	noSocketInTmp,
	noSqlLogging,
	noUnauthenticatedVerifiers,
	useAcmeTerms,
	useAuditLog,
	useBundleEndpointProfile,
	useBundleRefreshHint,
	useCaSubject,
	useDatabaseTls,
	useDistinctSdsNames,
	useEndpointId,
	useOneTrustBundleSource,
	useOwnDelegates,
	usePluginChecksum,
	useProportionateTtl,
	useRequiredKey,
	useRootPort,
	useSeparateAdminSocket,
	useStrongCaKey,
	useTokenAudience,
	validBindAddress,
	validBroker,
	validBundleProfile,
	validCidr,
	validConnectionString,
	validDuration,
	validFederationUrl,
	validKeyIdentifier,
	validPattern,
	validPlugin,
	validPluginCount,
	validSpiffeId,
	validTrustBundleUrl,
	validTrustDomain,
];
