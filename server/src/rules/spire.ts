import { noFixedTrustDomain } from './spire/noFixedTrustDomain.js';
import { noFormerControllerField } from './spire/noFormerControllerField.js';
import { noPartialReconcile } from './spire/noPartialReconcile.js';
import { noPodCatchAll } from './spire/noPodCatchAll.js';
import { noPrivilegedEntry } from './spire/noPrivilegedEntry.js';
import { noSharedWorkloadId } from './spire/noSharedWorkloadId.js';
import { useFederationBundle } from './spire/useFederationBundle.js';
import { validControllerConfig } from './spire/validControllerConfig.js';
import { validEntryDnsName } from './spire/validEntryDnsName.js';
import { validEntryId } from './spire/validEntryId.js';
import { validEntrySelector } from './spire/validEntrySelector.js';
import { validEntryTtl } from './spire/validEntryTtl.js';
import { validFederationBundle } from './spire/validFederationBundle.js';
import { validFederationEndpoint } from './spire/validFederationEndpoint.js';
import { validFederationTrustDomain } from './spire/validFederationTrustDomain.js';
import { validIdTemplate } from './spire/validIdTemplate.js';
import { validPodSelector } from './spire/validPodSelector.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const spireRules: readonly Rule[] = [
	noFixedTrustDomain,
	noFormerControllerField,
	noPartialReconcile,
	noPodCatchAll,
	noPrivilegedEntry,
	noSharedWorkloadId,
	useFederationBundle,
	validControllerConfig,
	validEntryDnsName,
	validEntryId,
	validEntrySelector,
	validEntryTtl,
	validFederationBundle,
	validFederationEndpoint,
	validFederationTrustDomain,
	validIdTemplate,
	validPodSelector,
];
