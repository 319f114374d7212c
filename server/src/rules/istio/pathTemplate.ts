import { quoted } from './texts.js';

const LITERAL = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;

/** What istiod has against a path with template operators, as a sentence; undefined for a good path and for one without operators. */
export function pathTemplateProblem(path: string): string | undefined {
	if (!/[{}]/.test(path)) {
		return undefined;
	}
	const segments = path.replace(/^\//, '').split('/');
	for (const [index, segment] of segments.entries()) {
		if (segment === '{**}' && index < segments.length - 1) {
			return `{**} must be the last segment of ${quoted(path)}.`;
		}
		if (segment !== '{*}' && segment !== '{**}' && !LITERAL.test(segment)) {
			return /[{}*]/.test(segment)
				? `The segment ${quoted(segment)} of ${quoted(path)} is not an operator: only {*} and {**} are, and only as whole segments.`
				: `The segment ${quoted(segment)} of ${quoted(path)} has a character that is not allowed beside {*} and {**}.`;
		}
	}
	return undefined;
}
