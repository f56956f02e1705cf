import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayPrint } from './sheet.ts';

test('on a phone that others use only the pages made for paper are printed', () => {
	const shared = { shared: true };
	const hers = ['/(victim)/day/[hearing]', '/(victim)/ask/[row]', '/(victim)/dates/paper'];

	assert.equal(mayPrint('/(victim)/home', shared), false);
	assert.equal(mayPrint('/(victim)/home', { shared: false }), true);
	for (const route of [...hers, '/(public)/leaflet']) assert.equal(mayPrint(route, shared), true);
});

test('when she is to be called is on no paper', () => {
	assert.equal(mayPrint('/(public)/talk/receipt', { shared: false }), false);
});
