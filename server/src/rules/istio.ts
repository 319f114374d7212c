import { noPermissiveMtls } from './istio/noPermissiveMtls.js';
import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const istioRules: readonly Rule[] = [noPermissiveMtls];
