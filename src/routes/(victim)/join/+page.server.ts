import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { emptyCall, readCall, type CallProblems } from '#lib/domain/call-form.ts';
import { joinSlots } from '#lib/domain/join.ts';
import { isOwnCase } from '#lib/domain/urn.ts';
import { sayDifference } from '#lib/i18n/difference-words.ts';
import * as cases from '#lib/server/cases.ts';
import * as doors from '#lib/server/doors.ts';
import * as joins from '#lib/server/joins.ts';
import { formOf, text, texts } from '../../form.ts';
import { toWait } from '../../wait.ts';

/** How joining stands; the form for whoever has a case of her own, and after joining what differs. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang } = locals;
	const victim = locals.actor as Victim;
	const now = world.now();
	const standing = await joins.readFor(world.db, world.keys, victim, now);
	if (standing?.state !== 'joined') {
		if (!isOwnCase(victim.caseId)) redirect(303, '/home');
		return { standing, slots: joinSlots(now), differences: [] };
	}
	const { differences } = await cases.readFor(world.db, world.keys, victim, now);
	return { standing, slots: [], differences: differences.map((one) => sayDifference(one, lang)) };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor, lang } = event.locals;
		const victim = actor as Victim;
		const now = world.now();
		if (!isOwnCase(victim.caseId)) redirect(303, '/join');
		const { code, ...typed } = await typedOf(event);
		const said = { ...emptyCall, ...typed, message: 'no', language: lang };
		const read = readCall(said, joinSlots(now), { withPhone: false });
		const problems: Problems = { ...(code.trim() ? {} : { code: 'empty' }), ...problemsOf(read) };
		if (!read.ok || problems.code) return fail(400, { problems, typed, code, minutes: 0 });
		const asked = { code, wishes: read.wishes };
		const minutes = await doors.tryToJoin(event.locals, event.getClientAddress(), victim, asked);
		if (minutes === 0) redirect(303, '/join');
		return fail(toWait(event, minutes), { problems: {} as Problems, typed, code, minutes });
	}
};

type Problems = Pick<CallProblems, 'times' | 'someoneElse'> & { readonly code?: 'empty' };

function problemsOf(read: ReturnType<typeof readCall>): Problems {
	return read.ok ? {} : read.problems;
}

async function typedOf(event: RequestEvent) {
	const form = await formOf(event);
	return {
		code: text(form, 'code'),
		times: texts(form, 'times'),
		someoneElse: text(form, 'someoneElse')
	};
}
