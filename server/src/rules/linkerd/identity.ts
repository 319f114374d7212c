import { mendSpiffeId, parseSpiffeId, isSpiffeIdProblem } from '../../text/spiffeId.js';

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const DNS_IDENTITY = new RegExp(`^(?:\\*|${LABEL})(?:\\.${LABEL})*$`);

/** What the policy controller has against an identity, as a sentence; undefined for a good one: a SPIFFE ID, or a DNS name that may begin with `*`. */
export function identityProblem(text: string): string | undefined {
	if (text.startsWith('spiffe:')) {
		const id = parseSpiffeId(text);
		return isSpiffeIdProblem(id) ? id.problem : undefined;
	}
	if (DNS_IDENTITY.test(text)) {
		return undefined;
	}
	const reason = text === '' ? 'it is empty' : /\*/.test(text.slice(1)) ? '"*" may only be its first label' : /^[A-Za-z0-9.-]+$/.test(text) && text !== text.toLowerCase() ? 'it has upper-case letters' : text.endsWith('.') ? 'it ends with a dot' : text.includes('..') ? 'it has an empty label' : 'it is neither a DNS name nor a SPIFFE ID';
	return `"${text}" is not an identity: ${reason}.`;
}

/** The identity that was most likely meant: Istio’s form becomes Linkerd’s, case and dots are put right. */
export function mendIdentity(text: string, controlPlaneNamespace = 'linkerd'): string | undefined {
	const istio = /^(?:spiffe:\/\/)?([a-z0-9.-]+)\/ns\/([a-z0-9-]+)\/sa\/([a-z0-9.-]+)$/.exec(text);
	if (istio !== null && !text.startsWith('spiffe://')) {
		return `${istio[3]}.${istio[2]}.serviceaccount.identity.${controlPlaneNamespace}.${istio[1]}`;
	}
	const mended = /^spiffe:/i.test(text) ? mendSpiffeId(text) : text.trim().toLowerCase().replace(/\.{2,}/g, '.').replace(/^\.|\.$/g, '');
	return mended !== undefined && mended !== text && identityProblem(mended) === undefined ? mended : undefined;
}
