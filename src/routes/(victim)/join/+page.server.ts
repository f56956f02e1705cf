import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import type { Wishes } from '#lib/domain/call/call.ts';
import { emptyCall, readCall, type CallProblems } from '#lib/domain/call/form.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { sayDifference } from '#lib/i18n/case/difference-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as joins from '#lib/server/begin/joins.ts';
import { formOf, text, texts } from '../../form/form.ts';
import { toWait } from '../../form/retry-after.ts';
import { askingHere, offered } from '../../(public)/talk/asked.ts';

/** How joining stands; the form for whoever has a case of her own, and after joining what differs. */
export const load: PageServerLoad = async (event) => {
	const { world, lang, actor } = event.locals;
	const victim = actor as Victim;
	const now = world.now();
	const standing = await joins.readFor(world.db, world.keys, victim, now);
	if (standing?.state !== 'joined') {
		if (!isOwnCase(victim.caseId)) redirect(303, '/home');
		const hasTimes = await joins.hasTimes(world.db, victim, now);
		const { offer, lines } = await offered(event, emptyCall);
		const times = { when: offer?.when ?? ('elsewhere' as const), slots: offer?.slots ?? [], lines };
		return { standing, times: hasTimes ? undefined : times, differences: [] };
	}
	const { differences } = await cases.readFor(world.db, world.keys, victim, now);
	const told = differences.map((one) => sayDifference(one, lang));
	return { standing, times: undefined, differences: told };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor, lang } = event.locals;
		const victim = actor as Victim;
		if (!isOwnCase(victim.caseId)) redirect(303, '/join');
		const { code, ...typed } = await typedOf(event);
		const said = { ...emptyCall, ...typed, message: 'no', language: lang };
		const { offer } = await offered(event, emptyCall);
		const read = (await joins.hasTimes(world.db, victim, world.now()))
			? { ok: true as const, wishes: timesKept(lang) }
			: readCall(said, offer?.slots ?? [], { withPhone: false });
		const problems: Problems = { ...(code.trim() ? {} : { code: 'empty' }), ...problemsOf(read) };
		if (!read.ok || problems.code) return fail(400, { problems, typed, code, minutes: 0 });
		const asking = await askingHere(event, emptyCall);
		const asked = { code, wishes: read.wishes, asking };
		const tried = await joins.tryToJoin(
			event.locals.world,
			event.getClientAddress(),
			victim,
			asked
		);
		if (tried === 0) redirect(303, '/join');
		if (tried === 'no-time') return fail(409, { problems: gone, typed, code, minutes: 0 });
		const none: Problems = {};
		return fail(toWait(event, tried), { problems: none, typed, code, minutes: tried });
	}
};

// Those of the code before stand.
function timesKept(language: string): Wishes {
	return { slots: [], mayLeaveMessage: false, language, ifSomeoneElse: 'hang-up' };
}

type Problems = Pick<CallProblems, 'times' | 'someoneElse'> & { readonly code?: 'empty' };

const gone: Problems = { times: 'times-gone' };

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
