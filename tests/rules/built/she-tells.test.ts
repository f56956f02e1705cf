/** What she tells us herself, from end to end at the running server: her own page, what she was told, and whether anyone told her. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Key } from '#lib/i18n/words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { aVictimIn } from '../folk.ts';
import {
	askPlace,
	held,
	linksTo,
	makesAWayBack,
	part,
	tells,
	titleOf,
	walker,
	type Place,
	type Walker
} from '../reads.ts';
import { elements, readOf } from '../walking.ts';

const { opened, done } = askPlace();
let place: Place;
before(async () => (place = await opened()));
after(done);

const languages = ['en', 'ar'] as const;
let references = 0;

/** Somebody of whose case no agency has told anything. */
async function nora(lang: 'en' | 'ar') {
	const { world } = place;
	const urn = `01GD7${100_000 + (references += 1)}` as Urn;
	const victim = await transaction(world.db, async (trx) => {
		const by = { kind: 'operator' } as const;
		const { caseId } = await cases.openFor(trx, world.keys, by, urn, world.now());
		return aVictimIn(trx, world, caseId);
	});
	return walker(place, { person: victim.person, level: 'full' }, lang);
}

/** A day so many days from today, and as she types it. */
function day(from: number): { on: Day; typed: (of: Walker) => Record<string, string> } {
	const on = Temporal.PlainDate.from(dayOf(place.world.now())).add({ days: from });
	return { on: on.toString(), typed: ({ lang }) => typed(lang, on.day, on.month, on.year) };
}

// As a phone with an Arabic keyboard types them.
const digits = (lang: string, text: number) =>
	lang === 'ar' ? `${text}`.replace(/\d/g, (one) => '٠١٢٣٤٥٦٧٨٩'[Number(one)] ?? one) : `${text}`;

function typed(lang: string, on: number, month: number, year: number): Record<string, string> {
	return {
		'on-day': digits(lang, on),
		'on-month': digits(lang, month),
		'on-year': digits(lang, year)
	};
}

type Answers = Readonly<Record<string, string>>;

/** The question that is due, as her page has it. */
async function stepOf(she: Walker): Promise<string> {
	return held(await she.reads('/tell-us'), 'step');
}

/** Answers what is asked, question by question, and reads the page after the last. */
async function tellsUs(she: Walker, ...answers: readonly Answers[]): Promise<string> {
	let page = '';
	for (const answer of answers) {
		const asked = { step: await stepOf(she), ...answer };
		page = await she.sends('/tell-us?/answer', asked, '/tell-us');
	}
	return page;
}

const choice = (one: string) => ({ choice: one });

/** Her first page says where the case is, and in its blocks what that means for her. */
async function standsAt(she: Walker, stage: Stage, ...blocks: readonly string[]): Promise<string> {
	const page = await she.reads('/home');
	assert.equal(titleOf(page), she.says(`stage.${stage}.line` as Key));
	for (const block of blocks)
		tells(part(page, `data-block="${block}"`), she.says(`stage.${stage}.${block}` as Key));
	return page;
}

const four = ['means', 'next', 'can', 'ask'];
const newest = (page: string, kind: string) =>
	elements(part(page, 'data-part="happened"'), '<li', `data-kind="${kind}"`)[0] ?? '';

for (const lang of languages)
	test(`she tells us what she was told, sees it, and takes one thing back, in ${lang}`, async () => {
		const she = await nora(lang);
		const [reported, told, trial] = [day(-170), day(-20), day(160)];

		const empty = await standsAt(she, 'not-told', 'means', 'next', 'ask');
		part(empty, 'data-part="tell-us"');
		assert.ok(linksTo(empty, '/tell-us').includes(she.says('home.none.button')));
		tells(
			await she.isRefused('/tell-us?/answer', { step: 'stage' }),
			she.says('tell.error.choose')
		);
		await tellsUs(she, choice('police'), choice('reported'));
		const { year } = Temporal.PlainDate.from(reported.on);
		const wrong = typed(lang, 31, 6, year);
		const noDay = { step: await stepOf(she), ...wrong };
		const again = await she.isRefused('/tell-us?/answer', noDay);
		tells(again, she.says('tell.error.not-a-day'));
		assert.ok(part(again, 'id="on-year"').includes(`value="${wrong['on-year']}"`));
		tells(await tellsUs(she, reported.typed(she)), she.says('tell.kept'));
		await tellsUs(she, ...[choice('dates'), choice('trial-date'), trial.typed(she)], {
			...choice('courts'),
			...told.typed(she)
		});

		const waits = await standsAt(she, 'waiting-for-trial', ...four);
		assert.equal(
			readOf(part(part(waits, 'data-part="answer"'), 'class="lead')),
			she.says('home.when.trial', { day: sayDay(lang, trial.on) })
		);
		tells(
			newest(waits, 'reported'),
			sayDay(lang, reported.on),
			she.says('happened.reported.title')
		);
		const listed = part(
			part(await she.reads('/tell-us'), 'data-part="own"'),
			'data-kind="hearing-listed"'
		);
		tells(listed, she.says('tell.toldBy.courts', { day: sayDay(lang, told.on) }));
		const id = held(listed, 'id');
		const left = await she.sends('/tell-us?/take', { id }, '/tell-us');
		assert.equal(elements(left, 'data-kind="hearing-listed"').length, 0);
		assert.equal(elements(part(left, 'data-part="own"'), '<li').length, 1);
		await standsAt(she, 'reported', ...four);
	});

for (const lang of languages)
	test(`she answers whether she was told, changes it and adds the day, in ${lang}`, async () => {
		const she = await nora(lang);
		const [reported, told] = [day(-170), day(-160)];
		await tellsUs(she, choice('police'), choice('reported'), reported.typed(she));
		const rowOf = (page: string) => part(page, 'data-part="owed"', 'data-kind="support-referral"');
		const isAt = (row: string, state: string) =>
			assert.ok(row.startsWith('<li') && row.split('>')[0]?.includes(`data-state="${state}"`), row);

		// The invented police agreed to send what they told her, and sent nothing of this.
		const asked = rowOf(await she.reads('/dates'));
		isAt(asked, 'overdue');
		for (const answer of ['yes', 'no', 'not-sure'])
			part(asked, '<button', 'name="answer"', `value="${answer}"`);
		const row = held(asked, 'row');
		// The address names the row and says nothing of it.
		assert.match(row, /^[a-z0-9]+~[a-z0-9]+$/);
		part(asked, `id="${row}"`);
		const answers = async (form: Answers) =>
			rowOf(await she.sends('/dates?/told', { row, ...form }, `/dates?kept#${row}`));
		const no = await answers({ answer: 'no' });
		isAt(no, 'overdue');
		tells(no, she.says('clock.hers.do.no'));
		tells(await answers({ answer: 'not-sure' }), she.says('clock.hers.do.not-sure'));
		const yes = await answers({ answer: 'yes' });
		isAt(yes, 'kept');
		tells(yes, she.says('clock.hers.do.yes'));
		const gives = (on: Answers) => ({
			answer: 'yes',
			...Object.fromEntries(
				Object.entries(on).map(([name, value]) => [name.replace('on', row), value])
			)
		});
		for (const name of Object.keys(gives(told.typed(she))).slice(1)) part(yes, `name="${name}"`);
		const year = Temporal.PlainDate.from(told.on).year;
		const noDay = await she.isRefused('/dates?/told', { row, ...gives(typed(lang, 31, 6, year)) });
		tells(rowOf(noDay), she.says('tell.error.not-a-day'));
		const kept = await answers(gives(told.typed(she)));
		isAt(kept, 'kept-late');
		tells(kept, sayDay(lang, told.on));
	});

for (const lang of languages)
	test(`she begins her own page, tells what she was told, leaves and comes back, in ${lang}`, async () => {
		const she = await walker(place, undefined, lang);
		const [first, begin] = [address(lang, '/'), address(lang, '/begin')];
		const door = address(lang, '/sign-in');
		assert.ok(linksTo(await she.reads(first), begin).includes(she.says('start.code.begin')));
		const page = await she.reads(begin);
		assert.equal(titleOf(page), she.says('begin.heading'));
		tells(page, she.says('begin.sees.nobody'), she.says('begin.button'));
		const forms = elements(part(page, '<main'), '<form').filter(
			(one) => !/^<form[^>]*data-part/.test(one)
		);
		assert.deepEqual([forms.length, forms.flatMap((form) => elements(form, '<input'))], [1, []]);

		await she.sends(begin, {}, '/way-back');
		const { both, cards } = await makesAWayBack(she);
		part(await standsAt(she, 'not-told'), 'data-part="answer"', 'data-state="full"');
		const told = day(-20);
		await tellsUs(she, ...[choice('police'), choice('suspect-arrested'), { notSure: 'yes' }], {
			...choice('someone-else'),
			...told.typed(she)
		});
		await standsAt(she, 'suspect-spoken-to', ...four);
		await she.sends('/sign-out', {}, address(lang, '/sign-out'));
		assert.equal((await she.see('/home')).status, 303);

		const covered = await she.sends(`${door}?/words`, { both, card: cards[0] ?? '' }, '/home');
		part(covered, 'data-part="glance"');
		await she.sends('/open?/show', {}, '/home');
		const back = await standsAt(she, 'suspect-spoken-to', ...four);
		part(back, 'data-part="answer"', 'data-state="full"');
		tells(newest(back, 'suspect-arrested'), sayDay(lang, told.on));
		// A friend told her, not the police: what they owe her stays open.
		const owed = part(await she.reads('/dates'), 'data-part="owed"', 'data-kind="arrest"');
		assert.match(owed, /^<li[^>]* data-state="not-known"/);
		assert.equal((await she.see(begin)).headers.location, '/home');
	});
