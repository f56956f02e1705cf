import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { readHandReason } from '#lib/domain/call/handing.ts';
import { outcomes } from '#lib/domain/call/call.ts';
import { mayContact } from '#lib/domain/reach/contact-plan.ts';
import { dangerReasons } from '#lib/domain/call/danger.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as finding from '#lib/server/advocate/finding.ts';
import * as alarm from '#lib/server/call/alarm.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as hours from '#lib/server/call/hours.ts';
import * as worries from '#lib/server/call/worries.ts';
import * as confirmations from '#lib/server/identity/confirmations.ts';
import { whyLost } from '#lib/server/call/lost.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import { handOver } from '#lib/server/call/transfer.ts';
import * as joinCalls from '#lib/server/begin/join-calls.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import { formOf, text } from '../../../form/form.ts';
import { isProvedFor, needProof } from '../../../door/proof.ts';
import { siteOf } from '../../../door/site.ts';
import { countOpened } from '../count-opened.ts';
import { toWait } from '../../../form/retry-after.ts';
import { dropOnce, keepOnce, takeOnce } from '../once.ts';
import { chipsOf, sayHanded } from '../rows.ts';
import { todayFor } from '../today.ts';
import { dropTyped, keptAt, typedOf } from '../typed.ts';
import { scripts, stillSafe } from './scripts.ts';

/** One call: the rules first, then the number when it is asked for. A finished call shows what came of it, once. */
export const load: PageServerLoad = async (event) => {
	const staff = event.locals.actor as Staff;
	const { db, keys, now: clock } = event.locals.world;
	const now = clock();
	const outcome = await takeOnce(event, event.params.id);
	const { today } = await todayFor(event.locals, staff, null);
	if (outcome) return { outcome, today };
	await countOpened(event.locals);
	const call = await callDesk.readFor(db, keys, staff, event.params.id, now);
	// Whoever wanted to change it is told that it is not theirs any more.
	if (!call && event.request.method === 'POST') return { today };
	if (!call) error(404);
	const { phone: _, ...needs } = (await callDesk.needsFor(db, keys, staff, call.id, now)) ?? {};
	const team = await workloads.colleaguesOf(db, keys, staff, now, call.promised);
	const mine = call.takenBy === staff.person;
	const chosen = mine ? await typedOf(event.locals, { call: call.id }) : undefined;
	const taker = team.find(({ person }) => person === call.takenBy);
	const hander = team.find(({ person }) => person === call.handed?.by)?.name;
	return {
		today,
		...(await aboutHer(event.locals, call, mine)),
		call: {
			...call,
			chips: chipsOf(call, now),
			safe: stillSafe(call.plan, now),
			mine,
			handed:
				mine && call.handed ? sayHanded(call.handed, hander ?? t('queue.somebody')) : undefined,
			taker: mine || !call.takenBy ? undefined : (taker?.name ?? t('queue.somebody')),
			mayGiveBack: call.takenBy !== undefined && staff.kind === 'supervisor'
		},
		colleagues: offered(team),
		times: mine && call.turn.is === 'read' ? await hours.timesFor(db, staff, call.id, now) : [],
		needs: 'talking' in needs ? needs : undefined,
		number: await revealNumber.numberFor(db, keys, staff, call.id, now),
		mayShow: await isProvedFor(event.locals, 'number'),
		byKey: siteOf(event) !== undefined,
		shown: call.steps.length > 0,
		ringing: mayContact(call.plan, { channel: 'call', says: 'first' }, now),
		answering: scripts(call.plan, call.wishes),
		chosen: chosen && text(chosen, 'outcome'),
		keptAt: keptAt({ call: call.id }),
		asksWords: await confirmations.asksWords(db, staff, call.id)
	};
};

/** Whom it may be handed to, and how much each has. */
function offered(team: Awaited<ReturnType<typeof workloads.colleaguesOf>>) {
	return team
		.filter((one) => !one.isAway && !one.isFull)
		.map(({ person, name, load: { cases, calls: open, cap } }) => ({
			person,
			name,
			have: cases + open,
			cap
		}));
}

/** Her own page, where it opens to this one of us, and the fear for her that goes on. */
async function aboutHer({ world, actor }: App.Locals, { id, person }: Waiting, mine: boolean) {
	const [{ db, now }, staff] = [world, actor as Staff];
	const at = { request: id, person };
	return {
		place: person && (await finding.placeOf(db, staff, person, now())),
		worry: mine ? await worries.openAtCall(db, staff, at, now()) : undefined
	};
}

export const actions: Actions = {
	show: async (event) => {
		await needProof(event.locals, 'number');
		return act(event, revealNumber.showNumber, numberOf(event));
	},
	danger: async (event) => {
		await needProof(event.locals, 'number');
		const chosen = text(await formOf(event), 'reason');
		const reason = dangerReasons.find((one) => one === chosen);
		if (!reason) return fail(400, { noReason: true });
		const show: Step = (db, keys, staff, id, now) =>
			revealNumber.showInDanger(db, keys, staff, { id, reason }, now);
		return act(event, show, numberOf(event));
	},
	hand: async (event) => {
		const { world, actor } = event.locals;
		const { id } = event.params;
		const form = await formOf(event);
		const to = text(form, 'to') as PersonId;
		const why = readHandReason(text(form, 'why'));
		const refused = (notHanded: 'missing' | 'noReason' | 'gone') =>
			fail(400, { notHanded, hand: { to, why } });
		if (!to) return refused('missing');
		if (!why) return refused('noReason');
		const { db, keys, now } = world;
		const handed = await handOver(db, keys, actor as Staff, { id, to, why }, now());
		if (handed) redirect(303, '/desk');
		if (!(await callDesk.isMine(db, actor as Staff, id))) return lost(event);
		return refused('gone');
	},
	time: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const staff = actor as Staff;
		const given = { id: event.params.id, from: Number(text(await formOf(event), 'from')) };
		if (!given.from) return fail(400, { notGiven: 'missing' as const });
		if (await hours.giveTime(db, keys, staff, given, now())) redirect(303, '/desk');
		if (await callDesk.isMine(db, staff, given.id)) return fail(409, { notGiven: 'gone' as const });
		return lost(event);
	},
	none: (event) => act(event, hours.haveNone, '/desk'),
	back: async (event) => {
		return act(event, callDesk.giveBack, '/desk');
	},
	outcome: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys } = world;
		const form = await formOf(event);
		const chosen = text(form, 'outcome');
		const outcome = outcomes.find((one) => one === chosen);
		if (!outcome) return fail(400, { missing: 'missing' as const });
		const now = world.now();
		const { id } = event.params;
		const staff = actor as Staff;
		if (outcome === 'joined' || outcome === 'not-joined') {
			const record = outcome === 'joined' ? joinCalls.said : joinCalls.notJoined;
			if (await record(db, keys, staff, id, now)) redirect(303, '/desk');
			if (await callDesk.isMine(db, staff, id)) return fail(400, { missing: 'ringFirst' as const });
			return lost(event, outcome);
		}
		if (outcome !== 'it-is-her') {
			if (await callDesk.answer(db, keys, staff, id, outcome, now)) redirect(303, '/desk');
			if (await callDesk.isMine(db, staff, id)) return fail(400, { missing: 'ringFirst' as const });
			return lost(event, outcome);
		}
		const said = { id, spoken: text(form, 'spoken') };
		const confirmed = await confirmations.confirm(db, keys, staff, said, now);
		if (confirmed?.was === 'not-rung') return fail(400, { missing: 'ringFirst' as const });
		if (confirmed?.was === 'not-her') return fail(400, { notHer: true });
		if (confirmed?.was === 'wait') {
			const { minutes } = confirmed;
			return fail(toWait(event, minutes), { minutes });
		}
		if (!confirmed) return lost(event, outcome);
		await keepOnce(event, id, confirmed);
		await dropTyped(event.locals, { call: id });
		redirect(303, `/desk/${id}`);
	},
	worried: async ({ locals: { world, actor }, params: { id } }) => {
		const worry = await alarm.atCall(world.db, world.keys, actor as Staff, id, world.now());
		if (!worry) error(404);
		redirect(303, `/desk/worries/${worry}`);
	},
	done: async (event) => {
		await dropOnce(event);
		redirect(303, '/desk');
	}
};

type Step = typeof revealNumber.showNumber;

async function act(event: RequestEvent, step: Step, then = `/desk/${event.params.id}`) {
	const { world, actor } = event.locals;
	const { db, keys, now } = world;
	const done = await step(db, keys, actor as Staff, event.params.id, now());
	// Outside her times the page itself says why no number is shown.
	if (done || (await callDesk.isMine(db, actor as Staff, event.params.id))) redirect(303, then);
	return lost(event);
}

// Where the number stands, so that whoever asked for it is there and not at the top.
const numberOf = ({ params }: RequestEvent) => `/desk/${params.id}#number`;

/** Somebody else was quicker, here or in another tab: whoever pressed is told, with what they chose. */
async function lost({ locals, params }: RequestEvent, chosen?: (typeof outcomes)[number]) {
	const { db, keys } = locals.world;
	return fail(400, { lost: await whyLost(db, keys, locals.actor as Staff, params.id), chosen });
}
