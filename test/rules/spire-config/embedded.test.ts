import assert from 'node:assert/strict';
import test from 'node:test';
import { configurationRules } from '../../../server/src/rules/spire/config/all.js';
import { EmbeddedText } from '../../../server/src/syntax/yaml/embedded.js';
import { parseYamlDocument } from '../../../server/src/syntax/yaml/parse.js';
import { type YamlScalar, entryOf } from '../../../server/src/syntax/yaml/tree.js';
import { applyEdits } from '../../../server/src/text/edit.js';
import { fixes, judge } from './judge.js';

/** The value of the one key of a ConfigMap. */
function scalarIn(yaml: string): YamlScalar {
	const { root, problems } = parseYamlDocument(yaml);
	assert.deepEqual(problems, [], yaml);
	const value = entryOf(entryOf(root, 'data')?.value, 'server.conf')?.value;
	return value?.kind === 'scalar' ? value : assert.fail(yaml);
}

/** The text as block scalar between two other keys. */
function configMap(text: string): string {
	return `apiVersion: v1\nkind: ConfigMap\ndata:\n  server.conf: |\n${text.replace(/^(?=.)/gm, '    ')}  other: x # kept\n`;
}

for (const rule of configurationRules.filter(({ fix }) => fix !== undefined)) {
	test(`the fixes of ${rule.id} do the same inside a ConfigMap`, () => {
		const text = rule.docs.bad;
		const yaml = configMap(text);
		const mapping = new EmbeddedText(yaml, scalarIn(yaml));
		assert.equal(mapping.text, text);
		for (const finding of (judge(text, rule.visits[0] === 'spire-agent' ? 'agent.conf' : 'server.conf') ?? []).filter((item) => item.rule === rule.id)) {
			const { start, end } = mapping.spanToHost(finding.span);
			assert.equal(yaml.slice(start, end), finding.underlined);
			for (const fix of fixes(finding)) {
				const edits = fix.edits.map((edit) => mapping.editToHost(edit) ?? assert.fail(fix.title));
				const after = applyEdits(yaml, edits);
				assert.equal(withoutVariables(scalarIn(after).text), withoutVariables(applyEdits(text, fix.edits)), `${fix.title}:\n${after}`);
				assert.ok(after.endsWith('\n  other: x # kept\n'), after);
			}
		}
	});
}

/** The YAML reader covers variables, for in a template nobody knows what they stand for. */
function withoutVariables(text: string): string {
	return text.replace(/\$\{\w+\}|[\uE000-\uE0FF]+/g, '…');
}
