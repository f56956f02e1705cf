/** Her pages tell one story: no two of them, and no two sentences of one, contradict each other. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as invented from '#lib/server/invented.ts';
import { herPages, type HerPages } from '#tests/case/her-pages.ts';
import { anyCase } from '#tests/case/any-case.ts';
import { chance, tries } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { invent } from '../../scripts/invent.ts';

let world: TestWorld;
before(async () => {
	world = await testWorld();
});
after(() => world.close());

type Check = (pages: HerPages, today: Day) => void;

const isAhead = (state: string) => state === 'planned' || state === 'begun';

/** What must hold on the pages of anybody, in any case. */
const checks: Readonly<Record<string, Check>> = {
	'one hearing has one date': ({ home, dates, days }) => {
		for (const { day, datetime } of dates.hearings) {
			const page = days.get(day);
			assert.ok(page);
			if (datetime && isAhead(page.state)) assert.ok(names(page.lead, datetime), page.lead);
		}
		const ahead = dates.hearings.filter(({ state }) => isAhead(state));
		const places = ahead.map(({ purpose, datetime }) => datetime && `${purpose} ${datetime}`);
		const told = places.filter((one) => one !== undefined);
		assert.deepEqual(told, [...new Set(told)], 'one hearing stands there twice');
		const [next] = ahead;
		const said = home.next.join(' ');
		const isUnderWay = /continues|planned to begin|Today is day/.test(`${said} ${dates.lead}`);
		if (!next?.datetime || home.unread || isUnderWay || home.next.length === 0) return;
		for (const text of [said, dates.lead]) assert.ok(names(text, next.datetime), text);
	},
	'the page of a day in court says of it what the list of dates does': ({ dates, days }) => {
		for (const { day, state } of dates.hearings) {
			const page = days.get(day);
			assert.equal(page?.state, state);
			if (!isAhead(state)) assert.doesNotMatch(page.lead, /[Tt]oday is day|if it has begun/);
			if (state === 'held') assert.doesNotMatch(page.lead, /Planned for [A-Z]/);
			if (state === 'held' || state === 'off') assert.doesNotMatch(page.lead, /It starts/);
		}
	},
	// “It has started. Planned for 24 November.” stood there on 29 November.
	'nothing that is past is said to be planned': ({ home, dates, days }, today) => {
		const said = [
			...[home.next, dates.lead, dates.hearings.map(({ on, course }) => [on, course])],
			[...days.values()].map(({ lead }) => lead)
		].flat(3);
		for (const one of said.flatMap((text) => text.split('. '))) {
			if (!/planned for|court date is|next day is/i.test(one)) continue;
			// A week, or three of them, is planned until its last day.
			const until = /the week of/.test(one) ? addDays(today, -18) : today;
			for (const day of daysIn(one)) assert.ok(day >= until, `${one} (${today})`);
		}
	},
	'nobody is late for what a page says was told': ({ home, dates }) => {
		const isMet = ({ state }: { state: string }) => state === 'kept' || state === 'kept-late';
		const met = new Set(dates.owed.filter(isMet).map(({ key }) => key));
		for (const { key, state, id } of [...home.owed, ...dates.owed])
			if (state === 'overdue' || state === 'not-known') assert.ok(!met.has(key), id);
		const byKey = Map.groupBy(dates.owed, ({ key }) => key);
		for (const rows of byKey.values()) assert.equal(rows.length, 1);
	},
	'one thing is late at a time': ({ home }) => {
		assert.ok(home.owed.filter(({ state }) => state === 'overdue').length <= 1);
	},
	'a late card says in its text what its title does not': ({ home, dates }) => {
		for (const { state, late, lateTitle } of [...home.owed, ...dates.owed]) {
			if (state !== 'overdue') continue;
			assert.doesNotMatch(late, /late/);
			assert.notEqual(late, lateTitle);
		}
	},
	'a day by which something may be asked, or is due, has not passed': ({ home, dates }, today) => {
		const due = dates.owed.filter(({ state }) => state === 'due');
		const open = dates.own.filter(({ state }) => state === 'open');
		const beat = home.heartbeat?.sentences.filter((one) => /by <b>/.test(one)) ?? [];
		const said = [...due, ...open].map(({ sentences }) => sentences[0] ?? '');
		const until = due.flatMap(({ sentences }) => sentences.filter((one) => /has until/.test(one)));
		for (const one of [...said, ...until, ...beat])
			for (const day of daysIn(one))
				if (!/should have (been|updated)/.test(one)) assert.ok(day >= today, `${one} (${today})`);
	},
	'nobody is both held and free': ({ home, rules, news }) => {
		const [alone, ...others] = rules.people;
		if (home.unread || rules.waiting || !alone || others.length > 0) return;
		const short = home.first.rules;
		assert.deepEqual(news.safe, short);
		if (!short) return;
		const free = ['over', 'over-rules', 'out', 'out-rules', 'order-may', 'order-free'];
		if (free.includes(short.state)) assert.match(alone.is, /^(may|free)$/, short.state);
		if (alone.is === 'may' || alone.is === 'free')
			assert.ok(free.includes(short.state), short.state);
		if (short.state === 'held') assert.equal(alone.is, 'told');
	},
	'what protects her surely no longer stands under a heading that is sure, and nothing else does':
		({ rules }) => {
			const parts = rules.people.flatMap((one) => [one, ...one.orders]);
			for (const { lost, lostTitle } of parts) {
				if (lost.length === 0) continue;
				const isSure = lost.every((one) => /ended on|Do not rely on it/.test(one));
				assert.equal(
					lostTitle,
					`What ${isSure ? 'no longer protects' : 'may no longer protect'} you`
				);
			}
		},
	// “The offender has been released” stood below “The person was released from prison”.
	'who left prison is called by one noun': ({ home, rules }) => {
		const [alone, ...others] = rules.people;
		if (home.unread || rules.waiting || !alone || others.length > 0) return;
		if (home.stage === 'released') assert.doesNotMatch(alone.title, /^The person was released/);
	},
	'which place a rule is about is unknown only where a rule is about a place': ({ rules }) => {
		const place = rules.people.some((one) => /stay away from a place/.test(JSON.stringify(one)));
		if (rules.unknown.some((one) => /place/.test(one))) assert.ok(place);
		const someone = rules.people.some((one) =>
			/contact someone|someone they must not contact/.test(JSON.stringify(one))
		);
		if (rules.unknown.some((one) => /^Who a rule/.test(one))) assert.ok(someone);
	},
	'one thing leads the page, her safety before news and news before a date': ({ home }) => {
		const { safety, waiting, moved, head } = home.first;
		const found = { safety: safety.length > 0, news: waiting?.state === 'asks', moved: !!moved };
		const leads = (['safety', 'news', 'moved'] as const).find((one) => found[one]);
		assert.equal(head, leads);
	},
	'she is told of an arrest nowhere as of something else': ({ home, rules }) => {
		const isArrest = rules.people.some(({ title }) => /arrested/.test(title));
		if (isArrest) assert.doesNotMatch(home.said.line, /spoken to|questioned/);
	},
	'where somebody may be out, the news begins with her safety': ({ rules, news }) => {
		if (rules.people.some(({ is }) => is === 'may' || is === 'free')) assert.ok(news.isOut);
		if (!rules.waiting && rules.people.every(({ is }) => is === 'not-told')) assert.ok(!news.isOut);
	},
	'while a rule holds, or somebody may be out, her first page leads to it': ({ home, rules }) => {
		const isTold = rules.people.some(
			({ is, must, orders }) => must.length + orders.length > 0 || is === 'may' || is === 'free'
		);
		if (isTold) assert.ok(home.first.rules);
	},
	'the day for a check of the sentence stands on her first page as on that of dates': (pages) => {
		const { home, dates } = pages;
		const check = dates.own.find(({ id, state }) => id === 'low-sentence' && state === 'open');
		if (!check || home.stage !== 'sentenced' || /decided the sentence/.test(home.said.line)) return;
		assert.ok(home.said.can.includes(check.sentences[0] ?? 'nothing'), home.said.can);
	},
	'a check of the sentence is offered on her first page only where it is on that of dates': (
		pages
	) => {
		const { home, dates, news } = pages;
		const check = dates.own.some(({ id }) => id === 'low-sentence');
		if (!check) assert.doesNotMatch(JSON.stringify(news.news), /far too low/);
		if (!check && home.stage === 'sentenced') assert.doesNotMatch(home.said.can, /far too low/);
	},
	'a day that passed in silence is said of on her first page as on that of dates': ({
		home,
		dates
	}) => {
		const silent = dates.hearings.filter(({ state }) => state === 'passed' || state === 'over');
		if (home.passed.length > 0) assert.equal(home.passed[0], silent.at(-1)?.on);
		const last = dates.hearings.findLast(({ state }) => state !== 'off');
		const isSilent = last !== undefined && silent.includes(last);
		if (isSilent && /planned$/.test(home.stage)) assert.ok(home.passed.length > 0);
	},
	'decisions are told newest first': ({ news }) => {
		const on = news.news.map(({ datetime }) => datetime);
		assert.deepEqual(on, on.toSorted().toReversed());
	}
};

function names(text: string, day: Day): boolean {
	return text.includes(sayDay('en', day)) || text.includes(sayDay('en', day, 'plain'));
}

function daysIn(text: string): Day[] {
	return [...text.matchAll(/\d{1,2} [A-Z][a-z]+ \d{4}/g)].map(([said]) => {
		const at = new Date(`${said} 12:00 UTC`);
		return dayOf(at.getTime());
	});
}

test('for everybody invented, no page contradicts another', async () => {
	const own = await testWorld();
	await invent(own);
	const people = await invented.people(own.db, own.keys);
	const victims = people.filter(({ role }) => role === 'victim');
	const found: string[] = [];
	for (const { id, name } of victims) {
		const come = await actors.actorOf(own.db, id as PersonId, { level: 'full', sure: true });
		await check(own, come?.actor as Victim, name, found);
	}
	await own.close();

	assert.ok(victims.length >= 10);
	assert.deepEqual(found, []);
});

test('in cases that nobody wrote down, no page contradicts another', async () => {
	const found: string[] = [];
	for (let seed = 1; seed <= tries(500); seed += 1)
		await check(world, await anyCase(world, chance(seed)), `case ${seed}`, found);

	assert.deepEqual(found, []);
});

async function check(
	where: TestWorld,
	victim: Victim,
	who: string,
	found: string[]
): Promise<void> {
	const pages = await herPages(where, victim);
	const today = dayOf(where.now());
	for (const [what, holds] of Object.entries(checks)) {
		try {
			holds(pages, today);
		} catch (error) {
			found.push(`${who}: ${what}: ${String((error as Error).message).slice(0, 300)}`);
		}
	}
}
