/**
 * Where a label or annotation may stand with effect. `Pod` includes the pod templates of workloads, `Workload` is the metadata of a
 * Deployment, StatefulSet or DaemonSet itself, and `any` says that the place does not matter or is not settled.
 */
export type MetadataPlace =
	| 'any' | 'Pod' | 'Workload' | 'Namespace' | 'Service' | 'ServiceAccount' | 'Secret'
	| 'Gateway' | 'GatewayClass' | 'HTTPRoute' | 'GRPCRoute' | 'EgressNetwork' | 'Ingress'
	| 'AuthorizationPolicy' | 'ServiceEntry' | 'WorkloadEntry' | 'CertificateRequest' | 'Certificate'
	| 'webhook configuration';

/** What a value has to look like. */
export type ValueFormat =
	| { readonly kind: 'text' }
	| { readonly kind: 'boolean' }
	/** `true` and `false` only, where the reader compares text. */
	| { readonly kind: 'words'; readonly words: readonly string[] }
	| { readonly kind: 'word-list'; readonly words: readonly string[] }
	/** Ports and, with `ranges`, ranges `a-b`; with `names`, container port names; with `any`, a lone `*`. */
	| { readonly kind: 'ports'; readonly ranges: boolean; readonly names?: boolean; readonly any?: boolean }
	| { readonly kind: 'port' }
	| { readonly kind: 'integer'; readonly minimum: number }
	| { readonly kind: 'ratio' }
	/** With `any`, a lone `*`. */
	| { readonly kind: 'networks'; readonly any?: boolean }
	| { readonly kind: 'quantity' }
	/** A duration in Go's notation. */
	| { readonly kind: 'duration' }
	/** One integer with one unit, of ms, s, m, h and d. */
	| { readonly kind: 'route-timeout' }
	| { readonly kind: 'http-statuses' }
	| { readonly kind: 'json-list' }
	| { readonly kind: 'json-object' }
	/** A mapping in YAML, which JSON is a part of. */
	| { readonly kind: 'yaml-object' };

/** A label or annotation that a product reads or writes. */
export interface KnownMetadata {
	readonly name: string;
	readonly product: 'Istio' | 'Linkerd' | 'cert-manager';
	readonly places: readonly MetadataPlace[];
	readonly format: ValueFormat;
	/** Effect, default and what it means for security, in Markdown. */
	readonly doc: string;
	/** What became of a name that is no longer the right one. */
	readonly former?: FormerName;
}

/** A name that is deprecated, or removed and without effect. */
export interface FormerName {
	readonly state: 'deprecated' | 'removed';
	/** The name to use instead; as a label where `asLabel` is set. */
	readonly replacement?: string;
	readonly asLabel?: boolean;
	/** A clause that finishes `X is deprecated: …`. */
	readonly note: string;
}
