import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { whyMoved } from '#lib/domain/clock/ask.ts';
import { deadlines, type Deadline, type Enhanced } from '#lib/domain/clock/deadline.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import { whomIs } from '#lib/domain/help/whom.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import { isNewlyJoined } from '#lib/domain/begin/join.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { optionsAt } from '#lib/domain/stage/option.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { nextDate } from '#lib/domain/stage/next-date.ts';
import { toldOfStage, tracker, type Tracker } from '#lib/domain/stage/tracker.ts';
import { sayEntry, sayTeller, sayWhat } from '#lib/i18n/case/case-words.ts';
import { sayDeadline } from '#lib/i18n/clock/clock-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { sayDifference } from '#lib/i18n/case/difference-words.ts';
import { sayNext, sayOwnDate, sayPassed, type Depth } from '#lib/i18n/case/hearing-words.ts';
import { saySteps, sayStage } from '#lib/i18n/stage/stage-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as apologies from '#lib/server/keeper/apologies.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as joins from '#lib/server/begin/joins.ts';
import type { WhatThereIs } from '#lib/server/case/what-there-is.ts';
import { mayKeep, standingOf } from '#lib/server/call/receipts.ts';
import { callerFor } from '#lib/server/call/caller.ts';
import * as calls from '#lib/server/call/calls.ts';
import { sayCaller } from '#lib/i18n/advocate/stay-words.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import { unsent } from '#lib/ui/unsent.ts';
import { unsent as unsentCall } from '../../(public)/talk/asked.ts';
import { stayLines } from '../advocate/stays.ts';
import { firstOwed, moreLate } from '#lib/domain/clock/first-owed.ts';
import { askRows } from '../ask/rows.ts';
import { clashesFor } from '../clashes.ts';
import { firstOn } from './first.ts';
import { fitsAt } from './fits.ts';
import { quietOf } from './quiet.ts';
import { withSentence } from './sentence.ts';
import { isCovered, thereFor } from './there.ts';
import { askedOf, wayOf } from './way.ts';
import { withWritten, writtenOf } from './written.ts';

/** Her page: where it is, what is late, what comes next. A code alone opens no names, places or what has happened. */
export const load: PageServerLoad = (event) =>
	// The frame of her page covers it then: nothing of it is looked for.
	isCovered(event.locals) ? (undefined as never) : pageFor(event);

export const actions: Actions = {
	/** She has read that something was wrong. Asks for no proof: it only takes the words away. */
	sorry: async ({ locals }) => {
		const { db, now } = locals.world;
		await apologies.read(db, locals.actor as Victim, now());
		redirect(303, '/home');
	},
	/** It was not she who asked for a new way in. To stop it asks for no proof: who only has a letter has none to give. */
	stop: async ({ locals }) => {
		const { db, keys, now } = locals.world;
		const victim = locals.actor as Victim;
		await transaction(db, async (trx) => {
			await recoveries.lockOf(trx, victim.person);
			if (!(await recoveries.standing(trx, victim.person, now()))) return;
			await recoveries.stop(trx, victim.person);
			await audit.write(trx, keys, audit.inCase(victim), victim, 'recovery-stopped', now());
		});
		redirect(303, '/home?stopped');
	}
};

async function pageFor(event: RequestEvent) {
	const { locals } = event;
	const { world, lang } = locals;
	const victim = locals.actor as Victim;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const there = await thereFor(locals);
	const whole = victim.level === 'full';
	const depth: Depth = { lang, places: whole, names: open.names };
	const where = tracker(open.events);
	const next = nextDate(open.events, dayOf(now));
	const owed = owedIn(open, victim.enhanced, now);
	const joined = there.joins ? await joins.readFor(world.db, world.keys, victim, now) : undefined;
	const asks = await askRows(locals, open.events, there);
	const said = sayStage(where, sumOf(open.events), lang);
	const quiet = quietOf(open, { where, next, lang, now });
	const page = {
		sorry: there.sorry ? await sorryFor(locals, whole) : undefined,
		first: await firstOn(locals, open, now),
		...(await askedOf(locals, there, now)),
		depth: victim.level,
		mayOpen: victim.sure || victim.enhanced === 'no',
		stage: where.stage,
		// What it said before the news that waits may not be so any more.
		unread: open.waiting !== undefined,
		said: whole && where.stage === 'sentenced' ? withSentence(said, open.events, depth, now) : said,
		...fitsAt(where, whomIs(victim, now), lang, now),
		next: next ? sayNext(next, depth, dayOf(now)) : sayOwnDate(open.events, lang, dayOf(now)),
		passed: next || where.ended ? [] : sayPassed(open.events, depth, dayOf(now)),
		clash: next && (await clashOn(locals, next)),
		source: sourceOf(next?.listedBy ?? toldOfStage(open.events), depth),
		...quiet,
		steps: stepsOf(where, quiet.wait?.short, lang),
		...owedOf(owed, where, (one) => ({
			...sayDeadline(one, lang, whyMoved(one, open.events)),
			ask: asks.askOf(one)
		})),
		options: optionsAt(where.stage, where.track, where),
		happened: whole ? withWritten(happenedIn(open, depth), writtenOf(owed, asks, lang)) : [],
		urn: open.urn,
		...(await talkOf(event, open, there, now)),
		joined: isNewlyJoined(joined, now),
		differences: whole ? open.differences.map((one) => sayDifference(one, lang)) : [],
		newMessages: whole ? there.unread : 0,
		...(await wayOf(locals, there, now)),
		isOwn: isOwnCase(victim.caseId),
		toldUs: open.events.some(({ toldBy }) => toldBy !== 'victim')
	};
	return unsent(asStands(victim.stands, lang, page));
}

/** What she is owed that stands here, and how much more may be late. */
function owedOf<Said>(
	owed: readonly Deadline[],
	{ since }: Tracker,
	say: (one: Deadline) => Said
): { owed: Said[]; moreLate: number } {
	return { owed: firstOwed(owed, since).map(say), moreLate: moreLate(owed, since) };
}

/** The call she asked for, and beside it who stays with her. */
async function talkOf(
	event: RequestEvent,
	{ events }: cases.OpenCase,
	there: WhatThereIs,
	now: Instant
) {
	const call = await callOf(event, there, now);
	return { call, stays: await stayLines(event.locals, events, there, call.request) };
}

/** The call she asked for, and whether she wrote one in this browser that we never got. */
async function callOf(event: RequestEvent, there: WhatThereIs, now: Instant) {
	const { world, actor, lang } = event.locals;
	const asked = there.calls
		? await calls.newestFor(world.db, world.keys, actor as Victim)
		: undefined;
	const caller = asked && (await callerFor(world.db, world.keys, actor as Victim, asked));
	return {
		caller: caller ? { name: caller, text: sayCaller(caller, lang) } : undefined,
		request: asked && {
			...asked,
			standing: standingOf(asked),
			mayKeep: mayKeep(asked, now),
			hasPassed: hasPassed(asked.promised, now)
		},
		isUnsent: (await unsentCall(event)) !== undefined
	};
}

/** Whether the next date falls on a day she cannot come. */
async function clashOn(locals: App.Locals, next: Listing) {
	const { db, keys } = locals.world;
	const { away } = await needs.besideOf(db, keys, locals.actor as Victim);
	return (await clashesFor(locals, away))(next);
}

/** The steps, and beside the one it is in how long such a wait usually takes. */
function stepsOf(where: Tracker, wait: string | undefined, lang: Language) {
	return saySteps(where, lang).map((step) =>
		step.state === 'now' && wait ? { ...step, note: wait } : step
	);
}

/** What was wrong on her page; with a code alone that something was. */
async function sorryFor({ world, lang, actor }: App.Locals, whole: boolean) {
	const all = await apologies.readFor(world.db, world.keys, actor as Victim);
	return all.map(({ why, says }) => ({
		why,
		says: whole ? [...new Set(says.map((event) => sayWhat(event, lang)))] : []
	}));
}

function sourceOf(
	event: Event | undefined,
	{ lang, places }: Depth
): { source: string | undefined; day: string } | undefined {
	if (!event) return undefined;
	const isTold = event.source && event.toldBy !== 'victim' && places;
	const source = isTold ? sayTeller(event, lang) : undefined;
	return { source, day: sayDay(lang, dayOf(event.heardAt), 'plain') };
}

/** Everything so far, but who told her of it. */
function happenedIn({ events }: cases.OpenCase, depth: Depth) {
	return timeline(events)
		.filter(({ event }) => event.kind !== 'victim-told')
		.map((entry) => sayEntry(entry, depth));
}

function owedIn({ events, sendTellings }: cases.OpenCase, enhanced: Enhanced, now: Instant) {
	return deadlines(events, dutiesNow(), { enhanced, sendTellings, now });
}
