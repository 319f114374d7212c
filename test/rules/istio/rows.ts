import assert from 'node:assert/strict';
import test from 'node:test';
import { applyFix, fixes, judge } from '../../support/judge.js';

/** The spec of a kind, and what is found in it as `rule underlined`, without `istio/` and in the order of the text. */
export interface Row {
	readonly says: string;
	readonly kind: string;
	readonly spec: string;
	readonly found: readonly string[];
	/** The namespace, where it is not `shop`. */
	readonly namespace?: string;
	/** What the first fix of the first finding makes of the spec. */
	readonly fixed?: string;
}

const SECURITY = ['PeerAuthentication', 'AuthorizationPolicy', 'RequestAuthentication'];

/** The manifest of a row. */
export function manifest(kind: string, spec: string, namespace = 'shop'): string {
	const group = SECURITY.includes(kind) ? 'security.istio.io' : 'networking.istio.io';
	return `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata:\n  name: example\n  namespace: ${namespace}\nspec:\n${spec.split('\n').map((line) => `  ${line}\n`).join('')}`;
}

/** A test for each row. */
export function testRows(rows: readonly Row[]): void {
	for (const { says, kind, spec, found, namespace, fixed } of rows) {
		test(`${kind}: ${says}`, () => {
			const findings = judge(manifest(kind, spec, namespace));
			assert.deepEqual(findings.map(({ rule, underlined }) => `${rule.replace('istio/', '')} ${underlined}`), found);
			const [first] = findings;
			if (fixed !== undefined && first !== undefined) {
				const [fix] = fixes(first);
				assert.ok(fix !== undefined, 'no fix is offered');
				assert.equal(applyFix(first, fix), manifest(kind, fixed, namespace));
			}
		});
	}
}
