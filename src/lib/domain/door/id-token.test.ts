import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, lastsFor, logoutFaultOf, type Asked, type Claims } from './id-token.ts';

const at = Date.parse('2026-11-25T10:00:00Z');
const now = at / 1000;
const asked: Asked = {
	issuer: 'https://login.example',
	clientId: 'us',
	nonce: 'n',
	acr: ['phr', 'phrh'],
	amr: []
};
const right: Claims = {
	iss: 'https://login.example',
	aud: 'us',
	sub: 'ann',
	nonce: 'n',
	acr: 'phrh',
	iat: now,
	exp: now + 300,
	auth_time: now - 60
};
const fault = (over: Claims, as: Partial<Asked> = {}) =>
	faultOf({ ...right, ...over }, { ...asked, ...as }, at);

test('what is right in every claim is believed', () => {
	assert.equal(fault({}), undefined);
	assert.equal(fault({ aud: ['us'], azp: 'us' }), undefined);
	assert.equal(fault({ amr: ['hwk', 'pin'] }, { amr: ['hwk', 'swk'] }), undefined);
});

test('how somebody showed who they are, and when, is believed only as it was asked for', () => {
	for (const acr of [undefined, null, '', 'pwd', ['phr'], 'phr phrh', 1])
		assert.equal(fault({ acr }), 'acr');
	for (const amr of [undefined, [], ['pwd'], 'hwk'])
		assert.equal(fault({ amr }, { amr: ['hwk'] }), 'amr');
	for (const auth_time of [undefined, now - 43_201, now + 6, String(now), NaN])
		assert.equal(fault({ auth_time }), 'auth_time');
	assert.equal(fault({ auth_time: now - 43_200 }), undefined);
});

test('time is judged to the second, but for the few by which two clocks differ', () => {
	assert.equal(fault({ exp: now - 4 }), undefined);
	assert.equal(fault({ exp: now - 5 }), 'exp');
	assert.equal(fault({ iat: now - 300 }), undefined);
	assert.equal(fault({ iat: now - 301 }), 'iat');
	assert.equal(fault({ iat: now + 5 }), undefined);
	assert.equal(fault({ iat: now + 6 }), 'iat');
});

test('each claim that is missing is wrong', () => {
	for (const name of ['iss', 'aud', 'sub', 'nonce', 'acr', 'iat', 'exp', 'auth_time'])
		assert.equal(fault({ [name]: undefined }), name);
});

test('an order to sign out is no ID token, and an ID token no order', () => {
	const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
	const { iss, aud, sub, iat, exp } = right;
	const order = { iss, aud, sub, iat, exp, jti: 'j', events };

	assert.equal(logoutFaultOf(order, asked, at), undefined);
	assert.equal(logoutFaultOf({ ...right, jti: 'j', events }, asked, at), 'nonce');
	assert.equal(faultOf(order, asked, at), 'nonce');
});

test('nobody is in for longer than 8 hours, their token, or 12 hours after they signed in at work', () => {
	const hours = (claims: Claims) => lastsFor({ ...right, ...claims }, at) / 3_600_000;

	assert.equal(hours({ exp: now + 72_000 }), 8);
	assert.equal(hours({ exp: now + 3600 }), 1);
	assert.equal(hours({ exp: now + 72_000, auth_time: now - 36_000 }), 2);
	assert.equal(hours({ exp: now - 1 }), 0);
	assert.equal(hours({ exp: undefined }), 0);
});
