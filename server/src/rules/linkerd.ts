import { noClientWithoutAuthentication } from './linkerd/noClientWithoutAuthentication.js';
import { noConflictingClient } from './linkerd/noConflictingClient.js';
import { noEmptyAuthentication } from './linkerd/noEmptyAuthentication.js';
import { noHostBits } from './linkerd/noHostBits.js';
import { noNetworkOnlyAuthentication } from './linkerd/noNetworkOnlyAuthentication.js';
import { noNumericPortName } from './linkerd/noNumericPortName.js';
import { noOpenNetwork } from './linkerd/noOpenNetwork.js';
import { noServerCatchAll } from './linkerd/noServerCatchAll.js';
import { noUnauthenticatedAccess } from './linkerd/noUnauthenticatedAccess.js';
import { noWildcardIdentity } from './linkerd/noWildcardIdentity.js';
import { useEgressPort } from './linkerd/useEgressPort.js';
import { useExactlyOne } from './linkerd/useExactlyOne.js';
import { validAuthenticationRefs } from './linkerd/validAuthenticationRefs.js';
import { validIdentity } from './linkerd/validIdentity.js';
import { validIdentityRef } from './linkerd/validIdentityRef.js';
import { validNetwork } from './linkerd/validNetwork.js';
import { validPort } from './linkerd/validPort.js';
import { validRateLimit } from './linkerd/validRateLimit.js';
import { validRoutePath } from './linkerd/validRoutePath.js';
import { validRoutePattern } from './linkerd/validRoutePattern.js';
import { validRouteTimeout } from './linkerd/validRouteTimeout.js';
import { validTarget } from './linkerd/validTarget.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const linkerdRules: readonly Rule[] = [
	noClientWithoutAuthentication,
	noConflictingClient,
	noEmptyAuthentication,
	noHostBits,
	noNetworkOnlyAuthentication,
	noNumericPortName,
	noOpenNetwork,
	noServerCatchAll,
	noUnauthenticatedAccess,
	noWildcardIdentity,
	useEgressPort,
	useExactlyOne,
	validAuthenticationRefs,
	validIdentity,
	validIdentityRef,
	validNetwork,
	validPort,
	validRateLimit,
	validRoutePath,
	validRoutePattern,
	validRouteTimeout,
	validTarget,
];
