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
};
type Part = Record<string, unknown>;

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
	let next = first;
	const document = {
		...page,
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
		readonly status = 200;
		get response() {
			return aPage(next);
		}
		open() {}
		setRequestHeader() {}
		send() {
			this.onload();
		}
	}
	class EventSource {
		addEventListener(kind: string, hear: (event: { readonly data: string }) => void) {
			heard.set(kind, hear);
		}
	}
	const localStorage = { getItem: () => (wants ? 'on' : null) };
	const global = { document, localStorage, Notification, XMLHttpRequest, EventSource, Event };
	const context = createContext({ ...global, window: { Notification }, setInterval: () => 0 });
	runInContext(read('static/desk-live.js'), context);
	return {
		page,
		said,
		title: () => document.title,
		async comes(shown: Shown) {
			next = shown;
			heard.get('changed')?.({ data: shown.mark });
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
