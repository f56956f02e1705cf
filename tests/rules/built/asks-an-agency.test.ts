/** She asks an agency that is late, from end to end at the running server: the letter before it goes, and the step after it with its day. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import { addWorkingDays, dayOf } from '#lib/domain/calendar.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { LetterFacts } from '#lib/i18n/clock/ask-words.ts';
import { limitOf } from '#lib/domain/clock/limits-now.ts';
import { duties } from '#lib/domain/clock/right.ts';
import type { CaseId, Day, Telling } from '#lib/domain/event.ts';
import { sayLetter, saySafeTime } from '#lib/i18n/clock/ask-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { anEvent } from '#tests/world/builders.ts';
import { aVictimIn } from '../folk.ts';
import {
	askPlace,
	linksTo,
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

const day = (from: number): Day =>
	Temporal.PlainDate.from(dayOf(place.world.now())).add({ days: from }).toString();

function thePoliceTell(trx: Trx, caseId: CaseId, ...tellings: Telling[]): Promise<unknown> {
	const { keys, now } = place.world;
	const agency = 'thamesgate-police' as AgencyId;
	const from = { toldBy: 'police', source: 'asks', id: newId(), agency } as const;
	return events.append(trx, keys, caseId, from, tellings, now());
}

let references = 0;

/** Somebody whom the police should have told by now that somebody was arrested; and how they tell her after all. */
async function nora(lang: Language) {
	const { world } = place;
	const urn = `01GD6${100_000 + (references += 1)}` as Urn;
	const arrested = day(-30);
	const { caseId, person } = await transaction(world.db, async (trx) => {
		const by = { kind: 'operator' } as const;
		const found = await cases.openFor(trx, world.keys, by, urn, world.now());
		const data = { contact: 'DC Ann Lee, 020 7946 0111' };
		await thePoliceTell(
			trx,
			found.caseId,
			{ kind: 'suspect-arrested', on: arrested, data: {} },
			{ kind: 'contact-given', on: arrested, data }
		);
		return { ...found, ...(await aVictimIn(trx, world, found.caseId)) };
	});
	const told = { kind: 'victim-told', on: day(0), data: { about: 'suspect-arrested' } } as const;
	return {
		she: await walker(place, { person, level: 'full' }, lang),
		facts: {
			row: {
				duty: duties.find(({ id }) => id === 'arrest')!,
				because: anEvent({ kind: 'suspect-arrested', on: arrested }),
				owedBy: 'police',
				dueOn: addWorkingDays(arrested, 5)
			},
			...{ isMoved: false, rung: 'ask', urn, before: [], on: day(0) }
		} as const satisfies Omit<LetterFacts, 'answering'>,
		isTold: () => transaction(world.db, (trx) => thePoliceTell(trx, caseId, told))
	};
}

/** The lines of the letter, as they read it or in her own words. */
function linesOf(page: string, kind: 'english' | 'own'): string[] {
	const section = part(page, 'data-part="letter"', `data-kind="${kind}"`);
	return elements(part(section, 'class="card letter'), '<p').map((one) => readOf(one));
}

/** A day as she types it into its three boxes. */
function typed(on: Day): Record<string, string> {
	const [year = '', month = '', date = ''] = on.split('-');
	return { 'on-day': date, 'on-month': month, 'on-year': year };
}

/** By when an answer to a step that went on a day should come. */
function answerTo(rung: 'ask' | 'supervisor', on: Day): Day {
	return addWorkingDays(on, limitOf(rung, 'answer', on)!.count);
}

type Asking = Awaited<ReturnType<typeof nora>>;

/** Reads the letter, and says how it is safe to answer her. */
async function readsTheLetter({ she, facts }: Asking, row: string): Promise<void> {
	const { lang } = she;
	const page = await she.reads(row);
	assert.equal(titleOf(page), she.says('ask.heading.ask'));
	tells(page, she.says('clock.asking'), she.says('ask.here.text', { name: 'Thamesgate Police' }));
	// Before all that she may do herself, an advocate does it for her.
	part(page, 'data-part="by-advocate"');
	assert.ok(page.indexOf('data-part="by-advocate"') < page.indexOf('data-part="letter"'));
	// Whom the office gives out stands first.
	assert.match(readOf(part(page, 'data-part="told-contact"')), /^DC Ann Lee, 020 7946 0111/);
	// Whom she was given there is kept for her, and stands in no letter.
	const given = { contact: 'PC Lee, 020 7946 0018' };
	const kept = await she.sends(`${row}?/contact`, given, row);
	tells(part(kept, 'data-part="own-contact"'), 'PC Lee');
	const safest = { ...facts, answering: { way: 'ring', times: [] } } as const;
	assert.deepEqual(linesOf(kept, 'english'), sayLetter(safest, 'en'));
	assert.match(part(kept, 'class="card letter whole'), /^<div[^>]* dir="ltr"/);
	if (lang === 'en') assert.equal(elements(kept, 'data-kind="own"').length, 0);
	else assert.deepEqual(linesOf(kept, 'own'), sayLetter(safest, lang).map(readOf));
	const missing = await she.isRefused(`${row}?/answer`, { way: 'phone' });
	tells(missing, she.says('ask.error.times-missing'), readOf(saySafeTime('15:00', lang)));
}

/** She sends it, takes that back, and sends it again. */
async function sendsIt({ she, facts }: Asking, row: string): Promise<void> {
	const phoned = { ...facts, answering: { way: 'phone', times: ['15:00'] } } as const;
	const answering = { way: 'phone', times: '15:00' };
	const safe = await she.sends(`${row}?/answer`, answering, row);
	assert.deepEqual(linesOf(safe, 'english'), sayLetter(phoned, 'en'));
	const refused = async (on: Day) => she.isRefused(`${row}?/sent`, { by: 'her', ...typed(on) });
	tells(await refused(day(1)), she.says('tell.error.future'));
	tells(await refused(day(-31)), she.says('ask.error.too-early'));
	const bySomebody = await she.sends(`${row}?/sent`, { by: 'advocate' }, row);
	const who = she.says('clock.who.police');
	tells(part(bySomebody, 'data-part="log"'), she.says('ask.log.advocate', { who }));
	const back = await she.sends(`${row}?/undo`, {}, row);
	assert.equal(titleOf(back), she.says('ask.heading.ask'));
	assert.equal(elements(back, 'data-part="log"').length, 0);
	assert.deepEqual(linesOf(back, 'english'), sayLetter(phoned, 'en'));
	const asked = await she.sends(`${row}?/sent`, { by: 'her' }, row);
	const on = (one: Day) => sayDay(she.lang, one);
	assert.equal(titleOf(asked), she.says('ask.asked.title', { asked: on(day(0)) }));
	tells(asked, she.says('ask.asked.answer', { day: on(answerTo('ask', day(0))) }));
	assert.equal(elements(part(asked, 'data-part="steps"'), '<button').length, 0);
	await isOnHerPages(she, 'ask.row.asked', day(0));
}

/** Her first page and that of dates say when she asked, and by when an answer should come; no button asks once more. */
async function isOnHerPages(
	she: Walker,
	said: 'ask.row.asked' | 'ask.row.late',
	on: Day
): Promise<void> {
	const short = (one: Day) => sayDay(she.lang, one, 'short');
	for (const address of ['/home', '/dates']) {
		const page = await she.reads(address);
		tells(page, she.says(said, { asked: short(on), day: short(answerTo('ask', on)) }));
		const links = elements(page, '<a').map((one) => readOf(one));
		assert.ok(!links.includes(she.says('clock.duty.arrest.ask')), address);
	}
}

for (const lang of ['en', 'ar'] as const)
	test(`she reads the message to the police, sends it herself and the next step follows, in ${lang}`, async () => {
		const asking = await nora(lang);
		const { she } = asking;
		const home = await she.reads('/home');
		const [, row = ''] = /href="(\/ask\/[^"]+)"/.exec(home) ?? [];
		assert.deepEqual(linksTo(home, row), [she.says('clock.duty.arrest.ask')]);
		await readsTheLetter(asking, row);
		await sendsIt(asking, row);

		// It went longer ago: the day for an answer has passed.
		const sent = day(-20);
		await she.sends(`${row}?/undo`, {}, row);
		const late = await she.sends(`${row}?/sent`, { by: 'her', ...typed(sent) }, row);
		await isOnHerPages(she, 'ask.row.late', sent);
		const [link = ''] = linksTo(await she.reads('/home'), row);
		assert.ok(link.startsWith(she.says('ask.row.step')), link);
		assert.equal(titleOf(late), she.says('ask.next.title'));
		tells(late, she.says('ask.step.complaint.note'));
		part(part(late, '<li', 'data-kind="supervisor"'), '<button', 'value="supervisor"');
		const next = await she.sends(`${row}?/step`, { rung: 'supervisor' }, row);
		assert.equal(titleOf(next), she.says('ask.heading.supervisor'));
		const asked = `I asked for this on ${sayDay('en', sent, 'plain')}.`;
		tells(linesOf(next, 'english').join(' '), asked, '3:00 pm to 5:00 pm');
		const again = await she.sends(`${row}?/sent`, { by: 'her' }, row);
		const answer = sayDay(lang, answerTo('supervisor', day(0)));
		tells(again, she.says('ask.asked.answer', { day: answer }));

		await asking.isTold();
		const answered = await she.reads(row);
		assert.equal(titleOf(answered), she.says('ask.answered.title'));
		tells(answered, she.says('ask.answered.lead', { day: sayDay(lang, day(0)) }));
		const log = part(answered, 'data-part="log"');
		assert.equal(elements(log, '<li').length, 3);
		assert.ok(
			elements(log, '<time')
				.at(-1)
				?.includes(`datetime="${day(0)}"`)
		);
		assert.equal(elements(await she.reads('/home'), 'data-part="ask"').length, 0);
	});
