import assert from 'node:assert/strict';
import test from 'node:test';
import { plainVisible, splitHidden } from '../../client/webview/visibleText.js';

test('characters that do not show, or turn the direction, are named', () => {
	assert.deepEqual(splitHidden('a\u202eb\u0000'), [
		{ text: 'a', isHidden: false },
		{ text: 'U+202E', isHidden: true },
		{ text: 'b', isHidden: false },
		{ text: 'U+0000', isHidden: true },
	]);
	assert.equal(plainVisible('line\nbreak'), 'lineU+000Abreak');
	assert.equal(plainVisible('Bücher – 測試'), 'Bücher – 測試');
	assert.deepEqual(splitHidden(''), [{ text: '', isHidden: false }]);
});
