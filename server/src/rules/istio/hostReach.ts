/** Where a host of a DestinationRule or ServiceEntry lives, as far as its name tells. */
export type HostReach = 'mesh' | 'private' | 'public';

const PRIVATE_DOMAIN = /(?:^|\.)(?:internal|intranet|corp|lan|home|private|localdomain|localhost|test|home\.arpa)$/i;
/** `service.namespace.svc` with any domain of the cluster behind it, and `*.svc`. */
const SERVICE = /^(?:\*\.|[^.]+\.[^.]+\.)svc(?:\.|$)/;
const PRIVATE_ADDRESS = /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * Names that no public CA may issue for are told apart: services of a cluster (`*.svc.…`, `*.local`, names without a dot, `*`)
 * and private domains and addresses.
 */
export function hostReach(host: string): HostReach {
	const name = host.toLowerCase().replace(/\.$/, '');
	if (name.includes(':') || /^[\d.]+$/.test(name)) {
		return PRIVATE_ADDRESS.test(name) ? 'private' : 'public';
	}
	if (!name.includes('.') || SERVICE.test(name) || name.endsWith('.local')) {
		return name === 'localhost' ? 'private' : 'mesh';
	}
	return PRIVATE_DOMAIN.test(name) ? 'private' : 'public';
}
