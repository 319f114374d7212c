import { blockScalar, pemBlock } from '../secrets/examples.js';
import { cartCertificate, rootCertificate } from './examples.js';

/** A Secret whose entries hold the given certificates. */
export function secretWith(entries: Readonly<Record<string, readonly (readonly string[])[]>>, name = 'cart-tls', namespace = 'shop'): string {
	return manifest('Secret', name, namespace, 'stringData', entries);
}

/** A ConfigMap whose entries hold the given certificates. */
export function configMapWith(entries: Readonly<Record<string, readonly (readonly string[])[]>>, name = 'shop-roots', namespace = 'shop'): string {
	return manifest('ConfigMap', name, namespace, 'data', entries);
}

function manifest(kind: string, name: string, namespace: string, field: string, entries: Readonly<Record<string, readonly (readonly string[])[]>>): string {
	const lines = Object.entries(entries).map(([key, bodies]) => `  ${key}: ${blockScalar(bodies.map((body) => pemBlock('CERTIFICATE', body)).join('\n'))}\n`);
	return `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n${field}:\n${lines.join('')}`;
}

/** A Secret without a fault: a certificate and, beside it, the root that peers trust. */
export function goodSecret(): string {
	return secretWith({ 'tls.crt': [cartCertificate], 'ca.crt': [rootCertificate] });
}

/** A ConfigMap without a fault. */
export function goodConfigMap(): string {
	return configMapWith({ 'root.pem': [rootCertificate] });
}
