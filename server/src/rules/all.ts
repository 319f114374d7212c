import { certManagerRules } from './certManager.js';
import { certificatesRules } from './certificates.js';
import { istioRules } from './istio.js';
import { kubernetesRules } from './kubernetes.js';
import { linkerdRules } from './linkerd.js';
import type { Rule } from './rule.js';
import { secretsRules } from './secrets.js';
import { spireRules } from './spire.js';

/** Every rule that has a file of its own. */
export const allRules: readonly Rule[] = [...istioRules, ...certManagerRules, ...spireRules, ...linkerdRules, ...kubernetesRules, ...secretsRules, ...certificatesRules];

/** Ids that rules once had; an id is never used again for something else. */
export const retiredRuleIds: readonly string[] = [];
