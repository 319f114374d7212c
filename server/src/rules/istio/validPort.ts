import { kinds } from '../../resource/kinds.js';
import { type Resource, isKind, textAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Rule } from '../rule.js';
import { type PlacedPort, portNumbers, protocolAt } from './portPlaces.js';

const USUAL: Readonly<Record<string, number>> = { HTTP: 80, HTTP2: 80, HTTPS: 443, TLS: 443, GRPC: 50051, MONGO: 27017, REDIS: 6379, MYSQL: 3306 };

/** Finds numbers that are no ports. */
export const validPort: Rule = {
	id: 'istio/valid-port',
	severity: 'error',
	visits: [kinds.gateway, kinds.sidecar, kinds.serviceEntry, kinds.destinationRule, kinds.workloadEntry, kinds.workloadGroup],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A port number is out of range, or stands where none is allowed.',
		why: 'Ports run from 1 to 65535. Port 0 is for a Gateway server or a Sidecar listener that binds to a socket (unix://…), and a Gateway server takes no targetPort. istiod refuses the resource; in portLevelSettings of a DestinationRule such a number is accepted and never matches.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Port',
		since: '0.1.0',
		bad: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 84430
        name: https
        protocol: HTTPS
      hosts: ["shop.example.com"]
      tls:
        mode: SIMPLE
        credentialName: shop-example-com
`,
		good: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 8443
        name: https
        protocol: HTTPS
      hosts: ["shop.example.com"]
      tls:
        mode: SIMPLE
        credentialName: shop-example-com
`,
	},
	*check(resource) {
		for (const port of portNumbers(resource)) {
			const message = problemOf(resource, port);
			if (message !== undefined) {
				yield { path: port.path, message, ...(isKind(resource, kinds.destinationRule) && port.path.at(-1) === 'number' ? { severity: 'warning' } : {}) };
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (path.includes('tunnel')) {
			return [{ title: 'Change to 443', edits: replaceValue(document, place, 443) }];
		}
		if (path.at(-1) === 'targetPort') {
			return [{ title: 'Remove targetPort', edits: removeAt(document, place) }];
		}
		if (path.includes('portLevelSettings')) {
			return [{ title: 'Remove the settings of this port', edits: removeWithEmptyParents(document, place.slice(0, -2), resource.path.length + 1) }];
		}
		if (isBoundToSocket(resource, path)) {
			return [{ title: 'Change to 0', edits: replaceValue(document, place, 0) }];
		}
		const usual = USUAL[protocolAt(resource, path.slice(0, -1)) ?? ''];
		return usual === undefined ? [] : [{ title: `Change to ${usual}`, edits: replaceValue(document, place, usual) }];
	},
};

function problemOf(resource: Resource, { path, number }: PlacedPort): string | undefined {
	const field = path.at(-1);
	if (field === 'targetPort' && isKind(resource, kinds.gateway)) {
		return number > 0 ? 'A Gateway takes no targetPort: the Service of the gateway maps its ports.' : undefined;
	}
	// Left out, a targetPort is that of the port; that of a tunnel is needed.
	if (field === 'targetPort' && number === 0 && !path.includes('tunnel')) {
		return undefined;
	}
	if (isBoundToSocket(resource, path)) {
		return number === 0 ? undefined : `The port of a server that binds to a socket must be 0, not ${number}.`;
	}
	return Number.isInteger(number) && (number < 1 || number > 65535) ? `${number} is not a port number from 1 to 65535.` : undefined;
}

/** Whether the server of a Gateway or the listener of a Sidecar's egress listens on a Unix socket. */
function isBoundToSocket({ value }: Resource, path: Path): boolean {
	return (path[1] === 'servers' || path[1] === 'egress') && (textAt(value, ...path.slice(0, 3), 'bind')?.startsWith('unix://') ?? false);
}
