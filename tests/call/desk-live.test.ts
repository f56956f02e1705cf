/** static/desk-live.js without a browser: what a page of the desk that is no list says by itself of what came meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { read } from '#tests/rules/tree.ts';

type Shown = {
	readonly mark: string;
	readonly due: number;
	readonly messages: number;
	/** What each line of the alarms says. */
	readonly alarms: readonly string[];
	/** What each line of the rail says. */
	readonly rail: Readonly<Record<string, string>>;
	/** Of a page that is nothing but a list: what it says. */
	readonly list?: string;
};
type Part = Record<string, unknown>;

/** A button of a list, where somebody stands. */
const focus = { getAttribute: () => null };

/** As much of a page as the script asks for. */
function aPage(shown: Shown) {
	const parts = new Map<string, Part>();
	const put = (which: string, more: Part): Part => {
		const remove = () => parts.delete(which);
		const part = { ...more, remove, replaceWith: (next: Part) => put(which, next) };
		parts.set(which, part);
		return part;
	};
	const { mark, due, messages } = shown;
	const alarm = 'Alarm.';
	const note = 'Something new at your desk';
	put('[data-part=desk-mark]', {
		dataset: { mark, due: String(due), messages: String(messages), alarm, note }
	});
	const worries = '[data-part=worries]';
	put('.top', { after: (next: Part) => put(worries, next) });
	if (shown.alarms.length > 0) put(worries, { says: shown.alarms });
	if (shown.list) {
		const contains = (one: unknown) => one === focus;
		put('[data-renews]', { says: shown.list, contains, querySelector: () => null });
	}
	const asOf = `As it was at ${mark}.`;
	const live = shown.list && 'Live';
	put('[data-lost]', { textContent: asOf, dataset: { lost: 'Offline since #.', live } });
	const links = Object.entries(shown.rail).map(([href, text]) => {
		const link = put(`.rail a[href="${href}"]`, {
			...{ href, childNodes: [text] },
			getAttribute: () => href
		});
		link.replaceChildren = (...nodes: string[]) => (link.childNodes = nodes);
		return link;
	});
	return {
		querySelector: (which: string) => parts.get(which) ?? null,
		querySelectorAll: (which: string) => (which === '.rail a' ? links : alarmsOf(parts)),
		alarms: () => alarmsOf(parts),
		/** What the list says, and what is said of whether it is still so. */
		list: () => [parts.get('[data-renews]')?.says, parts.get('[data-lost]')?.textContent],
		rail: (href: string) => links.find((link) => link.href === href)?.childNodes
	};
}

function alarmsOf(parts: ReadonlyMap<string, Part>): readonly string[] {
	return (parts.get('[data-part=worries]')?.says as string[] | undefined) ?? [];
}

/** The script on a page, and what it hears. `wants`: notifications were chosen on this computer. */
function aDesk(first: Shown, { wants = false, isLookedAt = false } = {}) {
	const page = aPage(first);
	const said: string[] = [];
	const heard = new Map<string, (event: { readonly data: string }) => void>();
	let next: Shown | undefined = first;
	const document = {
		...page,
		activeElement: null,
		...{ documentElement: { dataset: {} }, title: 'One person – Alongside', hidden: false },
		...{ addEventListener: () => undefined, dispatchEvent: () => true },
		...{ getElementById: () => null, hasFocus: () => isLookedAt }
	};
	class Notification {
		static readonly permission = wants ? 'granted' : 'default';
		constructor(text: string, { tag }: { readonly tag: string }) {
			said.push(`${tag}: ${text}`);
		}
	}
	class XMLHttpRequest {
		onload = () => {};
		get status() {
			return next ? 200 : 503;
		}
		get response() {
			return next && aPage(next);
		}
		open() {}
		setRequestHeader() {}
		send() {
			this.onload();
		}
	}
	class EventSource {
		static readonly CLOSED = 2;
		readonly readyState = 0;
		addEventListener(kind: string, hear: (event: { readonly data: string }) => void) {
			heard.set(kind, hear);
		}
	}
	const localStorage = { getItem: () => (wants ? 'on' : null) };
	const global = { document, localStorage, Notification, XMLHttpRequest, EventSource, Event };
	const context = createContext({
		...global,
		window: { Notification, location: { href: '' } },
		setInterval: () => 0
	});
	runInContext(read('static/desk-live.js'), context);
	return {
		page,
		said,
		title: () => document.title,
		is: (line: 'open' | 'error') => heard.get(line)?.({ data: '' }),
		stands: () => Object.assign(document, { activeElement: focus }),
		/** Something changed, and is shown when the page is asked for again; nothing where that is not answered. */
		async comes(shown: Shown | undefined) {
			next = shown;
			heard.get('changed')?.({ data: shown?.mark ?? 'other' });
			await new Promise(setImmediate);
		}
	};
}

const quiet: Shown = {
	...{ mark: 'one', due: 1, messages: 0, alarms: [] },
	rail: { '/desk': 'Today 1', '/desk/messages': 'Messages' }
};
const message: Shown = {
	...{ mark: 'two', due: 2, messages: 1, alarms: [] },
	rail: { '/desk': 'Today 2', '/desk/messages': 'Messages 1' }
};
const alarm: Shown = { ...message, mark: 'three', alarms: ['Worried now: Mary'] };

// They could be seen on the page of messages alone, and only after it was loaded again.
test('a message that comes while another page is open is counted in its rail and its title', async () => {
	const desk = aDesk(quiet);
	assert.equal(desk.title(), '(1) One person – Alongside');

	await desk.comes(message);

	assert.equal(desk.title(), '(2) One person – Alongside');
	assert.deepEqual(
		['/desk', '/desk/messages'].map((href) => desk.page.rail(href)),
		[['Today 2'], ['Messages 1']]
	);
});

test('an alarm stands on it by name and first in its title, and is gone from both once it is ended', async () => {
	const desk = aDesk(quiet);

	await desk.comes(alarm);
	assert.deepEqual(
		[desk.title(), desk.page.alarms()],
		['Alarm. (2) One person – Alongside', alarm.alarms]
	);
	await desk.comes(message);

	assert.deepEqual([desk.title(), desk.page.alarms()], ['(2) One person – Alongside', []]);
});

test('whoever wants it is told outside the page in one sentence that names nobody, only of more and only while looking elsewhere', async () => {
	const away = aDesk(quiet, { wants: true });
	const others = [aDesk(quiet), aDesk(quiet, { wants: true, isLookedAt: true })];
	for (const desk of [away, ...others]) {
		await desk.comes(message);
		await desk.comes({ ...message, mark: 'again' });
		await desk.comes(alarm);
		await desk.comes(quiet);
	}

	assert.deepEqual(away.said, Array(2).fill('desk: Something new at your desk'));
	for (const { said } of others) assert.deepEqual(said, []);
});

// It said that it has to be loaded again, and as of when it was first, however often it had renewed itself.
test('a list that renews itself says that it is live, and as of when it is while it could not be renewed', async () => {
	const desk = aDesk({ ...quiet, list: 'nobody' });
	assert.deepEqual(desk.page.list(), ['nobody', 'As it was at one.']);

	desk.is('open');
	assert.deepEqual(desk.page.list(), ['nobody', 'Live']);
	await desk.comes({ ...message, list: 'Mary' });
	assert.deepEqual(desk.page.list(), ['Mary', 'Live']);
	await desk.comes(undefined);
	assert.deepEqual(desk.page.list(), ['Mary', 'As it was at two.']);
	await desk.comes({ ...alarm, list: 'Joan' });
	assert.deepEqual(desk.page.list(), ['Joan', 'Live']);
	desk.stands();
	await desk.comes({ ...quiet, list: 'nobody' });
	assert.deepEqual(desk.page.list(), ['Joan', 'As it was at three.']);
	desk.is('error');
	assert.match(String(desk.page.list()[1]), /^Offline since /);
});

test('a page that is no list says as of when it is, whether or not its line is there', () => {
	const desk = aDesk(quiet);

	desk.is('open');

	assert.equal(desk.page.list()[1], 'As it was at one.');
});
