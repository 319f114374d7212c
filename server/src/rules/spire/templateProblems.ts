import { type JsonValue, isObject } from '../../syntax/yaml/value.js';
import { nearest } from '../../text/nearest.js';
import { isSpiffeIdProblem, parseSpiffeId } from '../../text/spiffeId.js';
import { listOf } from '../../text/words.js';
import type { Severity } from '../../workspace/settings.js';
import { type GoTemplate, parseGoTemplate, templateFunctions } from './goTemplate.js';
import { writtenText } from './written.js';

/** What is wrong with a template. */
export interface TemplateProblem {
	readonly severity: Severity;
	readonly message: string;
}

const ROOTS = ['TrustDomain', 'ClusterName', 'ClusterDomain', 'PodMeta', 'PodSpec', 'NodeMeta', 'NodeSpec'];
const TEXTS = ['TrustDomain', 'ClusterName', 'ClusterDomain'];
const META = ['Name', 'GenerateName', 'Namespace', 'SelfLink', 'UID', 'ResourceVersion', 'Generation', 'CreationTimestamp', 'DeletionTimestamp', 'DeletionGracePeriodSeconds', 'Labels', 'Annotations', 'OwnerReferences', 'Finalizers', 'ManagedFields'];
const SCHEME = 'spiffe://';
/** Stands for what an action renders to. */
const SAMPLE = 'x';

/** Whether a resource is itself rendered from a template of another tool, such as Helm: then its braces are not the controller’s. */
export function isForeignTemplate(value: JsonValue | undefined): boolean {
	if (typeof value === 'string') {
		return /\{\{[^}]*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|\b(?:include|tpl|toYaml|nindent)\b|\{\{)/.test(writtenText(value));
	}
	return Array.isArray(value) ? value.some((item: JsonValue) => isForeignTemplate(item)) : isObject(value) && Object.values(value).some((item) => isForeignTemplate(item));
}

/** What the controller has against a template, the worst first; one finding is enough for a template that cannot be read. */
export function templateProblems(text: string, isId: boolean): readonly TemplateProblem[] {
	if (text === '') {
		return [{ severity: 'error', message: 'The template must not be empty.' }];
	}
	const template = parseGoTemplate(text);
	if (template.problem !== undefined) {
		return [{ severity: 'error', message: `The template cannot be read: ${template.problem}.` }];
	}
	const rendered = isId ? renderedProblem(template) : undefined;
	return [...(rendered === undefined ? [] : [{ severity: 'error' as const, message: rendered }]), ...fieldProblems(template)];
}

/** What is certainly wrong with the ID that a template renders to. */
function renderedProblem({ parts, isPlain }: GoTemplate): string | undefined {
	const [first, last] = [parts[0], parts.at(-1)];
	const start = first?.kind === 'text' ? first.text : '';
	if (first?.kind === 'text' && !start.startsWith(SCHEME) && !(parts.length > 1 && SCHEME.startsWith(start))) {
		return 'The template renders to no SPIFFE ID, because it does not begin with "spiffe://".';
	}
	if (last?.kind === 'text' && last.text.endsWith('/') && last.text !== SCHEME) {
		return 'The template renders to no SPIFFE ID, because it ends with a slash.';
	}
	const isBegun = start.startsWith(SCHEME);
	const result = isPlain && isBegun ? parseSpiffeId(parts.map((part) => (part.kind === 'text' ? part.text : SAMPLE)).join('')) : undefined;
	return result !== undefined && isSpiffeIdProblem(result) ? result.problem : undefined;
}

function* fieldProblems({ fields }: GoTemplate): Generator<TemplateProblem> {
	for (const [root = '', field] of fields) {
		if (!ROOTS.includes(root)) {
			const meant = nearest(root, ROOTS);
			yield { severity: 'warning', message: `The template has no field .${root}; ${meant === undefined ? `it has ${listOf(ROOTS.map((name) => `.${name}`), 'and')}.` : `did you mean .${meant}?`}` };
		} else if (field !== undefined && isUnknownField(root, field)) {
			const meant = root.endsWith('Meta') ? nearest(field, META) : field[0]?.toUpperCase() === field[0] ? undefined : `${field[0]?.toUpperCase() ?? ''}${field.slice(1)}`;
			yield { severity: 'warning', message: `.${root} has no field .${field}${meant === undefined ? '.' : `; did you mean .${meant}?`}` };
		}
	}
}

function isUnknownField(root: string, field: string): boolean {
	if (TEXTS.includes(root)) {
		return true;
	}
	// Go’s templates reach exported fields and methods only; those of a pod’s or node’s spec are too many to list.
	return root.endsWith('Meta') ? !META.includes(field) && !/^(?:Get|Object)/.test(field) : !/^[A-Z]/.test(field);
}

/** The source text of a template with what can be put right with certainty: scheme, slashes, braces, names. */
export function mendTemplate(source: string): string {
	const [open = '', body = '', close = ''] = /^(["']?)([\s\S]*?)(["']?)$/.exec(source)?.slice(1) ?? [];
	const closed = body.replace(/\{\{(-?\s*(?:\.\w+)+)\s*(?=[^{}]*(?:\{\{|$))/g, '{{$1 }}');
	const blocks = parseGoTemplate(closed).problem?.endsWith('is not closed by "end"') === true ? `${closed}{{ end }}` : closed;
	const named = blocks.replace(/\{\{[^{}]*\}\}/g, mendAction);
	const mended = named.replace(/^(?!spiffe:\/\/)[a-z]+:\/\//i, SCHEME).replace(/(?<!:\/?)\/+$/, '').replace(/(?<!:)\/{2,}/g, '/');
	return mended === body || templateProblems(mended, false).some(({ severity }) => severity === 'error') ? source : `${open}${mended}${close}`;
}

function mendAction(action: string): string {
	const code = action.replace(/(?<![\w.$"])([A-Za-z_]\w*)\s+(?=[.$("])/g, (call, name: string) => (templateFunctions.includes(name) || /^(?:if|else|with|range|template|block|define)$/.test(name) ? call : nearest(name, templateFunctions) === undefined ? '' : `${nearest(name, templateFunctions)} `));
	return code.replace(/(?<![\w.)$])\.(\w+)(?:\.(\w+))?/g, (chain, root: string, field: string | undefined) => {
		const right = ROOTS.includes(root) ? root : nearest(root, ROOTS);
		const name = field === undefined || right === undefined || !isUnknownField(right, field) || !right.endsWith('Meta') ? field : nearest(field, META) ?? field;
		return right === undefined ? chain : `.${right}${name === undefined ? '' : `.${name}`}`;
	});
}
