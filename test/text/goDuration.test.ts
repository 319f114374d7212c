import assert from 'node:assert/strict';
import test from 'node:test';
import { mendGoDuration, parseGoDuration } from '../../server/src/text/goDuration.js';

const durations: readonly (readonly [text: string, seconds: number | undefined])[] = [
	['0', 0], ['1h', 3600], ['1h30m', 5400], ['1.5h', 5400], ['.5s', 0.5], ['100ms', 0.1], ['1m1s1ms', 61.001], ['-2s', -2], ['+2s', 2], ['1us', 1e-6], ['1µs', 1e-6],
	['', undefined], ['1', undefined], ['1d', undefined], ['h', undefined], ['1 h', undefined], ['1h ', undefined], ['one hour', undefined], ['-', undefined],
];

for (const [text, seconds] of durations) {
	test(`"${text}" is ${seconds === undefined ? 'no duration' : `${seconds} seconds`}`, () => {
		assert.equal(parseGoDuration(text), seconds);
	});
}

test('a duration in other words is mended', () => {
	assert.deepEqual(['3600', '1d', '2 days', '1 hour', '5min', '1h 30m', '1h', 'soon'].map(mendGoDuration), ['3600s', '24h', '48h', '1h', '5m', '1h30m', undefined, undefined]);
});
