import type { Rule } from './rule.js';

/** The rules of this family, in the order of their ids. */
export const secretsRules: readonly Rule[] = [
];
