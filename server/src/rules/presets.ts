import type { Preset, Severity } from '../workspace/settings.js';

/** What a migration to mTLS passes through on purpose: said, but not warned of. */
const PASSED_THROUGH: ReadonlySet<string> = new Set(['istio/no-permissive-mtls']);

const STRICTER: Readonly<Record<Severity, Severity>> = { error: 'error', warning: 'error', information: 'warning', hint: 'hint' };

/**
 * The severity of a finding under a preset. `strict` is for a mesh that has arrived: what is insecure fails the build; `migration` is for
 * one that is on its way.
 */
export function presetSeverity(preset: Preset, rule: string, severity: Severity): Severity {
	switch (preset) {
		case 'recommended':
			return severity;
		case 'strict':
			return STRICTER[severity];
		case 'migration':
			return PASSED_THROUGH.has(rule) && severity === 'warning' ? 'information' : severity;
	}
}
