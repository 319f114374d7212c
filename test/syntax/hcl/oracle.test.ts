import assert from 'node:assert/strict';
import test from 'node:test';
import { parseHcl } from '../../../server/src/syntax/hcl/parse.js';
import type { HclDocument, HclNode } from '../../../server/src/syntax/hcl/tree.js';
import type { Span } from '../../../server/src/text/span.js';
import { generate, mutate, randomFrom } from './generate.js';
import { DecodeRefusal, genericValue } from './generic.js';
import { ask } from './oracle.js';

/** Texts of one run; `HCL_ORACLE_TEXTS=50000` makes the long one. */
const TEXTS = Number(process.env['HCL_ORACLE_TEXTS'] ?? 1_500);
const SEED = Number(process.env['HCL_ORACLE_SEED'] ?? 20_261_124);

test(`reads ${TEXTS} generated and mutated texts as HashiCorp's HCL 1 does`, () => {
	const random = randomFrom(SEED);
	let agreed = 0;
	for (let index = 0; index < TEXTS; index++) {
		const valid = generate(random);
		const text = index % 2 === 0 ? valid : mutate(random, valid);
		const document = parseHcl(text);
		checkSpans(document, text);
		agreed += compare(document, text) ? 1 : 0;
	}
	assert.ok(agreed > 0.8 * TEXTS, `only ${agreed} of ${TEXTS} texts could be compared`);
});

/** Whether both say the same; false where the two cannot be compared. */
function compare(document: HclDocument, text: string): boolean {
	const verdict = ask(text);
	const refusals = document.problems.filter((problem) => problem.accepted !== true);
	const isRefused = refusals.length > 0 || document.templated;
	if (verdict.kind === 'parser') {
		assert.ok(document.problems.length > 0 || document.templated, `${JSON.stringify(text)} is refused: ${verdict.message}`);
		return true;
	}
	if (verdict.kind === 'decoder') {
		return false;
	}
	if (isRefused) {
		assert.ok(isToleratedByOracle(document, text), `${JSON.stringify(text)} is accepted, but: ${refusals[0]?.message}`);
		return false;
	}
	if (document.problems.length === 0) {
		try {
			assert.deepEqual(JSON.parse(JSON.stringify(genericValue(document))), verdict.value, JSON.stringify(text));
		} catch (error) {
			if (error instanceof DecodeRefusal) {
				return false;
			}
			throw error;
		}
	}
	return true;
}

/**
 * Texts that the oracle takes although nobody may rely on it: in `{ a = } }` it passes over the first brace, of `1.5e;` it swallows the
 * semicolon, behind the first surprise it reads JSON no further, and its scanner lets `09` pass, which its decoder takes for a fraction when
 * the same key had one before.
 */
function isToleratedByOracle({ problems, format }: HclDocument, text: string): boolean {
	return format === 'json' || problems.some(({ span, message }) => text.slice(span.start, span.end) === '}' || /no digits in its exponent|octal numbers/.test(message));
}

function checkSpans(document: HclDocument, text: string): void {
	const isInside = ({ start, end }: Span) => start >= 0 && start <= end && end <= text.length;
	const visit = (node: HclNode, outer: Span): void => {
		assert.ok(isInside(node.span) && node.span.start >= outer.start && node.span.end <= outer.end, `span of ${node.kind} in ${JSON.stringify(text)}`);
		if (node.kind === 'list') {
			node.items.forEach((item) => visit(item, node.span));
		} else if (node.kind === 'object') {
			for (const entry of node.entries) {
				assert.ok(isInside(entry.key.span) && entry.span.start === entry.key.span.start, JSON.stringify(text));
				visit(entry.value, entry.span);
			}
		}
	};
	visit(document.root, { start: 0, end: text.length });
	assert.ok([...document.problems.map((problem) => problem.span), ...document.comments].every(isInside), JSON.stringify(text));
}
