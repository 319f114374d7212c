import { noAutoPassthrough } from './istio/noAutoPassthrough.js';
import { noConflictingClientTls } from './istio/noConflictingClientTls.js';
import { noConflictingFields } from './istio/noConflictingFields.js';
import { noConflictingServerTls } from './istio/noConflictingServerTls.js';
import { noCustomIdentity } from './istio/noCustomIdentity.js';
import { noDeprecatedField } from './istio/noDeprecatedField.js';
import { noDisabledClientTls } from './istio/noDisabledClientTls.js';
import { noDisabledMtls } from './istio/noDisabledMtls.js';
import { noDuplicateEgressHost } from './istio/noDuplicateEgressHost.js';
import { noDuplicatePort } from './istio/noDuplicatePort.js';
import { noEmptySelector } from './istio/noEmptySelector.js';
import { noEmptySettings } from './istio/noEmptySettings.js';
import { noForeignTrustDomain } from './istio/noForeignTrustDomain.js';
import { noIgnoredClientTls } from './istio/noIgnoredClientTls.js';
import { noIgnoredServerTls } from './istio/noIgnoredServerTls.js';
import { noInsecureSkipVerify } from './istio/noInsecureSkipVerify.js';
import { noInternalAnnotation } from './istio/noInternalAnnotation.js';
import { noOptionalMutual } from './istio/noOptionalMutual.js';
import { noOutdatedTls } from './istio/noOutdatedTls.js';
import { noPermissiveMtls } from './istio/noPermissiveMtls.js';
import { noPlaintextPortTls } from './istio/noPlaintextPortTls.js';
import { noPrivateJwks } from './istio/noPrivateJwks.js';
import { noRootSelector } from './istio/noRootSelector.js';
import { noUninheritedTls } from './istio/noUninheritedTls.js';
import { noUnreachableRoute } from './istio/noUnreachableRoute.js';
import { noWeakCipher } from './istio/noWeakCipher.js';
import { useCaCertificates } from './istio/useCaCertificates.js';
import { useClientCertificate } from './istio/useClientCertificate.js';
import { useCredentialSelector } from './istio/useCredentialSelector.js';
import { useDenyPorts } from './istio/useDenyPorts.js';
import { useHttpsJwks } from './istio/useHttpsJwks.js';
import { useHttpsRedirect } from './istio/useHttpsRedirect.js';
import { useOutboundMode } from './istio/useOutboundMode.js';
import { usePortMtlsSelector } from './istio/usePortMtlsSelector.js';
import { usePositiveIdentity } from './istio/usePositiveIdentity.js';
import { useRequiredField } from './istio/useRequiredField.js';
import { useServerCertificate } from './istio/useServerCertificate.js';
import { useServerTls } from './istio/useServerTls.js';
import { useServiceEntryAddress } from './istio/useServiceEntryAddress.js';
import { useSubjectAltNames } from './istio/useSubjectAltNames.js';
import { validAuthorizationAction } from './istio/validAuthorizationAction.js';
import { validAuthorizationRule } from './istio/validAuthorizationRule.js';
import { validAuthorizationValue } from './istio/validAuthorizationValue.js';
import { validBind } from './istio/validBind.js';
import { validCertificatePin } from './istio/validCertificatePin.js';
import { validCipherSuite } from './istio/validCipherSuite.js';
import { validClaimRoute } from './istio/validClaimRoute.js';
import { validConditionKey } from './istio/validConditionKey.js';
import { validCredentialName } from './istio/validCredentialName.js';
import { validDryRun } from './istio/validDryRun.js';
import { validDuration } from './istio/validDuration.js';
import { validExportTo } from './istio/validExportTo.js';
import { validHost } from './istio/validHost.js';
import { validHttpMethod } from './istio/validHttpMethod.js';
import { validJwtRule } from './istio/validJwtRule.js';
import { validLimit } from './istio/validLimit.js';
import { validLocality } from './istio/validLocality.js';
import { validMeshConfig } from './istio/validMeshConfig.js';
import { validMtlsPort } from './istio/validMtlsPort.js';
import { validName } from './istio/validName.js';
import { validPolicyTarget } from './istio/validPolicyTarget.js';
import { validPort } from './istio/validPort.js';
import { validPrincipal } from './istio/validPrincipal.js';
import { validProtocol } from './istio/validProtocol.js';
import { validSelector } from './istio/validSelector.js';
import { validServiceEntry } from './istio/validServiceEntry.js';
import { validSidecarListener } from './istio/validSidecarListener.js';
import { validSidecarTls } from './istio/validSidecarTls.js';
import { validSubset } from './istio/validSubset.js';
import { validTlsRoute } from './istio/validTlsRoute.js';
import { validTlsVersions } from './istio/validTlsVersions.js';
import { validTrafficPolicy } from './istio/validTrafficPolicy.js';
import { validTunnel } from './istio/validTunnel.js';
import { validWorkloadEntry } from './istio/validWorkloadEntry.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const istioRules: readonly Rule[] = [
	noAutoPassthrough,
	noConflictingClientTls,
	noConflictingFields,
	noConflictingServerTls,
	noCustomIdentity,
	noDeprecatedField,
	noDisabledClientTls,
	noDisabledMtls,
	noDuplicateEgressHost,
	noDuplicatePort,
	noEmptySelector,
	noEmptySettings,
	noForeignTrustDomain,
	noIgnoredClientTls,
	noIgnoredServerTls,
	noInsecureSkipVerify,
	noInternalAnnotation,
	noOptionalMutual,
	noOutdatedTls,
	noPermissiveMtls,
	noPlaintextPortTls,
	noPrivateJwks,
	noRootSelector,
	noUninheritedTls,
	noUnreachableRoute,
	noWeakCipher,
	useCaCertificates,
	useClientCertificate,
	useCredentialSelector,
	useDenyPorts,
	useHttpsJwks,
	useHttpsRedirect,
	useOutboundMode,
	usePortMtlsSelector,
	usePositiveIdentity,
	useRequiredField,
	useServerCertificate,
	useServerTls,
	useServiceEntryAddress,
	useSubjectAltNames,
	validAuthorizationAction,
	validAuthorizationRule,
	validAuthorizationValue,
	validBind,
	validCertificatePin,
	validCipherSuite,
	validClaimRoute,
	validConditionKey,
	validCredentialName,
	validDryRun,
	validDuration,
	validExportTo,
	validHost,
	validHttpMethod,
	validJwtRule,
	validLimit,
	validLocality,
	validMeshConfig,
	validMtlsPort,
	validName,
	validPolicyTarget,
	validPort,
	validPrincipal,
	validProtocol,
	validSelector,
	validServiceEntry,
	validSidecarListener,
	validSidecarTls,
	validSubset,
	validTlsRoute,
	validTlsVersions,
	validTrafficPolicy,
	validTunnel,
	validWorkloadEntry,
];
