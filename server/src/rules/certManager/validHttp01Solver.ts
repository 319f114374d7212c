import { kinds } from '../../resource/kinds.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import { isDnsSubdomain } from '../../text/hostName.js';
import { nearest } from '../../text/nearest.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { solverExample } from './examples.js';
import { textsOf } from './values.js';

const SERVICE_TYPES: readonly string[] = ['ClusterIP', 'NodePort'];
const SOLVER = 'spec.acme.solvers.*.http01';

/** Finds HTTP01 solvers with a type of Service or a class of Ingress that cannot be used. */
export const validHttp01Solver: Rule = {
	id: 'cert-manager/valid-http01-solver',
	severity: 'error',
	visits: [kinds.issuer, kinds.clusterIssuer],
	reads: [],
	aliases: [],
	docs: {
		summary: 'An HTTP01 solver asks for a Service or an Ingress that cannot be made.',
		why: 'The webhook takes ClusterIP and NodePort as the type of the solver\'s Service, and as `ingressClassName` only a name that an IngressClass can have. A value with a slash, such as `azure/application-gateway`, is an annotation and belongs to `class`.',
		reference: 'https://cert-manager.io/docs/configuration/acme/http01/',
		since: '0.1.0',
		bad: solverExample(`      - http01:
          ingress:
            ingressClassName: azure/application-gateway
            serviceType: LoadBalancer
`),
		good: solverExample(`      - http01:
          ingress:
            class: azure/application-gateway
            serviceType: ClusterIP
`),
	},
	*check({ value }) {
		for (const { path, text } of ['ingress', 'gatewayHTTPRoute'].flatMap((way) => textsOf(value, `${SOLVER}.${way}.serviceType`))) {
			if (text !== '' && !SERVICE_TYPES.includes(text)) {
				yield { path, message: `The Service of a solver can be ClusterIP or NodePort, not "${text}".` };
			}
		}
		for (const { path, text } of textsOf(value, `${SOLVER}.ingress.ingressClassName`)) {
			if (text !== '' && !isDnsSubdomain(text)) {
				yield { path, message: `"${text}" cannot be the name of an IngressClass.` };
			}
		}
	},
	fix({ path }, { document, inDocument, resource }) {
		const text = certainText(resource.value, ...path) ?? '';
		if (path.at(-1) === 'ingressClassName') {
			const name = text.toLowerCase();
			return isDnsSubdomain(name)
				? [{ title: `Change to "${name}"`, edits: replaceValue(document, inDocument(path), name) }]
				: [{ title: 'Make it the class, which is an annotation', edits: renameKey(document, inDocument(path), 'class') }, { title: 'Remove "ingressClassName"', edits: removeAt(document, inDocument(path)) }];
		}
		const meant = nearest(text, SERVICE_TYPES) ?? 'ClusterIP';
		return [meant, ...SERVICE_TYPES.filter((type) => type !== meant)].map((type) => ({ title: `Change to ${type}`, edits: replaceValue(document, inDocument(path), type) }));
	},
};
