import assert from 'node:assert/strict';
import test from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { entries } from '../../server/generated/catalog.cjs';
import { identityProblems } from '../../server/src/rules/identity.js';
import { Catalog } from '../../server/src/schema/catalog.js';
import { extendCatalog } from '../../server/src/schema/custom/extend.js';
import { DefinitionReader } from '../../server/src/resource/definitions.js';
import type { JsonSchema, ValidatorError } from '../../server/src/schema/jsonSchema.js';
import { convertSchema } from '../../server/src/schema/custom/convert.js';
import { interpretingValidator } from '../../server/src/schema/custom/validator.js';
import { createStream } from '../../server/src/syntax/yaml/stream.js';
import { type JsonObject, type JsonValue, isObject, toValue } from '../../server/src/syntax/yaml/value.js';
import { limits } from '../../server/src/text/limits.js';
import { Random } from '../support/random.js';
import { CRD, widget } from '../support/crd.js';

/** What is wrong with the definitions of a text: severity, path and message. */
function problems(text: string): readonly string[] {
	return createStream(text).chunks.flatMap((chunk) => new DefinitionReader().definitionsIn(chunk)).flatMap((found) => found.problems.map(({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`));
}

function kinds(text: string): readonly string[] {
	return new DefinitionReader().kindsOf(createStream(text).chunks).map(({ group, kind, versions }) => `${group}/${versions.map(({ name }) => name).join(',')} ${kind}`);
}

test('a definition gives its served versions, the one that Kubernetes prefers first', () => {
	assert.deepEqual(problems(CRD), []);
	assert.deepEqual(kinds(CRD), ['example.org/v1,v1beta2,v1alpha1 Widget']);
});

const SCHEMA = 'spec.versions.0.schema.openAPIV3Schema';
const WRONG: readonly { readonly name: string; readonly change: (crd: string) => string; readonly found: string }[] = [
	{ name: 'a name that is not plural and group', change: (crd) => crd.replace('widgets.example.org', 'widget.example.org'), found: 'error metadata.name: The name of this CustomResourceDefinition must be "widgets.example.org", its plural and its group.' },
	{ name: 'a group without a dot', change: (crd) => crd.replaceAll('example.org', 'example'), found: 'error spec.group: "example" is not the name of a group, which is a domain with a dot.' },
	{ name: 'a kind that would be code in a pattern', change: (crd) => crd.replace('kind: Widget', 'kind: "(W+)+$"'), found: 'error spec.names.kind: "(W+)+$" is not the name of a kind.' },
	{ name: 'two stored versions', change: (crd) => crd.replace('storage: false', 'storage: true'), found: 'error spec.versions: Exactly one version must have "storage: true", not 2.' },
	{ name: 'a field without a type', change: (crd) => crd.replace('size: {type: integer, minimum: 1, maximum: 9}', 'size: {minimum: 1}'), found: `error ${SCHEMA}.properties.spec.properties.size: spec.size needs a type.` },
	{ name: 'a pattern that no reader takes', change: (crd) => crd.replace("'^[a-z]+$'", "'^(?=a)'"), found: `error ${SCHEMA}.properties.spec.properties.name.pattern: The pattern cannot be read: it looks around, which RE2 cannot.` },
	{ name: 'a reference', change: (crd) => crd.replace('size: {type: integer', 'size: {$ref: "#/a", type: integer'), found: `error ${SCHEMA}.properties.spec.properties.size.$ref: A CustomResourceDefinition cannot use "$ref".` },
	{ name: 'a bound of the wrong type', change: (crd) => crd.replace('minimum: 1', 'minimum: one'), found: `error ${SCHEMA}.properties.spec.properties.size.minimum: "minimum" must be a number.` },
];

for (const { name, change, found } of WRONG) {
	test(`${name} is a problem, and nothing is defined`, () => {
		assert.deepEqual(problems(change(CRD)), [found]);
		assert.deepEqual(kinds(change(CRD)), []);
	});
}

test('a pattern that only we do not read is an information, and the rest holds', () => {
	const text = CRD.replace("'^[a-z]+$'", () => "'^\\p{Greek}+$'");
	assert.deepEqual(problems(text), [`information ${SCHEMA}.properties.spec.properties.name.pattern: The pattern is not checked: it has \\p.`]);
	assert.equal(kinds(text).length, 1);
});

test('a schema over the limits is a warning', () => {
	const deep = `${'{type: object, properties: {a: '.repeat(limits.crdSchemaDepth + 1)}{type: string}${'}}'.repeat(limits.crdSchemaDepth + 1)}`;
	const [problem, ...more] = problems(CRD.replace('size: {type: integer, minimum: 1, maximum: 9}', `size: ${deep}`));
	assert.deepEqual(more, []);
	assert.match(problem ?? '', /^warning .* levels deep and is not used\.$/);
});

test('what is no whole definition is none', () => {
	for (const text of ['', 'kind: CustomResourceDefinition\n', CRD.replace('apiextensions.k8s.io/v1', 'apiextensions.k8s.io/v1beta1'), CRD.replace('group: example.org', 'group: {{ .Values.group }}'), `${CRD}  broken: [`]) {
		assert.deepEqual([problems(text), kinds(text)], [[], []]);
	}
});

/** The schema of the first version. */
function schemaOf(): JsonSchema {
	const root = createStream(CRD).chunks[0]?.document.root;
	const value = root === undefined ? null : toValue(root);
	const version = ['spec', 'versions', 0, 'schema', 'openAPIV3Schema'].reduce<JsonValue | undefined>((current, step) => (typeof step === 'number' ? (current as readonly JsonValue[])[step] : isObject(current) ? current[step] : undefined), value);
	return convertSchema(version as JsonObject);
}

const VALUES: readonly JsonValue[] = [0, 1, 10, 1.5, -3, '', 'a', 'A1', true, null, [], ['a'], [1, 'b', 'b', 'c', 'd'], {}, { a: 'b' }, { name: 'x' }, { name: 1, other: [] }, 'RED', '8080'];

/** The value with something of it replaced, added or taken away. */
function mutated(value: JsonValue, random: Random): JsonValue {
	if (isObject(value) && random.next() < 0.8) {
		const keys = Object.keys(value);
		const key = random.next() < 0.15 || keys.length === 0 ? 'odd' : random.pick(keys);
		const entries = Object.entries(value).filter(([name]) => name !== key || random.next() > 0.2) as [string, JsonValue][];
		return Object.fromEntries([...entries, ...(keys.includes(key) && !entries.some(([name]) => name === key) ? [] : [[key, mutated(value[key] ?? null, random)]])]);
	}
	return Array.isArray(value) && value.length > 0 && random.next() < 0.6 ? value.map((item: JsonValue) => (random.next() < 0.5 ? mutated(item, random) : item)) : random.pick(VALUES);
}

test('the validator complains as ajv does about thousands of wrong values', () => {
	const schema = schemaOf();
	const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false, messages: false, unicodeRegExp: true }).compile(schema);
	const own = interpretingValidator(schema);
	const lines = (errors: readonly ValidatorError[] | null | undefined) => [...new Set((errors ?? []).map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${String(params['missingProperty'] ?? params['additionalProperty'] ?? '')}`))].sort();
	const random = new Random(11);
	for (let round = 0; round < 3_000; round++) {
		let value = widget();
		for (let step = 0; step < 3; step++) {
			value = mutated(value, random);
		}
		assert.equal(own(value), ajv(value), JSON.stringify(value));
		assert.deepEqual(lines(own.errors), lines(ajv.errors as readonly ValidatorError[] | null), JSON.stringify(value));
	}
});

test('the CRD of one kind tells nothing about the others of its group', () => {
	const builtin = new Catalog(entries);
	const catalog = extendCatalog(builtin, new DefinitionReader().kindsOf(createStream(CRD).chunks));
	const findings = (text: string) => createStream(text).chunks.flatMap(({ document }) => identityProblems(document, catalog)).map(({ message }) => message);
	assert.deepEqual(findings('apiVersion: example.org/v1\nkind: Widgets\n'), []);
	assert.deepEqual(findings('apiVersion: example.org/v7\nkind: Widget\n'), ['example.org/v7 is not an API version of Widget; use example.org/v1, example.org/v1beta2 or example.org/v1alpha1.']);
	assert.equal(extendCatalog(builtin, []), builtin);
});
