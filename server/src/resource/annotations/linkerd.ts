import type { FormerName, KnownMetadata, MetadataPlace, ValueFormat } from './metadata.js';

const POD: readonly MetadataPlace[] = ['Pod'];
/** The injector copies only the keys of a fixed list from a Namespace; these are on it. */
const INHERITED: readonly MetadataPlace[] = ['Pod', 'Namespace'];
const ANY: readonly MetadataPlace[] = ['any'];
const ROUTES: readonly MetadataPlace[] = ['Service', 'HTTPRoute', 'GRPCRoute', 'EgressNetwork'];
const BALANCED: readonly MetadataPlace[] = ['Service', 'EgressNetwork'];

const TEXT: ValueFormat = { kind: 'text' };
const BOOLEAN: ValueFormat = { kind: 'boolean' };
const SWITCH: ValueFormat = { kind: 'words', words: ['enabled', 'disabled'] };
const PORTS: ValueFormat = { kind: 'ports', ranges: true };
const PORT: ValueFormat = { kind: 'port' };
const QUANTITY: ValueFormat = { kind: 'quantity' };
const DURATION: ValueFormat = { kind: 'duration' };
const PULL_POLICY: ValueFormat = { kind: 'words', words: ['Always', 'IfNotPresent', 'Never'] };
const NUMBER: ValueFormat = { kind: 'integer', minimum: 0 };

function named(prefix: string) {
	return (name: string, places: readonly MetadataPlace[], format: ValueFormat, doc: string, former?: FormerName): KnownMetadata => ({
		name: `${prefix}/${name}`, product: 'Linkerd', places, format, doc, ...(former === undefined ? {} : { former }),
	});
}

const config = named('config.linkerd.io');
const core = named('linkerd.io');
const alpha = named('config.alpha.linkerd.io');
const beta = named('config.beta.linkerd.io');
const balancer = named('balancer.linkerd.io');
const retry = named('retry.linkerd.io');
const timeout = named('timeout.linkerd.io');
const viz = named('viz.linkerd.io');

const removedInitImage: FormerName = { state: 'removed', note: 'the init container uses the image of the proxy, and nothing reads this any more' };
const nativeSidecar: FormerName = { state: 'deprecated', replacement: 'config.linkerd.io/proxy-enable-native-sidecar', note: 'the setting left its test phase' };

/** The annotations that Linkerd reads, in the order in which a person looks for them. */
export const linkerdAnnotations: readonly KnownMetadata[] = [
	core('inject', INHERITED, { kind: 'words', words: ['enabled', 'disabled', 'ingress'] }, 'Whether new pods get the proxy. `disabled` on the pod wins over everything; `enabled` on the pod works without one on the namespace. A pod without the proxy has no mTLS and no policy. `ingress` routes by the `l5d-dst-override` header, which the ingress controller must strip from outside requests, or it becomes an open relay.'),
	config('default-inbound-policy', INHERITED, { kind: 'words', words: ['all-unauthenticated', 'all-authenticated', 'cluster-authenticated', 'cluster-unauthenticated', 'deny', 'audit'] }, 'Who may connect to ports that no Server covers, fixed when the pod is created. Default: the value of the installation, `all-unauthenticated` out of the box. The `-authenticated` values demand mesh mTLS; `audit` lets everything in and logs what `deny` would refuse.'),
	config('proxy-require-identity-inbound-ports', INHERITED, PORTS, 'Ports on which clients must prove a mesh identity. Raises an allowing default policy to an authenticated one; has no effect where the default is `audit` or a Server covers the port. A malformed list protects no port at all.'),
	config('skip-inbound-ports', INHERITED, PORTS, 'Ports whose incoming traffic goes past the proxy: no mTLS, no policy and no metrics. Default: none beyond the installation’s. To keep mTLS for a protocol that is not HTTP, mark the port opaque instead.'),
	config('skip-outbound-ports', INHERITED, PORTS, 'Destination ports whose traffic leaves past the proxy: plaintext, without identity. Applies to every destination with that port, not to one Service. To keep mTLS for a protocol where the server speaks first, mark the port opaque on the destination instead.'),
	config('skip-subnets', INHERITED, { kind: 'networks' }, 'Networks whose traffic, in both directions, goes past the proxy, and so without mTLS and policy. Default: none.'),
	config('opaque-ports', ['Pod', 'Namespace', 'Service'], { kind: 'ports', ranges: true, names: true }, 'Ports that are forwarded as plain TCP without protocol detection. Traffic keeps its mTLS, but HTTP policies and routes do not apply. Must agree between a Service and its pods. Default: 25, 587, 3306, 4444, 5432, 6379, 9300, 11211. A list with a malformed item is ignored as a whole by the policy controller.'),
	config('pod-inbound-ports', POD, { kind: 'ports', ranges: false }, 'The ports on which the proxy expects policies; the injector collects them from the containers. Set it only for ports that no container declares.'),
	config('proxy-await', INHERITED, SWITCH, 'Whether containers wait until the proxy is ready. Default `enabled`. With `disabled` an application can start before its proxy does, and its first connections fail or, on skipped ports, leave unprotected.'),
	config('proxy-admin-shutdown', INHERITED, SWITCH, 'Whether `POST /shutdown` on the admin port stops the proxy. Default `disabled`. With `enabled` whoever reaches that port inside the pod can stop the proxy.'),
	config('enable-debug-sidecar', INHERITED, BOOLEAN, 'Adds a container with packet capture tools and extra capabilities to the pod. Default `false`. Meant for a short diagnosis: it sees the application’s plaintext.'),
	config('proxy-log-level', INHERITED, TEXT, 'Log filter of the proxy, for example `warn,linkerd=info`. Default `warn,linkerd=info`. Debug levels can write addresses and headers to the log.'),
	config('proxy-log-format', INHERITED, { kind: 'words', words: ['plain', 'json'] }, 'Form of the proxy’s log lines. Default `plain`.'),
	config('proxy-log-http-headers', INHERITED, { kind: 'words', words: ['off', 'insecure'] }, 'Whether the proxy logs HTTP headers at debug level. Default `off`. `insecure` writes credentials such as `authorization` to the log.'),
	config('access-log', INHERITED, { kind: 'words', words: ['apache', 'json'] }, 'Turns on an access log in this form. Default: no access log.'),
	config('proxy-uid', INHERITED, NUMBER, 'User id of the proxy. Default 2102. Traffic of this user is not redirected, so it must differ from the application’s user, and must not be 0.'),
	config('proxy-gid', INHERITED, NUMBER, 'Group id of the proxy. Unset by default.'),
	config('proxy-image', INHERITED, TEXT, 'Image of the proxy. Default: the one of the control plane. Another image sees all traffic of the pod in plaintext.'),
	config('proxy-version', INHERITED, TEXT, 'Tag of the proxy image. Default: that of the control plane. A pinned version misses security releases and may not fit the control plane.'),
	config('image-pull-policy', INHERITED, PULL_POLICY, 'Pull policy of the injected containers. Default `IfNotPresent`.'),
	config('debug-image', POD, TEXT, 'Image of the debug container. Not inherited from a Namespace.'),
	config('debug-image-version', POD, TEXT, 'Tag of the debug image. Not inherited from a Namespace.'),
	config('debug-image-pull-policy', POD, PULL_POLICY, 'Pull policy of the debug container. Not inherited from a Namespace.'),
	config('proxy-additional-env', INHERITED, { kind: 'json-list' }, 'Environment variables of the proxy as a JSON list of `{name, value}`. Wins over what the injector sets, including `LINKERD2_PROXY_IDENTITY_…`: whoever writes it can change the proxy’s identity and policy settings.'),
	config('inbound-port', INHERITED, PORT, 'Port on which the proxy takes incoming traffic. Default 4143.'),
	config('outbound-port', INHERITED, PORT, 'Port on which the proxy takes outgoing traffic. Default 4140.'),
	config('control-port', INHERITED, PORT, 'Port of the proxy’s control interface. Default 4190.'),
	config('admin-port', INHERITED, PORT, 'Port of the proxy’s admin server with metrics and readiness. Default 4191.'),
	config('enable-external-profiles', INHERITED, BOOLEAN, 'Whether the proxy looks up ServiceProfiles for hosts outside the cluster. Default `false`.'),
	config('enable-gateway', POD, BOOLEAN, 'Makes the proxy a multicluster gateway: it forwards requests to other targets. Default `false`. Not inherited from a Namespace.'),
	config('proxy-metrics-hostname-labels', INHERITED, BOOLEAN, 'Whether metrics carry host names. Default `false`; many hosts make many time series.'),
	config('proxy-enable-native-sidecar', INHERITED, BOOLEAN, 'Runs the proxy as a native sidecar (an init container that stays), so it starts before and ends after the application. Default: the installation’s.'),
	config('proxy-disable-inbound-protocol-detect-timeout', INHERITED, BOOLEAN, 'Waits without end for the first bytes of incoming connections. Default `false`. `true` lets idle connections pile up, which an attacker can use.'),
	config('proxy-disable-outbound-protocol-detect-timeout', INHERITED, BOOLEAN, 'Waits without end for the first bytes of outgoing connections. Default `false`.'),
	config('proxy-inbound-connect-timeout', INHERITED, DURATION, 'How long the proxy tries to connect to the application. Default 100ms.'),
	config('proxy-outbound-connect-timeout', INHERITED, DURATION, 'How long the proxy tries to connect to a destination. Default 1000ms.'),
	config('proxy-inbound-discovery-cache-unused-timeout', INHERITED, DURATION, 'How long unused inbound policy lookups are kept. Default 90s.'),
	config('proxy-outbound-discovery-cache-unused-timeout', INHERITED, DURATION, 'How long unused destination lookups are kept. Default 5s.'),
	config('shutdown-grace-period', INHERITED, DURATION, 'How long the proxy waits for open connections when the pod ends. Default 2m.'),
	config('close-wait-timeout', POD, DURATION, 'Sets the kernel’s CLOSE_WAIT timeout, for which the init container must run as root. Not inherited from a Namespace.'),
	config('proxy-cpu-request', INHERITED, QUANTITY, 'CPU request of the proxy.'),
	config('proxy-cpu-limit', INHERITED, QUANTITY, 'CPU limit of the proxy; also sets how many threads it uses.'),
	config('proxy-cpu-ratio-limit', POD, { kind: 'ratio' }, 'Share of the node’s cores that the proxy may use, between 0 and 1. Not inherited from a Namespace.'),
	config('proxy-memory-request', INHERITED, QUANTITY, 'Memory request of the proxy.'),
	config('proxy-memory-limit', INHERITED, QUANTITY, 'Memory limit of the proxy. Too small a limit kills the proxy, and with it all traffic of the pod.'),
	config('proxy-ephemeral-storage-request', INHERITED, QUANTITY, 'Ephemeral storage request of the proxy.'),
	config('proxy-ephemeral-storage-limit', INHERITED, QUANTITY, 'Ephemeral storage limit of the proxy.'),
	config('trace-collector', INHERITED, TEXT, 'Address of the trace collector, read by the Jaeger extension. Traces hold request paths.'),
	config('trace-collector-service-account', INHERITED, TEXT, 'Service account of the trace collector, by which the proxy verifies it. Without it traces travel without mTLS.'),
	config('disable-identity', INHERITED, BOOLEAN, 'Once switched mTLS off.', { state: 'removed', note: 'identity has always been on since Linkerd 2.11' }),
	config('disable-tap', INHERITED, BOOLEAN, 'Once switched tap off.', { state: 'removed', replacement: 'viz.linkerd.io/disable-tap', note: 'tap became part of the viz extension in Linkerd 2.10' }),
	config('init-image', INHERITED, TEXT, 'Once named the image of the init container.', removedInitImage),
	config('init-image-version', INHERITED, TEXT, 'Once named the tag of the init container’s image.', removedInitImage),
	alpha('proxy-wait-before-exit-seconds', INHERITED, NUMBER, 'Seconds that the proxy goes on after the pod was told to end, so that the application can finish its connections. Default 0.'),
	alpha('proxy-enable-native-sidecar', INHERITED, BOOLEAN, 'Runs the proxy as a native sidecar.', nativeSidecar),
	beta('proxy-enable-native-sidecar', POD, BOOLEAN, 'Runs the proxy as a native sidecar. Not inherited from a Namespace.', nativeSidecar),
	balancer('failure-accrual', BALANCED, { kind: 'words', words: ['consecutive', 'unified'] }, 'Turns on a circuit breaker: endpoints that fail often are left out for a while. Default: off.'),
	balancer('failure-accrual-consecutive-max-failures', BALANCED, { kind: 'integer', minimum: 0 }, 'After how many failures in a row an endpoint is left out. Default 7.'),
	balancer('failure-accrual-consecutive-min-penalty', BALANCED, { kind: 'route-timeout' }, 'Shortest time for which an endpoint is left out. Default 1s.'),
	balancer('failure-accrual-consecutive-max-penalty', BALANCED, { kind: 'route-timeout' }, 'Longest time for which an endpoint is left out. Default 1m.'),
	balancer('failure-accrual-consecutive-jitter-ratio', BALANCED, TEXT, 'Random share that is added to the penalty. Default 0.5.'),
	retry('http', ROUTES, { kind: 'http-statuses' }, 'Statuses after which an HTTP request is sent again: `5xx`, `gateway-error`, codes and ranges. Default: no retries. Retrying requests that change something repeats the change.'),
	retry('grpc', ROUTES, { kind: 'word-list', words: ['cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable'] }, 'gRPC statuses after which a call is made again. Default: no retries.'),
	retry('limit', ROUTES, { kind: 'integer', minimum: 0 }, 'How often one request is retried. Default 1.'),
	retry('timeout', ROUTES, { kind: 'route-timeout' }, 'After which time without a response a request is retried. Default: none.'),
	timeout('request', ROUTES, { kind: 'route-timeout' }, 'Longest time for a request and its response, retries included. Default: none.'),
	timeout('response', ROUTES, { kind: 'route-timeout' }, 'Longest time for a response. Default: none.'),
	timeout('idle', ROUTES, { kind: 'route-timeout' }, 'Longest time without any data. Default: none.'),
	core('created-by', ANY, TEXT, 'Program that made or changed the object. Set by Linkerd.'),
	core('proxy-version', ANY, TEXT, 'Version of the proxy that was injected. Set by the injector; to choose one use `config.linkerd.io/proxy-version`.'),
	core('identity-mode', ANY, TEXT, 'How the proxy got its identity. Set by older injectors.'),
	core('trust-root-sha256', ANY, TEXT, 'Hash of the trust anchors that the proxy was injected with. Set by the injector.'),
	core('helm-release-version', ANY, TEXT, 'Release by which the object was installed. Set by the installation.'),
	viz('disable-tap', INHERITED, BOOLEAN, 'Keeps `linkerd viz tap` away from these pods. Default `false`: whoever may use tap sees paths and headers of live requests.'),
];

/** The labels that Linkerd reads or writes and that are easily taken for annotations, or the other way round. */
export const linkerdLabels: readonly KnownMetadata[] = [
	config('admission-webhooks', ['Namespace'], { kind: 'words', words: ['disabled'] }, 'On a Namespace, `disabled` keeps Linkerd’s webhooks away from it: no proxy is injected and no policy is validated. Meant for the control plane’s own namespace and for kube-system.'),
	core('is-control-plane', ANY, TEXT, 'Marks the namespace of the control plane. Set by the installation.'),
	core('control-plane-ns', ANY, TEXT, 'Namespace of the control plane that a pod belongs to. Set by the injector.'),
	core('control-plane-component', ANY, TEXT, 'Component of the control plane. Set by the installation.'),
	core('extension', ANY, TEXT, 'Extension that a namespace or resource belongs to, for example `viz`. Set by the extension.'),
	core('workload-ns', ANY, TEXT, 'Namespace of the workload of a pod. Set by the injector.'),
	named('mirror.linkerd.io')('exported', ['Service'], TEXT, 'Exports the Service to linked clusters: `true` through the gateway, `remote-discovery` for pod to pod. Clients there reach it with the identity that their own mesh gives them.'),
	named('mirror.linkerd.io')('federated', ['Service'], TEXT, '`member` makes the Service part of a federated one of the same name across linked clusters.'),
];
