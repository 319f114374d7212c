import type { JsonObject } from '../../syntax/yaml/value.js';
import { type PlacedText, certainTexts } from '../certain.js';
import { textLists } from './authorization.js';

/** Every principal that an AuthorizationPolicy names, in sources and in conditions. */
export function principalsOf(value: JsonObject): readonly PlacedText[] {
	return textLists(value).filter(({ field }) => field === 'principals' || field === 'source.principal').flatMap(({ path }) => certainTexts(value, ...path));
}

/** What is wrong with a principal. */
export interface PrincipalProblem {
	readonly severity: 'warning' | 'information';
	readonly message: string;
}

/** Why a principal matches nobody, or nobody whose certificate Istio issued; undefined for a good one. */
export function principalProblem(text: string): PrincipalProblem | undefined {
	const quoted = JSON.stringify(text);
	if (/^spiffe:/i.test(text)) {
		return { severity: 'warning', message: `${quoted} matches nobody: a principal is written without "spiffe://".` };
	}
	if (/\s/.test(text)) {
		return { severity: 'warning', message: `${quoted} matches nobody: it holds white space.` };
	}
	const body = text.startsWith('*') ? text.slice(1) : text.endsWith('*') ? text.slice(0, -1) : text;
	if (body.includes('*')) {
		return { severity: 'warning', message: `${quoted} matches nobody: a wildcard counts only at the start or at the end.` };
	}
	if (body !== text) {
		return undefined;
	}
	if (!text.includes('/') || text.startsWith('/') || text.endsWith('/') || text.includes('//')) {
		return { severity: 'warning', message: `${quoted} matches nobody: a principal has a trust domain and a path, such as cluster.local/ns/default/sa/web.` };
	}
	return /^[^/]+\/ns\/[^/]+\/sa\/[^/]+$/.test(text) ? undefined : { severity: 'information', message: `${quoted} is not of the form trust-domain/ns/namespace/sa/account that Istio's own certificates have.` };
}
