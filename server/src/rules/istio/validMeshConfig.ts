import { listAt, textAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { hostNameProblem } from '../../text/hostName.js';
import { nearest } from '../../text/nearest.js';
import { certainText, certainTexts } from '../certain.js';
import type { Rule } from '../rule.js';
import { quoted, repeats } from './texts.js';

const CURVES = ['P-224', 'P-256', 'P-384', 'P-521', 'X25519', 'X25519Kyber768Draft00', 'X25519MLKEM768'];
const MESH: Path = ['spec', 'meshConfig'];

/** Finds values of MeshConfig that istiod refuses or leaves out. */
export const validMeshConfig: Rule = {
	id: 'istio/valid-mesh-config',
	severity: 'error',
	visits: [{ group: 'install.istio.io', kind: 'IstioOperator' }],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A trust domain or a curve in MeshConfig is not allowed.',
		why: 'A trust domain is a DNS name, because it becomes the host of every SPIFFE ID. Curves can be chosen for TLS outside of the mesh (tlsDefaults) only; those that istiod does not know and repetitions are left out.',
		reference: 'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig',
		since: '0.1.0',
		bad: example('prod_mesh'),
		good: example('prod-mesh'),
	},
	*check({ value }) {
		const domain = certainText(value, ...MESH, 'trustDomain');
		const domains = [...(domain === undefined ? [] : [{ text: domain, path: [...MESH, 'trustDomain'] }]), ...certainTexts(value, ...MESH, 'trustDomainAliases')];
		for (const { text, path } of domains) {
			const problem = hostNameProblem(text);
			if (problem !== undefined) {
				yield { path, message: `The trust domain ${quoted(text)} ${problem}.` };
			}
		}
		if (listAt(value, ...MESH, 'meshMTLS', 'ecdhCurves').length > 0) {
			yield { path: [...MESH, 'meshMTLS', 'ecdhCurves'], at: 'key', message: 'Curves cannot be chosen for the mTLS of the mesh.' };
		}
		const curves = certainTexts(value, ...MESH, 'tlsDefaults', 'ecdhCurves');
		const repeated = repeats(curves);
		for (const curve of curves) {
			if (!CURVES.includes(curve.text)) {
				yield { path: curve.path, severity: 'warning', message: `${quoted(curve.text)} is not a curve that istiod knows.` };
			} else if (repeated.includes(curve)) {
				yield { path: curve.path, severity: 'warning', missing: true, message: `The curve ${curve.text} stands in the list already.` };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (path.at(-1) === 'ecdhCurves') {
			return [{ title: 'Remove the curves', edits: removeAt(document, place) }];
		}
		const text = textAt(resource.value, ...path) ?? '';
		const isCurve = path.includes('ecdhCurves');
		const mended = isCurve ? nearest(text, CURVES) : text.toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '').replace(/[^a-z0-9.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
		const isTaken = mended === undefined || mended === '' || listAt(resource.value, ...path.slice(0, -1)).includes(mended);
		const remove = { title: 'Remove the entry', edits: removeWithEmptyParents(document, place, resource.path.length + path.length - 2) };
		return [...(isTaken ? [] : [{ title: `Change to ${mended}`, edits: replaceValue(document, place, mended) }]), ...(isCurve ? [remove] : [])];
	},
};

function example(trustDomain: string): string {
	return `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata:
  name: mesh
  namespace: istio-system
spec:
  meshConfig:
    trustDomain: ${trustDomain}
`;
}
