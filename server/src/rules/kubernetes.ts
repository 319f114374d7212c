import { noConflictingInjectionLabels } from './kubernetes/noConflictingInjectionLabels.js';
import { noDeprecatedAnnotation } from './kubernetes/noDeprecatedAnnotation.js';
import { noEndlessProtocolDetection } from './kubernetes/noEndlessProtocolDetection.js';
import { noIneffectiveIdentityPorts } from './kubernetes/noIneffectiveIdentityPorts.js';
import { noInjectionIntoHostNetwork } from './kubernetes/noInjectionIntoHostNetwork.js';
import { noLabelAnnotationMixUp } from './kubernetes/noLabelAnnotationMixUp.js';
import { noLinkerdWebhookBypass } from './kubernetes/noLinkerdWebhookBypass.js';
import { noMisplacedAnnotation } from './kubernetes/noMisplacedAnnotation.js';
import { noMisplacedLabel } from './kubernetes/noMisplacedLabel.js';
import { noOpenIngressMode } from './kubernetes/noOpenIngressMode.js';
import { noProxyDebugAccess } from './kubernetes/noProxyDebugAccess.js';
import { noProxyEnvironmentOverride } from './kubernetes/noProxyEnvironmentOverride.js';
import { noProxyImageOverride } from './kubernetes/noProxyImageOverride.js';
import { noSharedProxyUser } from './kubernetes/noSharedProxyUser.js';
import { noTrafficPastProxy } from './kubernetes/noTrafficPastProxy.js';
import { noUnauthenticatedInbound } from './kubernetes/noUnauthenticatedInbound.js';
import { noUnknownAnnotation } from './kubernetes/noUnknownAnnotation.js';
import { noUnknownLabel } from './kubernetes/noUnknownLabel.js';
import { useProxyAwait } from './kubernetes/useProxyAwait.js';
import { validAnnotationValue } from './kubernetes/validAnnotationValue.js';
import { validLabelValue } from './kubernetes/validLabelValue.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const kubernetesRules: readonly Rule[] = [
	noConflictingInjectionLabels,
	noDeprecatedAnnotation,
	noEndlessProtocolDetection,
	noIneffectiveIdentityPorts,
	noInjectionIntoHostNetwork,
	noLabelAnnotationMixUp,
	noLinkerdWebhookBypass,
	noMisplacedAnnotation,
	noMisplacedLabel,
	noOpenIngressMode,
	noProxyDebugAccess,
	noProxyEnvironmentOverride,
	noProxyImageOverride,
	noSharedProxyUser,
	noTrafficPastProxy,
	noUnauthenticatedInbound,
	noUnknownAnnotation,
	noUnknownLabel,
	useProxyAwait,
	validAnnotationValue,
	validLabelValue,
];
