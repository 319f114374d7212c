import { type Row, testRows } from './rows.js';

const policy = (block: string) => `host: reviews\ntrafficPolicy: ${block}`;
const entry = (rest: string, hosts = '[a.example.com]') => `hosts: ${hosts}\nlocation: MESH_EXTERNAL\n${rest}`;
const sni = (hosts: string, names: string) => `hosts: ${hosts}\ngateways: [a/b]\ntls: [{match: [{sniHosts: ${names}}], route: [{destination: {host: a}}]}]`;

const rows: readonly Row[] = [
	{ says: 'hosts', kind: 'DestinationRule', spec: 'host: "*-api.example.com"', found: [] },
	{ says: 'a host with a port', kind: 'DestinationRule', spec: 'host: "reviews:9080"', found: ['valid-host "reviews:9080"'], fixed: 'host: "reviews"' },
	{ says: 'an address is no host', kind: 'DestinationRule', spec: 'host: 10.0.0.1', found: ['valid-host 10.0.0.1'] },
	{ says: 'an empty policy', kind: 'DestinationRule', spec: policy('{}'), found: ['no-empty-settings trafficPolicy'], fixed: 'host: reviews' },
	{ says: 'settings for no port and of nothing', kind: 'DestinationRule', spec: policy('{portLevelSettings: [{tls: {mode: ISTIO_MUTUAL}}, {port: {number: 80}}]}'), found: ['use-required-field tls', 'no-empty-settings port'] },
	{ says: 'ports that never match', kind: 'DestinationRule', spec: policy('{portLevelSettings: [{port: {number: 0}, tls: {mode: ISTIO_MUTUAL}}, {port: {number: 80}, tls: {mode: ISTIO_MUTUAL}}, {port: {number: 80}, tls: {mode: ISTIO_MUTUAL}}]}'), found: ['valid-port 0', 'no-duplicate-port 80'] },
	{ says: 'TLS that a port does not inherit', kind: 'DestinationRule', spec: policy('{tls: {mode: ISTIO_MUTUAL}, portLevelSettings: [{port: {number: 80}, connectionPool: {tcp: {}}}]}'), found: ['no-uninherited-tls port'] },
	{ says: 'DISABLE that a port does not inherit is no loss', kind: 'DestinationRule', spec: policy('{tls: {mode: DISABLE}, portLevelSettings: [{port: {number: 80}, connectionPool: {tcp: {}}}]}'), found: ['no-disabled-client-tls DISABLE'] },
	{ says: 'subsets', kind: 'DestinationRule', spec: 'host: reviews\nsubsets: [{name: v1, labels: {v: "1"}}, {name: v1}, {name: a.b}, {name: "", labels: {"a b": c}}]', found: ['valid-subset v1', 'valid-subset a.b', 'valid-subset ""', 'valid-subset "a b"'] },
	{ says: 'exports', kind: 'DestinationRule', spec: 'host: reviews\nexportTo: [".", shop, "*", "~", a.b]', found: ['valid-export-to shop', 'valid-export-to "*"', 'valid-export-to "~"', 'valid-export-to a.b'] },
	{ says: 'a rule for some clients is not exported', kind: 'DestinationRule', spec: 'host: reviews\nworkloadSelector: {matchLabels: {app: a}}\nexportTo: ["*"]', found: ['valid-export-to "*"'], fixed: 'host: reviews\nworkloadSelector: {matchLabels: {app: a}}\nexportTo: ["."]' },
	{ says: 'a ServiceEntry may be hidden', kind: 'ServiceEntry', spec: entry('exportTo: ["~"]'), found: [] },
	{ says: 'a tunnel', kind: 'DestinationRule', spec: policy('{tunnel: {protocol: post, targetHost: "https://a.com", targetPort: 0}, proxyProtocol: {version: V1}}'), found: ['valid-tunnel tunnel', 'valid-tunnel post', 'valid-tunnel "https://a.com"', 'valid-port 0'] },
	{ says: 'balancing', kind: 'DestinationRule', spec: policy('{loadBalancer: {simple: LEAST_CONN, consistentHash: {useSourceIp: true, httpHeaderName: a, maglev: {tableSize: 65536}}}}'), found: ['no-deprecated-field LEAST_CONN', 'no-conflicting-fields consistentHash', 'no-conflicting-fields httpHeaderName', 'valid-traffic-policy 65536'] },
	{ says: 'outliers', kind: 'DestinationRule', spec: policy('{outlierDetection: {consecutiveLocalOriginFailures: 5, minHealthPercent: 101, maxEjectionPercent: -1, interval: 30}}').replace('interval: 30', 'interval: "30"'), found: ['valid-traffic-policy consecutiveLocalOriginFailures', 'valid-limit 101', 'valid-limit -1', 'valid-duration "30"'] },
	{ says: 'localities', kind: 'DestinationRule', spec: policy('{loadBalancer: {localityLbSetting: {failover: [{from: a, to: a}, {from: a, to: "b/*"}]}}}'), found: ['valid-locality a', 'valid-locality "b/*"'] },
	{ says: 'any host', kind: 'ServiceEntry', spec: entry('', '["*"]').trimEnd(), found: ['valid-host "*"'] },
	{ says: 'a wildcard inside a label', kind: 'ServiceEntry', spec: entry('ports: [{number: 443, name: tls, protocol: TLS}]', '["*a.example.com"]'), found: ['valid-host "*a.example.com"'] },
	{ says: 'a name that cannot be looked up', kind: 'ServiceEntry', spec: entry('resolution: DNS', '["*.example.com"]'), found: ['valid-service-entry "*.example.com"'] },
	{ says: 'ranges and endpoints', kind: 'ServiceEntry', spec: entry('addresses: [10.0.0.0/8]\nresolution: DNS_ROUND_ROBIN\nendpoints: [{address: a}, {address: b}]'), found: ['valid-service-entry 10.0.0.0/8', 'valid-service-entry endpoints'] },
	{ says: 'endpoints that are not used', kind: 'ServiceEntry', spec: entry('endpoints: [{address: 10.0.0.1}]'), found: ['valid-service-entry endpoints'], fixed: entry('resolution: STATIC\nendpoints: [{address: 10.0.0.1}]') },
	{ says: 'ports', kind: 'ServiceEntry', spec: entry('resolution: DNS\nports: [{number: 80, name: a, protocol: HTTP}, {number: 80, name: a, protocol: HTTP}, {number: 70000, name: b, protocol: SOAP}]'), found: ['no-duplicate-port 80', 'no-duplicate-port a', 'valid-port 70000', 'valid-protocol SOAP'] },
	{ says: 'TCP without an address', kind: 'ServiceEntry', spec: entry('ports: [{number: 5432, name: tcp, protocol: TCP}]'), found: ['use-service-entry-address TCP'] },
	{ says: 'hosts that share a TCP port', kind: 'ServiceEntry', spec: entry('resolution: DNS\nports: [{number: 5432, name: tcp, protocol: TCP}]', '[a.example.com, b.example.com]'), found: ['valid-service-entry TCP'] },
	{ says: 'an endpoint', kind: 'WorkloadEntry', spec: 'address: 10.0.0.1\nports: {http: 8080}', found: [] },
	{ says: 'an endpoint without an address', kind: 'WorkloadEntry', spec: 'labels: {app: a}', found: ['use-required-field spec'] },
	{ says: 'an endpoint of another network', kind: 'WorkloadEntry', spec: 'network: b', found: [] },
	{ says: 'sockets', kind: 'WorkloadEntry', spec: 'address: unix://a\nports: {a_b: 0}', found: ['valid-workload-entry unix://a', 'valid-workload-entry ports', 'valid-workload-entry a_b', 'valid-port 0'] },
	{ says: 'names of TLS routes', kind: 'VirtualService', spec: sni('["*.example.com"]', '[a.example.com, "*.b.example.com", example.com, 10.0.0.1]'), found: ['valid-tls-route example.com', 'valid-tls-route 10.0.0.1'] },
	{ says: 'a delegate', kind: 'VirtualService', spec: sni('[]', '[a.example.com]'), found: ['valid-tls-route tls'] },
	{ says: 'a route that is never used', kind: 'VirtualService', spec: 'hosts: [a]\nhttp: [{match: [{uri: {prefix: /a}}], route: [{destination: {host: a}}]}, {match: [{uri: {prefix: /a}}], route: [{destination: {host: b}}]}]', found: ['no-unreachable-route match'] },
	{ says: 'comparisons', kind: 'VirtualService', spec: 'hosts: [a]\nhttp: [{match: [{uri: {prefix: /a, exact: /b}}], timeout: 1d, route: [{destination: {host: a}}]}]', found: ['no-conflicting-fields exact', 'valid-duration 1d'] },
];
testRows(rows);
