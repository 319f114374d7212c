import assert from 'node:assert/strict';
import test from 'node:test';
import { isLabelKey, isLabelValue } from '../../server/src/text/kubernetesLabel.js';

test('keys of labels', () => {
	assert.deepEqual(['app', 'app.kubernetes.io/name', 'a_b.c-d', 'A'].filter((key) => !isLabelKey(key)), []);
	assert.deepEqual(['', '/a', 'a/', 'a/b/c', '-a', 'a-', 'a b', 'Example.com/a', 'a'.repeat(64)].filter(isLabelKey), []);
});

test('values of labels', () => {
	assert.deepEqual(['', 'v1', 'v1.2_3-x', 'a'.repeat(63)].filter((value) => !isLabelValue(value)), []);
	assert.deepEqual(['-a', 'a.', 'a b', 'a/b', '*', 'a'.repeat(64)].filter(isLabelValue), []);
});
