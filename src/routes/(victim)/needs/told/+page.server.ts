import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { tailOf } from '#lib/domain/reach/needs.ts';
import {
	endOfAddress,
	aboutEverything,
	isTried,
	readAbout,
	readMail,
	readTimes,
	readWord,
	takesTexts,
	type NoticeWay
} from '#lib/domain/reach/notice-way.ts';
import { writtenWays } from '#lib/domain/reach/template.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as visits from '#lib/server/door/visits.ts';
import * as choices from '#lib/server/notice/choices.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import { pushFrom } from '#lib/server/notice/push-address.ts';
import { publicPushKey } from '#lib/server/notice/push.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { hers, isProvedFor } from '../../../door/proof.ts';
import { toWait } from '../../../form/retry-after.ts';

/** What she chose, each address only by how it ends; all of it only where she has shown again that it is her. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now, senders, push } = locals.world;
	const { victim, session } = hers(locals);
	const { ways, times, about } = await noticeWays.readFor(db, keys, victim);
	const done = dones.find((one) => url.searchParams.has(one));
	if (!(await isProvedFor(locals, 'contact')))
		return { mayChange: false as const, hasAny: ways.length > 0, done };
	const phone = await needs.phoneOf(db, keys, victim);
	const tried = ways.filter((one) => isTried(one, now()));
	const first = Math.min(...tried.map(({ askedAt }) => askedAt));
	const refused = tried.length > 0 ? await noticeWays.refusedTries(db, victim, first) : [];
	const shown = (one: NoticeWay) => ({ way: one.way, end: endOfAddress(one) });
	return {
		mayChange: true as const,
		hasAny: ways.length > 0,
		done,
		times: { ...times, about },
		ways: ways
			.filter((one) => one.provenAt !== undefined)
			.map((one) => ({ ...shown(one), isStale: one.way === 'text' && one.address !== phone })),
		tried: tried.filter(({ id }) => !refused.includes(id)).map(shown),
		refused: tried.filter(({ id }) => refused.includes(id)).map(shown),
		offered: senders.ways,
		textTo: takesTexts(phone) ? tailOf(phone) : undefined,
		isShared: !(await visits.mayPush(db, session)),
		pushKey: push && publicPushKey(push.key)
	};
};

const dones = ['kept', 'ended', 'sent', 'works'] as const;

export const actions: Actions = {
	times: async (event) => {
		const form = await opened(event);
		if (!form) return late();
		const about = readAbout(text(form, 'about')) ?? aboutEverything;
		const typed = { days: texts(form, 'days'), parts: texts(form, 'parts'), about };
		const times = readTimes(typed);
		if (!times) return fail(400, { at: 'days', why: 'times', typed } as const);
		const { world, victim } = hersIn(event);
		await choices.setTimes(world.db, world.keys, victim, { ...times, about }, world.now());
		return done('kept');
	},
	text: async (event) => {
		if (!(await opened(event))) return late();
		const { world, victim } = hersIn(event);
		const phone = await needs.phoneOf(world.db, world.keys, victim);
		return takesTexts(phone) ? tryOut(event, 'text', phone) : error(404);
	},
	mail: async (event) => {
		const form = await opened(event);
		if (!form) return late();
		const address = readMail(text(form, 'mail'));
		if (!address) return fail(400, { at: 'mail', why: 'not-mail' } as const);
		return tryOut(event, 'mail', address);
	},
	check: async (event) => {
		const form = await opened(event);
		if (!form) return late();
		const { world, victim } = hersIn(event);
		const way = writtenWays.find((one) => one === text(form, 'way')) ?? 'mail';
		const picked = { way, word: readWord(text(form, 'word')) };
		if (await choices.prove(world.db, world.keys, victim, picked, world.now()))
			return done('works');
		return fail(400, { at: way, why: 'wrong' } as const);
	},
	push: async (event) => {
		const form = await opened(event);
		if (!form) return late();
		const { world, victim } = hersIn(event);
		const given = text(form, 'answer');
		const isOne = world.push && pushFrom(given, world.push.services) !== undefined;
		if (!isOne || !(await visits.mayPush(world.db, hers(event.locals).session)))
			return fail(400, { at: 'push', why: 'push' } as const);
		if (await choices.addPush(world.db, world.keys, victim, given, world.now()))
			return done('works');
		return there();
	},
	// Ending sends nothing and shows nothing: it is never made to wait for a proof.
	end: async (event) => {
		const { world, victim } = hersIn(event);
		const asked = text(await formOf(event), 'way');
		const way = writtenWays.find((one) => one === asked);
		await choices.end(world.db, world.keys, victim, way, world.now());
		return done('ended');
	}
};

/** The form, where she has shown again that it is her. */
async function opened(event: RequestEvent): Promise<FormData | undefined> {
	return (await isProvedFor(event.locals, 'contact')) ? formOf(event) : undefined;
}

function late() {
	return fail(400, { at: 'contact', why: 'late' } as const);
}

function there() {
	return fail(400, { at: 'contact', why: 'there' } as const);
}

function done(what: (typeof dones)[number]): never {
	redirect(303, `/needs/told?${what}`);
}

async function tryOut(event: RequestEvent, way: 'text' | 'mail', address: string) {
	const { world, victim } = hersIn(event);
	if (!world.senders.ways.includes(way)) error(404);
	const asked = await choices.tryOut(world.db, world.keys, victim, { way, address }, world.now());
	if (asked.ok) return done('sent');
	if (asked.why === 'there') return there();
	return fail(toWait(event, asked.minutes), {
		at: way,
		why: 'wait',
		minutes: asked.minutes
	} as const);
}

function hersIn({ locals }: RequestEvent) {
	return { world: locals.world, victim: hers(locals).victim };
}
