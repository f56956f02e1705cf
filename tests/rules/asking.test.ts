/** What a page on which much is typed holds back without a connection, and what it never does. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import vm from 'node:vm';
import { read } from './tree.ts';

/** Sends a form on a page that has no connection; whether it was held back. */
function isHeld({ asks }: { readonly asks: boolean }): boolean {
	const line = { dataset: { waits: 'waits' }, hidden: true };
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

type Way = { readonly leave?: boolean; readonly typed?: string; readonly presses?: number };

/** Presses a link on a page that has no connection, with something typed; whether the last press was held back. */
async function isKeptFrom({ leave, typed = '07700', presses = 1 }: Way): Promise<boolean> {
	const line = {
		dataset: { late: 'Not sent' },
		hidden: true,
		textContent: '',
		scrollIntoView: () => undefined
	};
	const field = { value: typed, defaultValue: '', checked: false, defaultChecked: false };
	const form = { querySelectorAll: () => [field] };
	const heard: Record<string, (event: unknown) => void> = {};
	const location = { origin: 'https://here', pathname: '/talk' };
	vm.runInNewContext(read('static/ask.js'), {
		document: {
			hidden: false,
			querySelector: (which: string) =>
				which === '[data-unsent]' ? { ...line, closest: () => form } : null,
			addEventListener: (name: string, hears: (event: unknown) => void) => (heard[name] = hears)
		},
		window: { addEventListener: () => undefined, location },
		navigator: { onLine: false }
	});
	const link = {
		...location,
		pathname: '/help',
		isConnected: true,
		dataset: leave ? { leave: '/kitchen' } : {}
	};
	let held = false;
	for (let press = 0; press < presses; press += 1) {
		held = false;
		heard.click?.({
			target: { closest: () => link },
			preventDefault: () => (held = true),
			stopImmediatePropagation: () => undefined
		});
		await new Promise(setImmediate);
	}
	return held;
}

test('without a connection a way on does not take what was typed with it before that is said once, and Leave waits for nothing', async () => {
	assert.equal(await isKeptFrom({}), true);
	assert.equal(await isKeptFrom({ presses: 2 }), false);
	assert.equal(await isKeptFrom({ typed: '' }), false);
	assert.equal(await isKeptFrom({ leave: true }), false);
});

type Sent = { readonly waits?: string; readonly presses?: boolean };

/** Sends a form without a connection, which comes back; how often it was sent then, and what its line said. */
async function isBack({ waits, presses }: Sent): Promise<[number, string]> {
	let sent = 0;
	const heard: Record<string, (event: unknown) => void> = {};
	const hears = (name: string, hears: (event: unknown) => void) => (heard[name] = hears);
	const location = { origin: 'https://here', pathname: '/talk' };
	const form = {
		isConnected: true,
		requestSubmit: () => (sent += 1),
		querySelector: () => line,
		querySelectorAll: () => [{ value: '07700', defaultValue: '' }]
	};
	const line = {
		...{ dataset: { late: 'late', waits }, hidden: true, textContent: '' },
		...{ closest: () => form, scrollIntoView: () => undefined }
	};
	const navigator = { onLine: false };
	vm.runInNewContext(read('static/ask.js'), {
		...{ navigator, AbortSignal, setTimeout: () => undefined },
		fetch: () => Promise.resolve(),
		document: {
			...{ hidden: false, addEventListener: hears },
			querySelector: (which: string) => (which === '[data-unsent]' ? line : null)
		},
		window: { addEventListener: hears, location }
	});
	const event = { preventDefault: () => undefined, stopImmediatePropagation: () => undefined };
	const link = { ...location, pathname: '/help', isConnected: true, dataset: {} };
	heard.submit?.({ ...event, target: form, submitter: null });
	await new Promise(setImmediate);
	if (presses) heard.click?.({ ...event, target: { closest: () => link } });
	await new Promise(setImmediate);
	navigator.onLine = true;
	heard.online?.(event);
	await new Promise(setImmediate);
	return [sent, line.textContent];
}

test('what was said not to be sent is not sent when there is a connection again', async () => {
	assert.deepEqual(await isBack({ waits: 'waits', presses: true }), [0, 'late']);
	assert.deepEqual(await isBack({ waits: 'waits' }), [1, 'waits']);
});

// A message written in a tunnel was lost: the browser showed its own error, and Back an empty box.
test('a message without a connection stays in its box, and she sends it herself', async () => {
	assert.deepEqual(await isBack({}), [0, 'late']);
});

test('without a connection the form for a call waits, and signing out does not', () => {
	assert.equal(isHeld({ asks: true }), true);
	assert.equal(isHeld({ asks: false }), false);
});
