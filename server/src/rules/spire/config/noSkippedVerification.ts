import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { agentExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { type Switch, isOn, switchFindings } from './switches.js';

const BUNDLE = 'trust_bundle_path = "/run/spire/bundle/bundle.crt"';
const KUBERNETES = ['plugins', 'WorkloadAttestor', 'k8s', 'plugin_data'];

const SWITCHES: readonly Switch[] = [
	...['KeyManager', 'UpstreamAuthority'].map((type): Switch => ({ path: ['plugins', type, '*', 'plugin_data', 'insecure_skip_verify'], isFault: isOn, message: 'The certificate of Vault is not verified, so anybody on the way can read the credentials and answer in its place.' })),
	{ path: [...KUBERNETES, 'skip_kubelet_verification'], isFault: isOn, message: 'The certificate of the kubelet is not verified, so whoever answers on its port decides which pod a process belongs to.' },
	{ path: [...KUBERNETES, 'use_anonymous_authentication'], isFault: isOn, message: 'The kubelet is asked without credentials, so it has to answer anybody.' },
	{ path: [...KUBERNETES, 'kubelet_read_only_port'], isFault: (value) => value !== 0 && value !== '0' && value !== '', message: 'The read-only port of the kubelet has no TLS, so whoever answers on it decides which pod a process belongs to.' },
	...['ignore_sct', 'ignore_tlog'].flatMap((key) => ['k8s', 'docker'].map((plugin): Switch => ({ path: ['plugins', 'WorkloadAttestor', plugin, 'plugin_data', 'sigstore', key], isFault: isOn, message: `With ${key} a signature counts although no public log has seen it.` }))),
	{ path: ['agent', 'sds', 'disable_spiffe_cert_validation'], isFault: isOn, message: 'Envoy gets plain CA certificates, so it takes a certificate of one trust domain for any other that is federated.' },
	{ path: ['allow_insecure_scheme'], isFault: isOn, message: 'The discovery document names http URLs, so anybody on the way can exchange the signing keys.' },
];

/** Finds switches that leave a check of the other side out. */
export const noSkippedVerification: ConfigurationRule = {
	id: 'spire/no-skipped-verification',
	severity: 'warning',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A certificate, a caller or a signature is not verified.',
		why: 'Identities are worth as much as what they are derived from. If SPIRE believes whoever answers in place of the kubelet, Vault or a log, that one decides who gets which identity.',
		reference: references.kubernetesWorkload,
		since: '0.1.0',
		bad: agentExample([BUNDLE], { WorkloadAttestor: 'WorkloadAttestor "k8s" {\n  plugin_data {\n    skip_kubelet_verification = true\n  }\n}' }),
		good: agentExample([BUNDLE], { WorkloadAttestor: 'WorkloadAttestor "k8s" {\n  plugin_data {}\n}' }),
	},
	check: (configuration) => switchFindings(configuration, SWITCHES),
	fix: ({ path }, configuration) => [{ title: `Remove ${String(path.at(-1))}`, edits: removeAt(configuration, path) }],
};
