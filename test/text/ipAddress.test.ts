import assert from 'node:assert/strict';
import test from 'node:test';
import { isIpAddress, isIpRange } from '../../server/src/text/ipAddress.js';

test('addresses of both families', () => {
	for (const text of ['0.0.0.0', '255.255.255.255', '::', '::1', 'fe80::1%eth0', '2001:db8:0:0:0:0:0:1', '1::', '::ffff:10.0.0.1', '64:ff9b::192.0.2.33']) {
		assert.ok(isIpAddress(text), text);
	}
});

test('what looks like an address and is none', () => {
	for (const text of ['', '10.0.0', '10.0.0.1.', '10.0.0.256', '01.2.3.4', '10.0.0.1:80', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', ':1:2:3:4:5:6:7', '12345::', '::10.0.0.256', 'fe80::1%', 'localhost']) {
		assert.ok(!isIpAddress(text), text);
	}
});

test('ranges', () => {
	assert.deepEqual(['10.0.0.0/8', '0.0.0.0/0', '::/0', '2001:db8::/128'].filter((text) => !isIpRange(text)), []);
	assert.deepEqual(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/8/8', '::/129', 'fe80::1%eth0/64', 'a/8', '/8'].filter(isIpRange), []);
});
