import assert from 'node:assert/strict';
import test from 'node:test';
import { istioRules } from '../../../server/src/rules/istio.js';
import { isMasked } from '../../../server/src/syntax/yaml/template.js';
import { fixes, judge } from '../../support/judge.js';
import { manifest } from './rows.js';

const VALUE = /^( *(?:- )?[\w./"-]+: | *- )((?=[^\s{[#&*|>'"])[^#\n:]*(?::[^ #\n]+)*|"[^"\n]*")$/gm;

/** The text once for each line that ends with a plain value, with this value brought by a template. */
function templated(text: string): readonly string[] {
	return [...text.matchAll(VALUE)].filter((match) => !/^(?:apiVersion|kind)/.test(match[0])).map((match) => `${text.slice(0, match.index)}${match[1]}{{ .Values.value }}${text.slice(match.index + match[0].length)}`);
}

for (const rule of istioRules) {
	test(`${rule.id} never names or writes what a template brings`, () => {
		for (const text of [...templated(rule.docs.bad), ...templated(rule.docs.good)]) {
			for (const finding of judge(text)) {
				assert.ok(!isMasked(finding.message), finding.message);
				for (const fix of fixes(finding)) {
					assert.ok(!isMasked(fix.title) && !fix.edits.some(({ newText }) => isMasked(newText)), `${fix.title}: ${JSON.stringify(fix.edits)}`);
				}
			}
		}
	});

	test(`${rule.id} has no error in its good example when a template brings a value of it`, () => {
		for (const text of templated(rule.docs.good)) {
			assert.deepEqual(judge(text).filter(({ severity }) => severity === 'error').map(({ rule: id, message }) => `${id} ${message}`), [], text);
		}
	});
}

test('what one branch of a template says is not held against the other', () => {
	const spec = 'host: api.example.com\ntrafficPolicy:\n  tls:\n    {{- if .Values.mesh }}\n    mode: ISTIO_MUTUAL\n    {{- else }}\n    caCertificates: /ca.pem\n    {{- end }}\n  loadBalancer:\n    {{- if .Values.sticky }}\n    consistentHash: {useSourceIp: true}\n    {{- else }}\n    simple: RANDOM\n    {{- end }}';
	assert.deepEqual(judge(manifest('DestinationRule', spec)).map(({ rule }) => rule), []);
});
