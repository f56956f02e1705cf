/** What the page on which a call is asked for holds back without a connection, and what it never does. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import vm from 'node:vm';
import { read } from './tree.ts';

/** Sends a form on a page that has no connection; whether it was held back. */
function isHeld({ asks }: { readonly asks: boolean }): boolean {
	const line = { dataset: {}, hidden: true };
	let sends: ((event: unknown) => void) | undefined;
	const document = {
		hidden: false,
		querySelector: (which: string) => (which === '[data-unsent]' ? line : null),
		addEventListener: (name: string, heard: typeof sends) => {
			if (name === 'submit') sends = heard;
		}
	};
	const window = { addEventListener: () => undefined };
	vm.runInNewContext(read('static/ask.js'), {
		document,
		window,
		navigator: { onLine: false },
		setTimeout: () => undefined
	});
	let held = false;
	const target = {
		method: 'post',
		isConnected: true,
		querySelector: () => (asks ? line : null),
		requestSubmit: () => undefined
	};
	sends?.({
		target,
		submitter: null,
		preventDefault: () => (held = true),
		stopImmediatePropagation: () => undefined
	});
	return held;
}

test('without a connection the form for a call waits, and signing out does not', () => {
	assert.equal(isHeld({ asks: true }), true);
	assert.equal(isHeld({ asks: false }), false);
});
