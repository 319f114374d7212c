import assert from 'node:assert/strict';
import test from 'node:test';
import { hoverAt } from '../../server/src/service/hover.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { withCursor } from '../support/cursor.js';
import { judge } from '../support/judge.js';
import { accept, completions, serviceContext } from '../support/service.js';

const HEAD = '{{- if .Values.mtls.enabled }}\napiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: {{ include "a.name" . }}\n  labels:\n    {{- include "a.labels" . | nindent 4 }}\n';

const ACCEPTED: readonly { readonly name: string; readonly text: string; readonly label: string; readonly result: string }[] = [
	{ name: 'a key', text: `${HEAD}spec:\n  ‸\n{{- end }}\n`, label: 'mtls', result: `${HEAD}spec:\n  mtls:\n    mode: ‸STRICT\n{{- end }}\n` },
	{ name: 'a key between actions', text: `${HEAD}spec:\n  {{- with .Values.selector }}\n  selector:\n    matchLabels: {{ toYaml . | nindent 6 }}\n  {{- end }}\n  ‸\n{{- end }}\n`, label: 'mtls', result: `${HEAD}spec:\n  {{- with .Values.selector }}\n  selector:\n    matchLabels: {{ toYaml . | nindent 6 }}\n  {{- end }}\n  mtls:\n    mode: ‸STRICT\n{{- end }}\n` },
	{ name: 'a value', text: `${HEAD}spec:\n  mtls:\n    {{ if .Values.strict }}\n    mode: ‸\n    {{ end }}\n`, label: 'STRICT', result: `${HEAD}spec:\n  mtls:\n    {{ if .Values.strict }}\n    mode: STRICT‸\n    {{ end }}\n` },
	{ name: 'a key below an action over several lines', text: `${HEAD}  {{- /* a: {\n  b: [ */}}\nspec:\n  ‸\n`, label: 'mtls', result: `${HEAD}  {{- /* a: {\n  b: [ */}}\nspec:\n  mtls:\n    mode: ‸STRICT\n` },
];

for (const { name, text, label, result } of ACCEPTED) {
	test(`completes in a template ${name}`, () => {
		assert.equal(accept(text, label), result);
	});
}

for (const text of [`${HEAD}spec:\n  mtls:\n    mode: {{ .Values.‸ }}\n`, `${HEAD}spec:\n  {{ ‸ }}\n`, `${HEAD}spec:\n  {{- if ‸\n  mtls:\n    mode: STRICT\n`]) {
	test(`offers nothing inside an action: ${text.split('\n').find((line) => line.includes('‸'))?.trim()}`, () => {
		assert.deepEqual(completions(text).map(({ label }) => label), []);
	});
}

test('hover documents a field of a template, and is silent on an action', () => {
	const hover = (marked: string) => {
		const { text, position } = withCursor(marked);
		return hoverAt(serviceContext(), createStream(text), position);
	};
	assert.match(JSON.stringify(hover(`${HEAD}spec:\n  mtls:\n    mo‸de: {{ .Values.mode }}\n{{- end }}\n`)), /spec\.mtls\.mode/);
	assert.equal(hover(`${HEAD}spec:\n  mtls:\n    mode: {{ .Val‸ues.mode }}\n{{- end }}\n`), undefined);
});

test('what is certain in a template is still said, and nothing else', () => {
	assert.deepEqual(judge(`${HEAD}spec:\n  mtls:\n    mode: STRIKT\n  {{ .Values.more }}: 1\n{{- end }}\n`).map(({ rule, underlined }) => [rule, underlined]), [['schema/not-allowed-value', 'STRIKT']]);
	assert.deepEqual(judge('apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: ${NAME}\nspec:\n  {{ toYaml .Values.spec | nindent 2 }}\n'), []);
});
