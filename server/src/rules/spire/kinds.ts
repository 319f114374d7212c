import type { GroupKind } from '../../schema/catalog.js';

/** The configuration file of the SPIRE controller manager, which is written like a resource. */
export const controllerManagerConfig: GroupKind = { group: 'spire.spiffe.io', kind: 'ControllerManagerConfig' };
