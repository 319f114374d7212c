import { kinds } from '../../resource/kinds.js';
import { listAt, textAt } from '../../resource/resource.js';
import type { Resource } from '../../resource/resource.js';
import { removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';
import { controllerManagerConfig } from './kinds.js';
import { SERVICE_ACCOUNT_ID, mendSource, replaceSource } from './source.js';
import { isForeignTemplate, mendTemplate, templateProblems } from './templateProblems.js';
import { writtenText } from './written.js';

/** Finds templates that the controller cannot read, or that render to no SPIFFE ID. */
export const validIdTemplate: Rule = {
	id: 'spire/valid-id-template',
	severity: 'error',
	visits: [kinds.clusterSpiffeId, controllerManagerConfig],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A template cannot be read, or renders to no SPIFFE ID.',
		why: 'Templates are Go’s, without further functions, and see the trust domain, the cluster, the pod and its node. The webhook refuses what cannot be parsed; what renders to no valid ID, or names a field that is not there, fails for each pod: it gets no identity, and only the controller’s log says so.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/clusterspiffeid-crd.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "https://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}"
  podSelector:
    matchLabels:
      app: web
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ClusterSPIFFEID
metadata:
  name: web
spec:
  spiffeIDTemplate: "spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"
  podSelector:
    matchLabels:
      app: web
`,
	},
	*check(resource) {
		if (isForeignTemplate(resource.value)) {
			return;
		}
		for (const { path, isId } of templatesOf(resource)) {
			const text = textAt(resource.value, ...path);
			for (const { message, severity } of text === undefined ? [] : templateProblems(writtenText(text), isId)) {
				yield { path, message, severity };
			}
		}
	},
	fix({ path }, context) {
		const mended = mendSource(context, path, mendTemplate);
		return [
			...(mended.length === 0 ? [] : [{ title: 'Mend the template', edits: mended }]),
			...(typeof path.at(-1) === 'number' ? [{ title: 'Remove this template', edits: removeWithEmptyParents(context.document, context.inDocument(path), context.inDocument(['spec']).length) }] : []),
			...(path.at(-1) === 'spiffeIDTemplate' ? [{ title: 'Use the ID of the service account', edits: replaceSource(context, path, SERVICE_ACCOUNT_ID) }] : []),
		];
	},
};

/** The templates of a resource; those that render to a SPIFFE ID are marked. */
function* templatesOf({ kind, value }: Resource): Generator<{ readonly path: Path; readonly isId: boolean }> {
	if (kind === 'ControllerManagerConfig') {
		yield { path: ['parentIDTemplate'], isId: true };
		return;
	}
	yield { path: ['spec', 'spiffeIDTemplate'], isId: true };
	for (const field of ['dnsNameTemplates', 'workloadSelectorTemplates']) {
		for (const index of listAt(value, 'spec', field).keys()) {
			yield { path: ['spec', field, index], isId: false };
		}
	}
}
