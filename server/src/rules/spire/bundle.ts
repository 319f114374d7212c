import type { Severity } from '../../workspace/settings.js';

/** What is wrong with a trust bundle. The message never holds a key. */
export interface BundleProblem {
	readonly severity: Severity;
	readonly message: string;
}

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}$/;

/** The worst thing about a SPIFFE bundle (a JWKS), or undefined for a good one. */
export function bundleProblem(text: string): BundleProblem | undefined {
	const bundle = parse(text);
	if (bundle === undefined) {
		return { severity: 'error', message: 'The trust bundle is not a JSON object.' };
	}
	const { keys } = bundle;
	if (!Array.isArray(keys)) {
		return { severity: 'error', message: 'The trust bundle has no list of keys.' };
	}
	if (keys.length === 0) {
		return { severity: 'warning', message: 'The trust bundle has no keys, so nothing of the trust domain is trusted.' };
	}
	const problems = keys.map((key: unknown, index) => keyProblem(key, index + 1)).filter((problem) => problem !== undefined);
	return problems.find(({ severity }) => severity === 'error') ?? problems[0];
}

function keyProblem(key: unknown, number: number): BundleProblem | undefined {
	if (!isRecord(key)) {
		return { severity: 'error', message: `Key ${number} of the trust bundle is not an object.` };
	}
	if (PRIVATE_MEMBERS.some((member) => member in key)) {
		return { severity: 'warning', message: `Key ${number} of the trust bundle holds a private key.` };
	}
	const { use, x5c, kid } = key;
	if (use !== 'x509-svid' && use !== 'jwt-svid') {
		return { severity: 'warning', message: `Key ${number} of the trust bundle is ignored, because its use is neither x509-svid nor jwt-svid.` };
	}
	if (use === 'jwt-svid') {
		return typeof kid === 'string' && kid !== '' ? undefined : { severity: 'error', message: `Key ${number} of the trust bundle needs a kid, as it is for jwt-svid.` };
	}
	const certificate: unknown = Array.isArray(x5c) ? x5c[0] : undefined;
	if (certificate === undefined) {
		return { severity: 'warning', message: `Key ${number} of the trust bundle is ignored, because it has no certificate (x5c).` };
	}
	return typeof certificate === 'string' && BASE64.test(certificate.trim()) ? undefined : { severity: 'error', message: `The certificate of key ${number} of the trust bundle is not base64.` };
}

function parse(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
