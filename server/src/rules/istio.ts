import { noConflictingClientTls } from './istio/noConflictingClientTls.js';
import { noDisabledClientTls } from './istio/noDisabledClientTls.js';
import { noDisabledMtls } from './istio/noDisabledMtls.js';
import { noIgnoredClientTls } from './istio/noIgnoredClientTls.js';
import { noInsecureSkipVerify } from './istio/noInsecureSkipVerify.js';
import { noPermissiveMtls } from './istio/noPermissiveMtls.js';
import { useCaCertificates } from './istio/useCaCertificates.js';
import { useClientCertificate } from './istio/useClientCertificate.js';
import { useCredentialSelector } from './istio/useCredentialSelector.js';
import { usePortMtlsSelector } from './istio/usePortMtlsSelector.js';
import { validMtlsPort } from './istio/validMtlsPort.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const istioRules: readonly Rule[] = [
	noConflictingClientTls,
	noDisabledClientTls,
	noDisabledMtls,
	noIgnoredClientTls,
	noInsecureSkipVerify,
	noPermissiveMtls,
	useCaCertificates,
	useClientCertificate,
	useCredentialSelector,
	usePortMtlsSelector,
	validMtlsPort,
];
