import type { FormerName, KnownMetadata, MetadataPlace, ValueFormat } from './metadata.js';

const POD: readonly MetadataPlace[] = ['Pod'];
const ANY: readonly MetadataPlace[] = ['any'];
const ROUTED: readonly MetadataPlace[] = ['Service', 'ServiceEntry', 'Namespace'];
const ENTRY: readonly MetadataPlace[] = ['WorkloadEntry'];
const GATEWAY: readonly MetadataPlace[] = ['Gateway', 'GatewayClass'];

const TEXT: ValueFormat = { kind: 'text' };
const BOOLEAN: ValueFormat = { kind: 'boolean' };
const YES_NO: ValueFormat = { kind: 'words', words: ['true', 'false'] };
const PORTS: ValueFormat = { kind: 'ports', ranges: false };
const NUMBER: ValueFormat = { kind: 'integer', minimum: 0 };
const QUANTITY: ValueFormat = { kind: 'quantity' };

function named(prefix: string) {
	return (name: string, places: readonly MetadataPlace[], format: ValueFormat, doc: string, former?: FormerName): KnownMetadata => ({
		name: `${prefix}/${name}`, product: 'Istio', places, format, doc, ...(former === undefined ? {} : { former }),
	});
}

const core = named('istio.io');
const sidecar = named('sidecar.istio.io');
const traffic = named('traffic.sidecar.istio.io');
const readiness = named('readiness.status.sidecar.istio.io');
const ambient = named('ambient.istio.io');
const networking = named('networking.istio.io');
const gateway = named('gateway.istio.io');
const operator = named('install.operator.istio.io');
const internal = named('internal.istio.io');

const useProxyConfig: FormerName = { state: 'deprecated', replacement: 'proxy.istio.io/config', note: 'the setting is a field of the proxy configuration' };

/** The annotations that Istio reads or writes. */
export const istioAnnotations: readonly KnownMetadata[] = [
	sidecar('inject', POD, YES_NO, 'Whether the pod gets the sidecar. The label of the same name does the same and is what the webhook selects by.', { state: 'deprecated', replacement: 'sidecar.istio.io/inject', asLabel: true, note: 'injection is chosen by the label of the same name' }),
	named('inject.istio.io')('templates', POD, TEXT, 'Injection templates that are applied to the pod, comma-separated: `sidecar`, `gateway`, `grpc-agent` or your own. Default `sidecar`.'),
	named('proxy.istio.io')('config', POD, { kind: 'yaml-object' }, 'Proxy configuration of the pod as YAML, for example `holdApplicationUntilProxyStarts: true`. Overrides the mesh’s defaults. Fixed when the pod is created.'),
	named('proxy.istio.io')('overrides', POD, TEXT, 'Container settings that were replaced at injection. Set by the injector.'),
	traffic('includeInboundPorts', POD, { kind: 'ports', ranges: false, any: true }, 'Ports whose incoming traffic the sidecar takes; `*` means all, which is the default. With an empty value no incoming traffic meets the sidecar: no mTLS and no policy.'),
	traffic('excludeInboundPorts', POD, PORTS, 'Ports whose incoming traffic goes past the sidecar: no mTLS, no AuthorizationPolicy and no telemetry, even under STRICT. Default: none.'),
	traffic('includeOutboundIPRanges', POD, { kind: 'networks', any: true }, 'Destination networks whose traffic the sidecar takes; `*` means all, which is the default. Everything else leaves as the application sends it.'),
	traffic('excludeOutboundIPRanges', POD, { kind: 'networks' }, 'Destination networks whose traffic leaves past the sidecar: without mTLS and without egress rules. Default: none.'),
	traffic('includeOutboundPorts', POD, { kind: 'ports', ranges: false, any: true }, 'Destination ports that the sidecar takes in addition to the networks.'),
	traffic('excludeOutboundPorts', POD, PORTS, 'Destination ports whose traffic leaves past the sidecar: without mTLS, identity and egress rules. Default: none.'),
	traffic('excludeInterfaces', POD, TEXT, 'Network interfaces whose traffic is not redirected to the sidecar. Default: none.'),
	traffic('kubevirtInterfaces', POD, TEXT, 'Interfaces of virtual machines in the pod.', { state: 'deprecated', replacement: 'istio.io/reroute-virtual-interfaces', note: 'the setting was renamed and covers ambient mode too' }),
	core('reroute-virtual-interfaces', POD, TEXT, 'Virtual interfaces whose incoming traffic is treated as outgoing, for virtual machines inside the pod.'),
	sidecar('interceptionMode', POD, { kind: 'words', words: ['REDIRECT', 'TPROXY', 'NONE'] }, 'How traffic gets to the sidecar. Default `REDIRECT`; `TPROXY` keeps the source address. With `NONE` nothing is redirected, and only what is sent to the proxy’s own ports is protected.'),
	sidecar('rewriteAppHTTPProbers', POD, BOOLEAN, 'Whether the kubelet’s HTTP probes go through the agent. Default `true`. With `false` they fail under STRICT mTLS.'),
	sidecar('proxyImage', POD, TEXT, 'Image of the sidecar. Another image sees all traffic of the pod in plaintext.'),
	sidecar('proxyImageType', POD, TEXT, 'Variant of the image: `default`, `debug` or `distroless`. `distroless` holds the least that an attacker can use.'),
	sidecar('proxyCPU', POD, QUANTITY, 'CPU request of the sidecar.'),
	sidecar('proxyCPULimit', POD, QUANTITY, 'CPU limit of the sidecar.'),
	sidecar('proxyMemory', POD, QUANTITY, 'Memory request of the sidecar.'),
	sidecar('proxyMemoryLimit', POD, QUANTITY, 'Memory limit of the sidecar.'),
	sidecar('logLevel', POD, TEXT, 'Log level of Envoy, for example `warning`. Debug levels can write headers and tokens.'),
	sidecar('componentLogLevel', POD, TEXT, 'Log levels of single Envoy components, for example `misc:error`.'),
	sidecar('agentLogLevel', POD, TEXT, 'Log level of the agent, for example `default:info`.'),
	sidecar('nativeSidecar', POD, BOOLEAN, 'Runs the sidecar as an init container that stays, so that it starts before and ends after the application.'),
	sidecar('bootstrapOverride', POD, TEXT, 'Name of a ConfigMap with Envoy bootstrap settings. It can change everything about the proxy, its TLS included.'),
	sidecar('userVolume', POD, TEXT, 'Volumes added to the pod, as JSON, for example for certificates.'),
	sidecar('userVolumeMount', POD, TEXT, 'Mounts added to the sidecar, as JSON, for example for certificates that a DestinationRule names by path.'),
	sidecar('extraStatTags', POD, TEXT, 'Tags taken over into Envoy’s statistics.'),
	sidecar('statsInclusionPrefixes', POD, TEXT, 'Prefixes of statistics that Envoy keeps.', useProxyConfig),
	sidecar('statsInclusionSuffixes', POD, TEXT, 'Suffixes of statistics that Envoy keeps.', useProxyConfig),
	sidecar('statsInclusionRegexps', POD, TEXT, 'Patterns of statistics that Envoy keeps.', useProxyConfig),
	sidecar('statsHistogramBuckets', POD, TEXT, 'Buckets of Envoy’s histograms, as JSON.'),
	sidecar('statsCompression', POD, TEXT, 'Encodings in which statistics may be sent.'),
	sidecar('statsEvictionInterval', POD, TEXT, 'After which time unused statistics are dropped.'),
	sidecar('discoveryAddress', POD, TEXT, 'Address of the control plane.', useProxyConfig),
	sidecar('controlPlaneAuthPolicy', POD, TEXT, 'Once chose how the sidecar authenticates the control plane.', { state: 'removed', note: 'connections to the control plane always use mTLS' }),
	sidecar('enableCoreDump', POD, BOOLEAN, 'Whether Envoy writes a core dump when it crashes. A dump holds keys and plaintext. Default `false`.'),
	sidecar('status', POD, TEXT, 'What was injected. Set by the injector.'),
	named('status.sidecar.istio.io')('port', POD, NUMBER, 'Port of the agent’s health endpoint. Default 15021; 0 switches it off.'),
	readiness('applicationPorts', POD, TEXT, 'Ports that must be open before the sidecar counts as ready.'),
	readiness('failureThreshold', POD, NUMBER, 'Failed readiness probes before the sidecar counts as not ready. Default 30.'),
	readiness('initialDelaySeconds', POD, NUMBER, 'Seconds before the first readiness probe. Default 1.'),
	readiness('periodSeconds', POD, NUMBER, 'Seconds between readiness probes. Default 2.'),
	named('prometheus.istio.io')('merge-metrics', POD, BOOLEAN, 'Whether the agent merges the application’s metrics with Envoy’s on port 15020. Default `true`. That port serves plaintext.'),
	ambient('redirection', POD, TEXT, 'Whether the pod’s traffic goes through ztunnel. Set by Istio’s CNI; to join the ambient mesh set the label `istio.io/dataplane-mode`.'),
	ambient('bypass-inbound-capture', POD, YES_NO, '`true` lets incoming traffic reach the pod past ztunnel: without mTLS and policy. Default `false`.'),
	ambient('dns-capture', ['Pod', 'Namespace'], BOOLEAN, 'Whether DNS queries go through ztunnel. Default `true` where DNS capture is on.'),
	ambient('waypoint-inbound-binding', GATEWAY, TEXT, 'How traffic reaches a waypoint: protocol and port.'),
	networking('exportTo', ['Service', 'ServiceEntry'], TEXT, 'Namespaces that see the Service, comma-separated: `.` for its own, `*` for all (the default), `~` for none. It limits what sidecars know, not who may connect.'),
	networking('traffic-distribution', ROUTED, TEXT, 'Preference among endpoints: `PreferClose`, `PreferSameZone`, `PreferSameNode` or `Any`.'),
	networking('service-type', GATEWAY, TEXT, 'Type of the Service made for a Gateway: `LoadBalancer` (the default), `NodePort` or `ClusterIP`. `ClusterIP` keeps it inside the cluster.'),
	networking('address-type', GATEWAY, TEXT, 'Type of the addresses of a Gateway: `IPAddress` or `Hostname`.'),
	gateway('controller-version', GATEWAY, TEXT, 'Version of the controller that manages the Gateway. Set by Istio.'),
	gateway('service-account', GATEWAY, TEXT, 'Service account under which the gateway runs, which is its identity in the mesh.'),
	gateway('name-override', GATEWAY, TEXT, 'Name of the Deployment and Service made for a Gateway.'),
	core('dry-run', ['AuthorizationPolicy'], BOOLEAN, '`true` evaluates an AuthorizationPolicy without enforcing it and logs the result: nothing is allowed or denied by it.'),
	core('rev', ANY, TEXT, 'Revision of the control plane that made the sidecar. Set by the injector; to choose one use the label.'),
	core('autoRegistrationGroup', ENTRY, TEXT, 'WorkloadGroup by which the entry was made. Set by Istio.'),
	core('workloadController', ENTRY, TEXT, 'Control plane instance that watches the entry. Set by Istio.'),
	core('connectedAt', ENTRY, TEXT, 'When the workload connected. Set by Istio.'),
	core('disconnectedAt', ENTRY, TEXT, 'When the workload disconnected. Set by Istio.'),
	named('topology.istio.io')('controlPlaneClusters', ['Namespace'], TEXT, 'Clusters whose control plane may serve this namespace, `*` for all. An external control plane needs it to hand out certificates here.'),
	named('alpha.istio.io')('canonical-serviceaccounts', ['Service'], TEXT, 'Service accounts outside the cluster that may serve this Service; clients accept their identities.'),
	named('alpha.istio.io')('kubernetes-serviceaccounts', ['Service'], TEXT, 'Service accounts that may serve this Service, beside those of its pods; clients accept their identities.'),
	named('galley.istio.io')('analyze-suppress', ANY, TEXT, 'Codes that `istioctl analyze` does not report here, comma-separated; `*` for all.'),
	operator('chart-owner', ANY, TEXT, 'Chart that made the object. Set by the installation.'),
	operator('owner-generation', ANY, TEXT, 'Generation of the installation. Set by the installation.'),
	operator('version', ANY, TEXT, 'Version of the installation. Set by the installation.'),
	internal('parents', ANY, TEXT, 'Gateway API objects that a resource was converted from. Istio’s own use: the webhook refuses it on what users create.'),
];

/** The labels that Istio reads or writes. */
export const istioLabels: readonly KnownMetadata[] = [
	{ name: 'istio-injection', product: 'Istio', places: ['Namespace'], format: { kind: 'words', words: ['enabled', 'disabled'] }, doc: '`enabled` gives new pods of the namespace the sidecar; `disabled` keeps it away. Wins over `istio.io/rev`. Pods without a proxy have no mTLS.' },
	{ name: 'istio-locality', product: 'Istio', places: ANY, format: TEXT, doc: 'Locality of the workload, where the node’s labels do not tell.' },
	sidecar('inject', POD, YES_NO, '`true` gives the pod the sidecar, `false` keeps it away; stands on the pod, not on the Deployment or the Namespace. Without the proxy the pod has no mTLS, and STRICT does not protect it.'),
	core('rev', ANY, TEXT, 'Revision of the control plane that injects the sidecar, or manages the gateway. On a Namespace it has no effect beside `istio-injection`.'),
	core('dataplane-mode', ['Namespace', 'Pod'], { kind: 'words', words: ['ambient', 'none'] }, '`ambient` puts the pods into the ambient mesh: ztunnel gives them mTLS. `none` keeps a pod out although its namespace is in.'),
	core('use-waypoint', ['Namespace', 'Pod', 'Service', 'ServiceEntry', 'WorkloadEntry'], TEXT, 'Waypoint through which the traffic goes, or `none`. HTTP rules of an AuthorizationPolicy hold only behind a waypoint.'),
	core('use-waypoint-namespace', ['Namespace', 'Pod', 'Service', 'ServiceEntry', 'WorkloadEntry'], TEXT, 'Namespace of the waypoint, where it is another one.'),
	core('ingress-use-waypoint', ROUTED, YES_NO, '`true` sends traffic from ingress gateways through the waypoint too. Default `false`: a gateway passes the waypoint by, and so its policies.'),
	core('waypoint-for', GATEWAY, { kind: 'words', words: ['service', 'workload', 'all', 'none'] }, 'Which traffic a waypoint takes. Default `service`: what is sent to a pod’s address goes past it.'),
	core('global', ANY, YES_NO, '`true` shares the Service with the other clusters of an ambient mesh.'),
	core('tag', ANY, TEXT, 'Revision tag. Set by the installation.'),
	core('gateway-name', ANY, TEXT, 'Gateway that an object was made for. Set by Istio.'),
	named('security.istio.io')('tlsMode', ['Pod', 'WorkloadEntry'], { kind: 'words', words: ['istio', 'disabled'] }, '`istio` tells clients that the workload takes mTLS; with anything else automatic mTLS sends plaintext. Set by the injector.'),
	named('service.istio.io')('canonical-name', ANY, TEXT, 'Name of the service that telemetry shows.'),
	named('service.istio.io')('canonical-revision', ANY, TEXT, 'Revision of the service that telemetry shows.'),
	named('service.istio.io')('workload-name', ANY, TEXT, 'Name of the workload that telemetry shows.'),
	named('topology.istio.io')('network', ANY, TEXT, 'Network that the pods or gateways are in; traffic between networks goes through gateways.'),
	named('topology.istio.io')('cluster', ANY, TEXT, 'Cluster that the workload is in.'),
	named('topology.istio.io')('subzone', ANY, TEXT, 'Subzone of the node or workload.'),
	networking('gatewayPort', ['Service'], NUMBER, 'Port of the gateway for traffic between networks. Default 15443.'),
	networking('enableAutoAllocateIP', ANY, YES_NO, 'Whether a ServiceEntry gets an address of its own.'),
	networking('tunnel', ANY, TEXT, '`http` tells clients that the workload takes HBONE, the tunnel of ambient mode. Set by the injector.'),
	gateway('managed', ANY, TEXT, 'Controller that made the object. Set by Istio.'),
	named('operator.istio.io')('component', ANY, TEXT, 'Component of the installation. Set by the installation.'),
	operator('owning-resource', ANY, TEXT, 'Installation that owns the object. Set by the installation.'),
	operator('owning-resource-namespace', ANY, TEXT, 'Namespace of the installation that owns the object. Set by the installation.'),
];
