import type { Preset, Severity } from '../workspace/settings.js';

/** What a migration to mTLS passes through on purpose: said, but not warned of. */
const PASSED_THROUGH: ReadonlySet<string> = new Set(['istio/no-permissive-mtls']);

/**
 * The severity of a finding under a preset. `strict` is for a mesh that has arrived: what is insecure or has no effect fails the build.
 * Information stays what it is, since it may rest on what cannot be seen from here. `migration` is for a mesh that is on its way.
 */
export function presetSeverity(preset: Preset, rule: string, severity: Severity): Severity {
	switch (preset) {
		case 'recommended':
			return severity;
		case 'strict':
			return severity === 'warning' ? 'error' : severity;
		case 'migration':
			return PASSED_THROUGH.has(rule) && severity === 'warning' ? 'information' : severity;
	}
}
