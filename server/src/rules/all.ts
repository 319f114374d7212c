import { certManagerRules } from './certManager.js';
import { certificatesRules } from './certificates.js';
import { istioRules } from './istio.js';
import { kubernetesRules } from './kubernetes.js';
import { linkerdRules } from './linkerd.js';
import type { DocumentedRule, Rule } from './rule.js';
import { configurationRules } from './spire/config/all.js';
import { secretsRules } from './secrets.js';
import { spireRules } from './spire.js';

/** Every rule that has a file of its own. */
export const allRules: readonly Rule[] = [...istioRules, ...certManagerRules, ...spireRules, ...linkerdRules, ...kubernetesRules, ...secretsRules, ...certificatesRules];

/** Every rule with a page: those on resources and those on SPIRE's configurations. */
export const documentedRules: readonly DocumentedRule[] = [...allRules, ...configurationRules];

/** Ids that rules once had; an id is never used again for something else. */
export const retiredRuleIds: readonly string[] = [];
