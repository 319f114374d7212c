import { kinds } from '../../resource/kinds.js';
import type { GroupKind } from '../../schema/catalog.js';

/** Every kind of Istio's that rules look at. */
export const istioKinds: readonly GroupKind[] = [
	kinds.peerAuthentication, kinds.authorizationPolicy, kinds.requestAuthentication, kinds.destinationRule, kinds.gateway, kinds.serviceEntry,
	kinds.sidecar, kinds.virtualService, kinds.workloadEntry, kinds.workloadGroup,
];
