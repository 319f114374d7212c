import { kinds } from '../../resource/kinds.js';
import { isKind, valueAt } from '../../resource/resource.js';
import { certainText } from '../certain.js';
import type { Rule } from '../rule.js';
import { setEntry } from './edits.js';
import { blocksOf } from './values.js';

const DRIVERS = ['csi.cert-manager.io', 'spiffe.csi.cert-manager.io'];

const example = (csi: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
spec:
  containers:
    - name: cart
      image: registry.example.com/cart:1.0.0
      volumeMounts:
        - name: identity
          mountPath: /var/run/secrets/spiffe.io
          readOnly: true
  volumes:
    - name: identity
      csi:
        driver: spiffe.csi.cert-manager.io
${csi}`;

/** Finds volumes of cert-manager's CSI drivers that are not read-only. */
export const useReadOnlyCsiVolume: Rule = {
	id: 'cert-manager/use-read-only-csi-volume',
	severity: 'error',
	visits: [kinds.pod, kinds.deployment, kinds.statefulSet, kinds.daemonSet],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A volume with a certificate is not read-only.',
		why: 'The CSI drivers of cert-manager refuse to mount a volume without `readOnly: true`, so that no container can replace the key of another, and the pod does not start.',
		reference: 'https://cert-manager.io/docs/usage/csi-driver-spiffe/',
		since: '0.1.0',
		bad: example(''),
		good: example('        readOnly: true\n'),
	},
	*check(resource) {
		const { value } = resource;
		const volumes = isKind(resource, kinds.pod) ? 'spec.volumes.*.csi' : 'spec.template.spec.volumes.*.csi';
		for (const block of blocksOf(value, volumes)) {
			const driver = certainText(value, ...block, 'driver') ?? '';
			const readOnly = valueAt(value, [...block, 'readOnly']);
			if (DRIVERS.includes(driver) && (readOnly === undefined || readOnly === false)) {
				yield { path: [...block, 'readOnly'], message: `The driver ${driver} mounts its volumes only with "readOnly: true".`, missing: readOnly === undefined };
			}
		}
	},
	fix: ({ path }, context) => [{ title: 'Make the volume read-only', safe: true, edits: setEntry(context, path.slice(0, -1), 'readOnly', true) }],
};
