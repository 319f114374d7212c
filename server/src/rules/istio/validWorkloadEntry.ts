import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import { isMasked } from '../../syntax/yaml/template.js';
import { isDnsLabel } from '../../text/hostName.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { namedPortPaths } from './portPlaces.js';
import { quoted } from './texts.js';

/** Finds endpoints whose address or ports are refused. */
export const validWorkloadEntry: Rule = {
	id: 'istio/valid-workload-entry',
	severity: 'error',
	visits: [kinds.workloadEntry, kinds.workloadGroup, kinds.serviceEntry],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The address or a port of an endpoint is not allowed.',
		why: 'A socket is written unix:///path or unix://@name and has no ports; the names of ports are DNS labels. The API server refuses other endpoints.',
		reference: 'https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry',
		since: '0.1.0',
		bad: example('unix://var/run/app.sock'),
		good: example('unix:///var/run/app.sock'),
	},
	*check(resource) {
		for (const path of endpointPaths(resource)) {
			const address = certainText(resource.value, ...path, 'address') ?? '';
			if (address.startsWith('unix://')) {
				if (!/^unix:\/\/[/@]/.test(address)) {
					yield { path: [...path, 'address'], message: `The socket ${quoted(address)} is neither an absolute path nor an abstract socket (@name).` };
				} else if (address.endsWith('/')) {
					yield { path: [...path, 'address'], message: `The socket ${quoted(address)} is a directory.` };
				}
				if (objectAt(resource.value, ...path, 'ports') !== undefined) {
					yield { path: [...path, 'ports'], at: 'key', missing: true, message: 'ports are refused beside the address of a socket.' };
				}
			}
		}
		for (const path of namedPortPaths(resource)) {
			for (const name of Object.keys(objectAt(resource.value, ...path) ?? {})) {
				if (!isMasked(name) && !isDnsLabel(name)) {
					yield { path: [...path, name], at: 'key', message: `${quoted(name)} is not the name of a port.` };
				}
			}
		}
	},
	fix({ path }, { document, resource, inDocument }) {
		const place = inDocument(path);
		if (path.at(-1) === 'ports') {
			return [{ title: 'Remove the ports', edits: removeAt(document, place) }];
		}
		if (path.at(-1) === 'address') {
			const mended = `unix:///${(certainText(resource.value, ...path) ?? '').replace(/^unix:\/*/, '').replace(/\/+$/, '')}`;
			return mended === 'unix:///' ? [] : [{ title: `Change to ${mended}`, edits: replaceValue(document, place, mended) }];
		}
		const name = String(path.at(-1)).replace(/[^-A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
		const isTaken = objectAt(resource.value, ...path.slice(0, -1))?.[name] !== undefined;
		return name === '' || isTaken ? [{ title: 'Remove the port', edits: removeAt(document, place) }] : [{ title: `Rename to ${name}`, edits: renameKey(document, place, name) }];
	},
};

function endpointPaths({ kind, value }: Resource): readonly Path[] {
	switch (kind) {
		case 'WorkloadEntry':
			return [['spec']];
		case 'WorkloadGroup':
			return [['spec', 'template']];
		default:
			return listAt(value, 'spec', 'endpoints').map((_, index): Path => ['spec', 'endpoints', index]);
	}
}

function example(address: string): string {
	return `apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata:
  name: example
  namespace: shop
spec:
  address: ${address}
  labels:
    app: example
`;
}
