import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as sides from '#lib/server/beside/sides.ts';
import { formOf, text } from '../../../../form/form.ts';
import { countOpened } from '../../count-opened.ts';
import { supervisor } from '../supervisor.ts';

/** What this team's supervisors noted, and what waits for another of them; never the case of the other side. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, staff } = supervisor(locals);
	const say = (said: { readonly name: string | undefined; readonly at: number }) => ({
		who: said.name ?? t('queue.somebody'),
		day: sayDay('en', dayOf(said.at), 'short')
	});
	const notes = (await sides.listFor(db, keys, staff)).map(
		({ noted, doubted, cleared, ...rest }) => ({
			...rest,
			isMine: doubted?.by === staff.person,
			noted: say(noted),
			...(doubted ? { doubted: say(doubted) } : {}),
			...(cleared ? { cleared: say(cleared) } : {})
		})
	);
	return { notes, done: url.searchParams.has('kept') };
};

export const actions: Actions = {
	agree: (event) => answer(event, true),
	stay: (event) => answer(event, false),
	note: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		// Whoever tries one reference after another opens many.
		await countOpened(event.locals);
		const form = await formOf(event);
		const typed = {
			victim: text(form, 'victim'),
			against: text(form, 'against'),
			how: text(form, 'how')
		};
		const [victim, against] = [readUrn(typed.victim), readUrn(typed.against)];
		if (!victim) return fail(400, { field: 'victim' as const, why: 'reference' as const, typed });
		if (!against) return fail(400, { field: 'against' as const, why: 'reference' as const, typed });
		if (victim === against)
			return fail(400, { field: 'against' as const, why: 'same' as const, typed });
		if (typed.how !== 'opposed' && typed.how !== 'not')
			return fail(400, { field: 'how' as const, why: 'how' as const, typed });
		await sides.note(db, keys, staff, { victim, against, opposed: typed.how === 'opposed' }, now);
		redirect(303, '/desk/team/sides?kept');
	}
};

async function answer(event: RequestEvent, mistake: boolean): Promise<never> {
	const { db, keys, staff, now } = supervisor(event.locals);
	const id = text(await formOf(event), 'id');
	await sides.answer(db, keys, staff, { id, mistake }, now);
	redirect(303, '/desk/team/sides');
}
