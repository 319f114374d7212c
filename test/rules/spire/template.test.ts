import assert from 'node:assert/strict';
import test from 'node:test';
import { parseGoTemplate } from '../../../server/src/rules/spire/goTemplate.js';
import { isForeignTemplate, mendTemplate, templateProblems } from '../../../server/src/rules/spire/templateProblems.js';

const templates: readonly (readonly [template: string, problem: string | undefined])[] = [
	['spiffe://{{ .TrustDomain }}/x', undefined],
	['{{- .PodMeta.Name -}}', undefined],
	['{{/* a comment with }} inside */}}x', undefined],
	['{{ printf "%s}}" .ClusterName }}', undefined],
	['{{ index .PodMeta.Labels "app.kubernetes.io/name" }}', undefined],
	['{{ if and .PodMeta.Name (eq .ClusterName "a") }}a{{ else if .TrustDomain }}b{{ else }}c{{ end }}', undefined],
	['{{ with $x := .PodMeta }}{{ $x.Name }}{{ end }}', undefined],
	['{{ range $key, $value := .PodMeta.Labels }}{{ $key }}{{ end }}', undefined],
	['{{ .PodMeta.Name | printf "%s" | len }}', undefined],
	['{{ .TrustDomain', 'an action is not closed by "}}"'],
	['{{ .TrustDomain /x', 'an action is not closed by "}}"'],
	['{{ .A {{ .B }}', 'an action is not closed by "}}"'],
	['{{ if .TrustDomain }}/ns', '"if" is not closed by "end"'],
	['a{{ end }}', '"end" closes nothing'],
	['{{ else }}', '"else" belongs to nothing'],
	['{{ }}', 'an action is empty'],
	['{{ nosuchfunc .TrustDomain }}', 'there is no function "nosuchfunc"'],
	['{{ .PodMeta.Name | lower }}', 'there is no function "lower"'],
	['{{ (.TrustDomain }}', 'the parentheses of "(.TrustDomain" do not match'],
	['{{ .Pod-Meta }}', '".Pod-Meta" is not an action'],
];

for (const [template, problem] of templates) {
	test(`the template ${template} ${problem === undefined ? 'is read' : 'is refused'}`, () => {
		assert.equal(parseGoTemplate(template).problem, problem);
	});
}

const rendered: readonly (readonly [template: string, problems: readonly string[]])[] = [
	['spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}', []],
	['spiffe://{{ .TrustDomain }}//x', ['The path "//x" of the SPIFFE ID has an empty segment.']],
	['spiffe://Example.org/x', ['The trust domain "Example.org" has upper-case letters; the valid form is "example.org".']],
	['spiffe://{{ .TrustDomain }}/a b', ['The segment "a b" of the SPIFFE ID has other characters than letters, digits, ".", "-" and "_".']],
	['spiffe://{{ .TrustDomain }}{{ if .ClusterName }}/{{ .ClusterName }}{{ end }}/x', []],
	['spiffe://{{ .TrustDomain }}/{{ .PodMetta.Name }}', ['The template has no field .PodMetta; did you mean .PodMeta?']],
	['spiffe://{{ .TrustDomain }}/{{ .PodMeta.namespace }}', ['.PodMeta has no field .namespace; did you mean .Namespace?']],
	['spiffe://{{ .TrustDomain }}/{{ .PodSpec.serviceAccountName }}', ['.PodSpec has no field .serviceAccountName; did you mean .ServiceAccountName?']],
	['spiffe://{{ .TrustDomain }}/{{ with .PodMeta }}{{ .Name }}{{ end }}', []],
];

for (const [template, problems] of rendered) {
	test(`the template ${template} ${problems.length === 0 ? 'renders to an ID' : 'does not'}`, () => {
		assert.deepEqual(templateProblems(template, true).map(({ message }) => message), problems);
	});
}

const mends: readonly (readonly [source: string, mended: string])[] = [
	['https://{{ .TrustDomain }}/x', 'spiffe://{{ .TrustDomain }}/x'],
	["'{{ .PodMeta.Name'", "'{{ .PodMeta.Name }}'"],
	['spiffe://{{ if .TrustDomain }}/ns/x', 'spiffe://{{ if .TrustDomain }}/ns/x{{ end }}'],
	['spiffe://{{ nosuchfunc .TrustDomain }}/x', 'spiffe://{{ .TrustDomain }}/x'],
	['spiffe://{{ .TrustDomian }}/{{ .PodMeta.namespace }}', 'spiffe://{{ .TrustDomain }}/{{ .PodMeta.Namespace }}'],
	['spiffe://{{ .TrustDomain }}//x/', 'spiffe://{{ .TrustDomain }}/x'],
	['spiffe://{{ ! }}/x', 'spiffe://{{ ! }}/x'],
];

for (const [source, mended] of mends) {
	test(`the source ${source} is mended as far as it is certain`, () => {
		assert.equal(mendTemplate(source), mended);
	});
}

test('the braces of a chart are not the controller’s', () => {
	assert.ok(isForeignTemplate({ spec: { list: ['x', '{{ .Values.domain }}'] } }));
	assert.ok(isForeignTemplate('{{ include "spire.name" . }}'));
	assert.ok(!isForeignTemplate({ a: 'spiffe://{{ .TrustDomain }}/x' }));
});
