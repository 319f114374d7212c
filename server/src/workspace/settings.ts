/** How serious a finding is. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The severities from the worst to the mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A set of severities with a purpose. */
export type Preset = 'recommended' | 'strict' | 'migration';

/** The presets that there are. */
export const presets: readonly Preset[] = ['recommended', 'strict', 'migration'];

/** What a user chose, merged from the defaults, the editor's settings, `.mesh-security.yaml` and flags. */
export interface Settings {
	readonly enable: boolean;
	readonly preset: Preset;
	/** Patterns of files that are not looked at, as in `.gitignore`. */
	readonly exclude: readonly string[];
	/** The severity of single rules, by id; it wins over the preset. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	readonly mesh: MeshSettings;
}

/** What the mesh's own configuration says beyond the manifests. */
export interface MeshSettings {
	readonly autoMtls: boolean;
	readonly rootNamespace: string;
	readonly trustDomain: string;
}

/** The settings of someone who set nothing. */
export const defaultSettings: Settings = {
	enable: true,
	preset: 'recommended',
	exclude: [],
	rules: {},
	mesh: { autoMtls: true, rootNamespace: 'istio-system', trustDomain: 'cluster.local' },
};

/** Settings from outside, merged over others; what is not understood is left as it was. */
export function mergeSettings(base: Settings, given: unknown): Settings {
	if (!isRecord(given)) {
		return base;
	}
	const mesh = isRecord(given['mesh']) ? given['mesh'] : {};
	return {
		enable: typeof given['enable'] === 'boolean' ? given['enable'] : base.enable,
		preset: presets.find((preset) => preset === given['preset']) ?? base.preset,
		exclude: isTexts(given['exclude']) ? given['exclude'] : base.exclude,
		rules: { ...base.rules, ...ruleSeverities(given['rules']) },
		mesh: {
			autoMtls: typeof mesh['autoMtls'] === 'boolean' ? mesh['autoMtls'] : base.mesh.autoMtls,
			rootNamespace: typeof mesh['rootNamespace'] === 'string' ? mesh['rootNamespace'] : base.mesh.rootNamespace,
			trustDomain: typeof mesh['trustDomain'] === 'string' ? mesh['trustDomain'] : base.mesh.trustDomain,
		},
	};
}

function ruleSeverities(given: unknown): Record<string, Severity | 'off'> {
	const result: Record<string, Severity | 'off'> = {};
	for (const [id, severity] of Object.entries(isRecord(given) ? given : {})) {
		if (severity === 'off' || severities.includes(severity as Severity)) {
			result[id] = severity as Severity | 'off';
		}
	}
	return result;
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
