/** How serious a finding is. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The severities from the worst to the mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A set of severities with a purpose. */
export type Preset = 'recommended' | 'strict' | 'migration';

/** The presets that there are. */
export const presets: readonly Preset[] = ['recommended', 'strict', 'migration'];

/** What a user chose, merged from the defaults, the editor's settings, MeshConfig, `.mesh-security.yaml` and flags. */
export interface Settings {
	readonly enable: boolean;
	readonly preset: Preset;
	/** Patterns of files that are not looked at, as in `.gitignore`. */
	readonly exclude: readonly string[];
	/** The severity of single rules, by id; it wins over the preset. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** The namespace of resources that name none; undefined where it is not known. */
	readonly defaultNamespace: string | undefined;
	/** Globs of folders that are deployed apart from each other, so that resources of two of them never meet. */
	readonly scopes: readonly string[];
	/** Which files an editor shows findings of. */
	readonly diagnostics: 'openFiles' | 'workspace';
	/** Whether CustomResourceDefinitions of the workspace add kinds. */
	readonly workspaceCrds: boolean;
	readonly certificates: CertificateSettings;
	readonly versions: ProductVersions;
	readonly mesh: MeshSettings;
	readonly cluster: ClusterSettings;
}

/** How certificates are judged. */
export interface CertificateSettings {
	/** Days before the end at which a certificate counts as ending soon. */
	readonly expiresWithinDays: number;
}

/** The versions that manifests are for; a product without one is read off the workspace, else taken as the newest. */
export interface ProductVersions {
	readonly istio: string | undefined;
	readonly certManager: string | undefined;
	readonly spire: string | undefined;
	readonly linkerd: string | undefined;
}

/** What the mesh's own configuration says beyond the manifests. */
export interface MeshSettings {
	readonly autoMtls: boolean;
	readonly rootNamespace: string;
	readonly trustDomain: string;
	readonly trustDomainAliases: readonly string[];
	readonly outboundTrafficPolicy: 'ALLOW_ANY' | 'REGISTRY_ONLY';
}

/** What a cluster holds beyond the files. A list that is undefined is not known; one that is given is complete. */
export interface ClusterSettings extends RemoteCluster {
	readonly namespaces: readonly string[] | undefined;
	/** `namespace/name`. */
	readonly services: readonly string[] | undefined;
	/** Other clusters of the mesh, by name. */
	readonly remote: Readonly<Record<string, RemoteCluster>>;
}

/** The identities of a cluster. */
export interface RemoteCluster {
	/** `namespace/name`, or a principal in full. */
	readonly serviceAccounts: readonly string[] | undefined;
	readonly trustDomains: readonly string[] | undefined;
}

/** The settings of someone who set nothing. */
export const defaultSettings: Settings = {
	enable: true,
	preset: 'recommended',
	exclude: [],
	rules: {},
	defaultNamespace: undefined,
	scopes: [],
	diagnostics: 'openFiles',
	workspaceCrds: true,
	certificates: { expiresWithinDays: 30 },
	versions: { istio: undefined, certManager: undefined, spire: undefined, linkerd: undefined },
	mesh: { autoMtls: true, rootNamespace: 'istio-system', trustDomain: 'cluster.local', trustDomainAliases: [], outboundTrafficPolicy: 'ALLOW_ANY' },
	cluster: { namespaces: undefined, serviceAccounts: undefined, services: undefined, trustDomains: undefined, remote: {} },
};

/**
 * Settings from outside, merged over others, so that layers are applied from the weakest to the strongest: default, editor, MeshConfig,
 * `.mesh-security.yaml`, flags. Rules and the keys of objects are merged one by one, lists replace each other. What is not understood is
 * left as it was: whoever read the text says so with its place.
 */
export function mergeSettings(base: Settings, given: unknown): Settings {
	if (!isRecord(given)) {
		return base;
	}
	const certificates = recordOf(given['certificates']);
	return {
		enable: booleanOf(given['enable']) ?? base.enable,
		preset: oneOf(presets, given['preset']) ?? base.preset,
		exclude: textsOf(given['exclude']) ?? base.exclude,
		rules: { ...base.rules, ...ruleSeverities(given['rules']) },
		defaultNamespace: textOf(given['defaultNamespace']) ?? base.defaultNamespace,
		scopes: textsOf(given['scopes']) ?? base.scopes,
		diagnostics: oneOf(['openFiles', 'workspace'] as const, given['diagnostics']) ?? base.diagnostics,
		workspaceCrds: booleanOf(given['workspaceCrds']) ?? base.workspaceCrds,
		certificates: { expiresWithinDays: daysOf(certificates['expiresWithinDays']) ?? base.certificates.expiresWithinDays },
		versions: mergeVersions(base.versions, recordOf(given['versions'])),
		mesh: mergeMesh(base.mesh, recordOf(given['mesh'])),
		cluster: mergeCluster(base.cluster, recordOf(given['cluster'])),
	};
}

function mergeVersions(base: ProductVersions, given: Readonly<Record<string, unknown>>): ProductVersions {
	const version = (name: keyof ProductVersions) => textOf(given[name]) ?? base[name];
	return { istio: version('istio'), certManager: version('certManager'), spire: version('spire'), linkerd: version('linkerd') };
}

function mergeMesh(base: MeshSettings, given: Readonly<Record<string, unknown>>): MeshSettings {
	return {
		autoMtls: booleanOf(given['autoMtls']) ?? base.autoMtls,
		rootNamespace: textOf(given['rootNamespace']) ?? base.rootNamespace,
		trustDomain: textOf(given['trustDomain']) ?? base.trustDomain,
		trustDomainAliases: textsOf(given['trustDomainAliases']) ?? base.trustDomainAliases,
		outboundTrafficPolicy: oneOf(['ALLOW_ANY', 'REGISTRY_ONLY'] as const, given['outboundTrafficPolicy']) ?? base.outboundTrafficPolicy,
	};
}

function mergeCluster(base: ClusterSettings, given: Readonly<Record<string, unknown>>): ClusterSettings {
	const remote = Object.entries(recordOf(given['remote'])).map(([name, cluster]) => [name, mergeRemote(base.remote[name], recordOf(cluster))] as const);
	return {
		...mergeRemote(base, given),
		namespaces: textsOf(given['namespaces']) ?? base.namespaces,
		services: textsOf(given['services']) ?? base.services,
		remote: { ...base.remote, ...Object.fromEntries(remote) },
	};
}

function mergeRemote(base: RemoteCluster | undefined, given: Readonly<Record<string, unknown>>): RemoteCluster {
	return { serviceAccounts: textsOf(given['serviceAccounts']) ?? base?.serviceAccounts, trustDomains: textsOf(given['trustDomains']) ?? base?.trustDomains };
}

function ruleSeverities(given: unknown): Record<string, Severity | 'off'> {
	const known = Object.entries(recordOf(given)).flatMap(([id, value]) => {
		const severity = oneOf([...severities, 'off'] as const, value);
		return severity === undefined ? [] : [[id, severity] as const];
	});
	return Object.fromEntries(known);
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
	return known.find((item) => item === value);
}

function booleanOf(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

/** Editors send the empty text for a setting that nobody set. */
function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): readonly string[] | undefined {
	return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

function daysOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
	return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
