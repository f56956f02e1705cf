/** Each answer about a call on its whole way: typed, checked, sent, on the receipt, at the desk and in her copy. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { RequestEvent } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import type { Wishes } from '#lib/domain/call/call.ts';
import { emptyCall, type CallForm } from '#lib/domain/call/form.ts';
import { copyParts, type Copy } from '#lib/domain/data/copy.ts';
import { sayCopy } from '#lib/i18n/copy/copy-words.ts';
import { wishesAtDesk, wishesToCheck } from '#lib/i18n/reach/wish-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { called } from '#lib/server/copy/calls.ts';
import { transaction } from '#lib/server/database.ts';
import { wishesOf } from '#lib/server/reach/wishes.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
import { aSlot } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { read } from './tree.ts';
import * as ask from '../../src/routes/(public)/talk/+page.server.ts';
import * as check from '../../src/routes/(public)/talk/check/+page.server.ts';
import * as receipt from '../../src/routes/(public)/talk/receipt/+page.server.ts';

let world: TestWorld;
let victim: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	victim = await aVictimOf(world, urn);
	await openTeam(world, { hasBsl: true });
});
afterEach(() => world.close());

/** What is said of it there, or why that place says nothing of it. */
type Said = RegExp | { readonly apart: string };
type Row<Of extends keyof Wishes> = {
	readonly typed: Partial<CallForm>;
	readonly wish: Wishes[Of];
	readonly check: Said;
	/** In the data of the page: it is the page's to say it. */
	readonly receipt: Said;
	readonly desk: Said;
	readonly copy: Said;
};

const slot = aSlot({ at: '14:00' });
const notHers = { apart: 'whoever holds the receipt may not be her' };
const byItself = { apart: 'a line of its own on the page of the call' };
const whoAsked = { apart: 'nobody who asks for herself says it; the desk reads who asked' };

const rows: { readonly [Of in keyof Required<Wishes>]: Row<Of> } = {
	name: {
		typed: { name: 'Marigold' },
		wish: 'Marigold',
		check: /^Marigold$/m,
		receipt: notHers,
		desk: byItself,
		copy: /Marigold/
	},
	phone: {
		typed: { phone: '07700 900456' },
		wish: '07700 900456',
		// Its end, and no page shows more of it.
		check: /^Ends in 56$/m,
		receipt: notHers,
		desk: { apart: 'shown for a reason, which is written down' },
		copy: /\b56\b/
	},
	slots: {
		typed: { times: [String(slot.from)] },
		wish: [slot],
		check: /2(:00)?pm|2:00|14:00/,
		receipt: new RegExp(`"promised":.*"from":${slot.from}`),
		desk: new RegExp(`"slots":.*"from":${slot.from}`),
		copy: /2(:00)?pm|2:00|14:00/
	},
	hour: {
		typed: { hour: 'Sunday after 7' },
		wish: 'Sunday after 7',
		check: /^Sunday after 7$/m,
		receipt: notHers,
		desk: /Sunday after 7/,
		copy: /Sunday after 7/
	},
	mayLeaveMessage: {
		typed: { message: 'yes' },
		wish: true,
		check: new RegExp(t('talk.message.yes')),
		receipt: /"mayLeaveMessage":true/,
		desk: /"message":true/,
		copy: new RegExp(t('talk.message.yes'))
	},
	language: {
		typed: { language: 'other', otherLanguage: 'Twi' },
		wish: 'Twi',
		check: /^Twi$/m,
		receipt: notHers,
		desk: byItself,
		copy: /\bTwi\b/
	},
	ifSomeoneElse: {
		typed: { someoneElse: 'ask-for-me' },
		wish: 'ask-for-me',
		check: new RegExp(t('talk.someone.ask-for-me')),
		receipt: notHers,
		desk: /"someoneElse":"ask-for-me"/,
		copy: new RegExp(t('talk.someone.ask-for-me'))
	},
	showsNumber: {
		typed: { ownNumber: 'shown' },
		wish: true,
		check: new RegExp(t('talk.ownNumber.shown')),
		receipt: /"showsNumber":true/,
		desk: new RegExp(t('desk.wished.number.shown')),
		copy: new RegExp(t('talk.ownNumber.shown'))
	},
	talking: {
		typed: { talking: ['bsl'] },
		wish: ['bsl'],
		check: new RegExp(t('needs.language.bsl')),
		receipt: notHers,
		desk: new RegExp(t('needs.language.bsl')),
		copy: new RegExp(t('needs.language.bsl'))
	},
	gender: {
		typed: { gender: 'woman' },
		wish: 'woman',
		check: new RegExp(t('needs.gender.woman')),
		receipt: notHers,
		desk: new RegExp(t('needs.gender.woman')),
		copy: new RegExp(t('needs.gender.woman'))
	},
	borough: {
		typed: { borough: 'camden' },
		wish: 'camden',
		check: /Camden/,
		receipt: notHers,
		desk: /Camden/,
		copy: /Camden/
	},
	about: {
		typed: { about: 'crime.stalk' },
		wish: 'crime.stalk',
		check: new RegExp(t('help.need.stalk')),
		receipt: notHers,
		desk: new RegExp(t('help.need.stalk')),
		copy: new RegExp(t('help.need.stalk'))
	},
	why: {
		typed: { why: 'rules' },
		wish: 'rules',
		check: new RegExp(t('talk.why.rules')),
		receipt: /"why":"rules"/,
		desk: new RegExp(t('desk.wished.why.rules')),
		copy: new RegExp(t('talk.why.rules'))
	},
	askFirst: {
		typed: {},
		wish: undefined as never,
		check: whoAsked,
		receipt: whoAsked,
		desk: whoAsked,
		copy: whoAsked
	}
};
const every = Object.entries(rows) as [keyof Wishes, Row<keyof Wishes>][];

type Jar = Map<string, string>;

/** A visit of hers to one of the pages, with what she sends. */
function visit(jar: Jar, form: CallForm): RequestEvent {
	const body = new FormData();
	for (const [name, typed] of Object.entries(form))
		for (const one of [typed].flat()) body.append(name, one);
	return {
		locals: { world, actor: victim, lang: 'en' },
		request: new Request('http://localhost/en/talk', { method: 'POST', body }),
		getClientAddress: () => '192.0.2.1',
		cookies: {
			get: (name: string) => jar.get(name),
			set: (name: string, value: string) => jar.set(name, value),
			delete: (name: string) => jar.delete(name)
		}
	} as unknown as RequestEvent;
}

/** Sends one step, and gives where it leads. */
async function sends(step: { readonly actions: object }, event: RequestEvent): Promise<string> {
	const { default: action } = step.actions as { default: (event: RequestEvent) => unknown };
	try {
		assert.fail(JSON.stringify(await action(event)));
	} catch (led) {
		if (led instanceof Error) throw led;
		return (led as { location: string }).location;
	}
}

/** All steps, with these typed; what she checked before it was sent, and her receipt after. */
async function asks(asked: typeof every): Promise<Record<'check' | 'receipt', string>> {
	const jar: Jar = new Map();
	const form: CallForm = Object.assign({ ...emptyCall }, ...asked.map(([, { typed }]) => typed));
	assert.equal(await sends(ask, visit(jar, form)), '/talk/check');
	const data = await check.load(visit(jar, form) as never);
	assert.ok(data?.wishes);
	const saying = { t: words('en'), lang: 'en' } as const;
	const checked = wishesToCheck(data.wishes, saying).map(({ value }) => value);
	assert.equal(await sends(check, visit(jar, form)), '/talk/receipt');
	const shown = await receipt.load(visit(jar, form) as never);
	return { check: checked.join('\n'), receipt: JSON.stringify(shown) };
}

/** What the desk reads beside the call and what it may do by it, and what her copy says of it. */
async function told(id: string): Promise<Record<'desk' | 'copy', string>> {
	const { db, keys, now } = world;
	const call = await callDesk.readFor(db, keys, await aColleague({ world }), id, now());
	assert.ok(call);
	const calls = await transaction(db, (trx) => called({ trx, keys, victim }));
	const none = Object.fromEntries(copyParts.map((part) => [part, []])) as unknown as Copy['parts'];
	const said = sayCopy({ madeAt: now(), parts: { ...none, calls } }, 'en');
	return {
		desk: [wishesAtDesk(call.wishes, t).join('\n'), JSON.stringify(call.plan)].join('\n'),
		copy: said.flatMap(({ items }) => items.flat()).join('\n')
	};
}

test('every question of the form is an answer of hers', () => {
	const typed = every.flatMap(([, row]) => Object.keys(row.typed));

	assert.deepEqual(typed.toSorted(), Object.keys(emptyCall).toSorted());
});

test('every question is asked on the one page', () => {
	const page = 'src/routes/(public)/talk/+page.svelte';
	const partsOf = (file: string) =>
		[...read(file).matchAll(/from '(\.[^']*\.svelte)'/g)].map(([, part = '']) =>
			path.posix.join(path.posix.dirname(file), part)
		);
	const files = [page, ...partsOf(page), ...partsOf(page).flatMap(partsOf)];
	for (const field of Object.keys(emptyCall))
		assert.ok(
			files.some((file) => new RegExp(`name[=:] ?["']${field}["']`).test(read(file))),
			`${field} is not on ${page}`
		);
});

/** Asks with these answers, and looks for each of them wherever it is read. */
async function isKept(asked: typeof every): Promise<void> {
	const hers = await asks(asked);
	const open = world.db.selectFrom('calls').selectAll().where('state', '=', 'asked');
	const row = await open.executeTakeFirstOrThrow();
	const kept = await wishesOf(world.db, world.keys, row);
	const said = { ...hers, ...(await told(row.id)) };

	for (const [field, { wish, ...places }] of asked) {
		assert.deepEqual(kept[field], wish, field);
		for (const place of ['check', 'receipt', 'desk', 'copy'] as const) {
			const expected = places[place];
			if (expected instanceof RegExp)
				assert.ok(expected.test(said[place]), `${field}: ${place}\n${said[place]}`);
		}
	}
	await world.db.updateTable('calls').set({ state: 'closed' }).execute();
}

test('every answer is kept, and said wherever she or whoever calls her reads of it', async () => {
	// Times of ours and words of her own are one or the other.
	for (const other of ['hour', 'slots'] as const)
		await isKept(every.filter(([one]) => one !== other));
});

// All eighty half hours stood there, ten screens of a small phone above the button that sends.
test('where any time is safe, what she checks says it in one line, and all the half hours are sent', async () => {
	const answers = { language: 'en', someoneElse: 'hang-up', phone: '07700 900456' } as const;
	const form: CallForm = { ...emptyCall, ...answers, times: ['any'] };
	const jar: Jar = new Map();
	assert.equal(await sends(ask, visit(jar, form)), '/talk/check');

	const data = await check.load(visit(jar, form) as never);

	assert.ok(data?.wishes && data.wishes.slots.length > 40);
	const saying = { t: words('en'), lang: 'en', any: data.any } as const;
	const times = wishesToCheck(data.wishes, saying).filter(({ asked }) => asked === 'times');
	assert.deepEqual(
		times.map(({ value }) => value),
		[t('talk.times.any')]
	);
	assert.equal(await sends(check, visit(jar, form)), '/talk/receipt');
});
