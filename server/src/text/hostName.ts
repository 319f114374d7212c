const MAXIMUM_LABEL = 63;
const MAXIMUM_NAME = 255;
const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const FIRST_LABEL = /^(?:\*|(?:\*-?)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;

/** Whether the text is a DNS label (RFC 1123) in any case. */
export function isDnsLabel(text: string): boolean {
	return text.length <= MAXIMUM_LABEL && LABEL.test(text);
}

/** Whether the text is a name as Kubernetes wants it for most objects: lower-case labels joined by dots. */
export function isDnsSubdomain(text: string): boolean {
	return text.length <= 253 && text.split('.').every((label) => LABEL.test(label)) && text === text.toLowerCase();
}

/** What a name lacks to be a DNS host name, as the end of a sentence (`has an empty label`); undefined for a valid one. A trailing dot is accepted. */
export function hostNameProblem(name: string): string | undefined {
	return problemOf(name, false);
}

/** The same where the first label may be `*` or begin with it (`*.example.com`, `*-api.example.com`). */
export function wildcardHostProblem(name: string): string | undefined {
	return problemOf(name, true);
}

function problemOf(name: string, wildcards: boolean): string | undefined {
	if (name === '') {
		return 'is empty';
	}
	if (name.length > MAXIMUM_NAME) {
		return `has more than ${MAXIMUM_NAME} characters`;
	}
	const labels = name.replace(/\.$/, '').split('.');
	for (const [index, label] of labels.entries()) {
		const problem = labelProblem(label, wildcards && index === 0);
		if (problem !== undefined) {
			return problem;
		}
	}
	const top = labels.at(-1) ?? '';
	return labels.length > 1 && /^\d+$/.test(top) ? `ends with the number ${top}, which is no top-level domain` : undefined;
}

function labelProblem(label: string, isFirst: boolean): string | undefined {
	if (label === '') {
		return 'has an empty label';
	}
	if (label.length > MAXIMUM_LABEL) {
		return `has a label with more than ${MAXIMUM_LABEL} characters`;
	}
	if ((isFirst ? FIRST_LABEL : LABEL).test(label)) {
		return undefined;
	}
	if (label.includes('*')) {
		return isFirst ? `has a wildcard that is neither alone nor at the start of the label "${label}"` : `has a wildcard in the label "${label}"`;
	}
	return /^-|-$/.test(label) ? `has the label "${label}", which begins or ends with a dash` : `has the label "${label}" with other characters than letters, digits and dashes`;
}
