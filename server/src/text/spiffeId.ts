/** A SPIFFE ID taken apart. */
export interface SpiffeId {
	readonly trustDomain: string;
	/** With its leading slash; empty for the ID of a trust domain itself. */
	readonly path: string;
}

/** Why a text is no SPIFFE ID. */
export interface SpiffeIdProblem {
	/** One sentence that names the value. */
	readonly problem: string;
}

const SCHEME = 'spiffe://';
const MAXIMUM_BYTES = 2048;
const MAXIMUM_TRUST_DOMAIN_BYTES = 255;

/**
 * A SPIFFE ID taken apart, or what the standard has against it (SPIFFE-ID §2). Nothing is normalised: upper case in the scheme or
 * the trust domain is a problem, as it is for go-spiffe.
 */
export function parseSpiffeId(text: string): SpiffeId | SpiffeIdProblem {
	if (text === '') {
		return { problem: 'A SPIFFE ID must not be empty.' };
	}
	if (!text.startsWith(SCHEME)) {
		return { problem: `"${text}" is no SPIFFE ID: it does not begin with "spiffe://".` };
	}
	if (new TextEncoder().encode(text).length > MAXIMUM_BYTES) {
		return { problem: `A SPIFFE ID has at most ${MAXIMUM_BYTES} bytes, and this one is longer.` };
	}
	const rest = text.slice(SCHEME.length);
	const slash = rest.indexOf('/');
	const trustDomain = slash < 0 ? rest : rest.slice(0, slash);
	const path = slash < 0 ? '' : rest.slice(slash);
	const problem = trustDomain === '' ? `The SPIFFE ID "${text}" names no trust domain.` : trustDomainProblem(trustDomain) ?? pathProblem(path);
	return problem === undefined ? { trustDomain, path } : { problem };
}

/** Whether the parser found a problem. */
export function isSpiffeIdProblem(result: SpiffeId | SpiffeIdProblem): result is SpiffeIdProblem {
	return 'problem' in result;
}

/** What the standard has against the name of a trust domain, as a sentence; undefined for a valid one. */
export function trustDomainProblem(name: string): string | undefined {
	if (name === '') {
		return 'The name of a trust domain must not be empty.';
	}
	if (name.length > MAXIMUM_TRUST_DOMAIN_BYTES) {
		return `The name of a trust domain has at most ${MAXIMUM_TRUST_DOMAIN_BYTES} characters, not ${name.length}.`;
	}
	if (/^[A-Za-z0-9._-]+$/.test(name)) {
		return /[A-Z]/.test(name) ? `The trust domain "${name}" has upper-case letters; the valid form is "${name.toLowerCase()}".` : undefined;
	}
	return `"${name}" is not a trust domain: only lower-case letters, digits, ".", "-" and "_" may stand in it.`;
}

/** What the standard has against the path of a SPIFFE ID, as a sentence; undefined for a valid one and for an empty one. */
export function pathProblem(path: string): string | undefined {
	if (path === '') {
		return undefined;
	}
	if (!path.startsWith('/')) {
		return `The path "${path}" of the SPIFFE ID does not begin with a slash.`;
	}
	if (path.endsWith('/')) {
		return `The path "${path}" of the SPIFFE ID ends with a slash.`;
	}
	for (const segment of path.slice(1).split('/')) {
		if (segment === '') {
			return `The path "${path}" of the SPIFFE ID has an empty segment.`;
		}
		if (segment === '.' || segment === '..') {
			return `The path "${path}" of the SPIFFE ID has the relative segment "${segment}".`;
		}
		if (!/^[A-Za-z0-9._-]+$/.test(segment)) {
			return `The segment "${segment}" of the SPIFFE ID has other characters than letters, digits, ".", "-" and "_".`;
		}
	}
	return undefined;
}

/** The trust domain that a text names, either by its name or as part of a SPIFFE ID, which go-spiffe accepts in its place; else the problem. */
export function parseTrustDomain(text: string): SpiffeId | SpiffeIdProblem {
	if (text.includes('://')) {
		return parseSpiffeId(text);
	}
	const problem = trustDomainProblem(text);
	return problem === undefined ? { trustDomain: text, path: '' } : { problem };
}

/** The valid SPIFFE ID that was most likely meant, or undefined when the text leaves room for a guess. */
export function mendSpiffeId(text: string): string | undefined {
	const rest = text.trim().replace(/^spiffe:\/*/i, '').replace(/[?#].*$/, '').replace(/^([^/:]+):\d+/, '$1');
	const [host = '', ...segments] = rest.split('/').filter((segment, index) => index === 0 || (segment !== '' && segment !== '.'));
	const mended = [`${SCHEME}${host.toLowerCase()}`, ...segments].join('/');
	return mended !== text && !isSpiffeIdProblem(parseSpiffeId(mended)) ? mended : undefined;
}

/** The valid name of a trust domain that was most likely meant, or undefined. */
export function mendTrustDomain(text: string): string | undefined {
	const name = text.trim().replace(/^[a-z]+:\/\//i, '').replace(/[:/?#].*$/, '').toLowerCase();
	return name !== text && trustDomainProblem(name) === undefined ? name : undefined;
}
