import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network.ts';

test('an IPv4 address is a network of its own, however it is written', () => {
	assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
	assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
});

test('every address of one IPv6 house is one network', () => {
	const one = networkOf('2001:db8:1:2::1');

	assert.equal(networkOf('2001:0db8:0001:0002:ffff:ffff:ffff:ffff'), one);
	assert.notEqual(networkOf('2001:db8:1:3::1'), one);
});

test('zeros that are left out are counted', () => {
	assert.equal(networkOf('::1'), networkOf('0:0:0:0:9::'));
	assert.equal(networkOf('fe80::1%eth0'), networkOf('fe80:0:0:0:2::'));
	assert.equal(networkOf('1::2:3:4:5:6'), networkOf('1:0:0:2:9::'));
});

test('what is no address is taken as it is', () => {
	assert.equal(networkOf(''), '');
	assert.equal(networkOf('not:an:address'), 'not:an:address');
});
