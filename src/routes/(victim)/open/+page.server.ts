import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { openByCard, openBySureCode } from '#lib/server/doors.ts';
import { formOf, setSession, text } from '../../form.ts';

export const load: PageServerLoad = ({ locals }) => {
	const victim = locals.actor as Victim;
	if (victim.level === 'full') redirect(303, '/home');
	return { depth: victim.level, mayOpen: victim.sure || victim.enhanced === 'no' };
};

export const actions: Actions = {
	sure: async (event) => {
		const opened = await withSession(event, (victim, session) =>
			openBySureCode(event.locals, victim, session)
		);
		redirect(303, opened ? '/home' : '/open');
	},
	card: async (event) => {
		const card = text(await formOf(event), 'card');
		const opened = await withSession(event, (victim, session) =>
			openByCard(event.locals, victim, session, card)
		);
		if (!opened) return fail(400, { refused: true });
		redirect(303, '/home');
	}
};

type Opens = (
	victim: Victim,
	session: NonNullable<App.Locals['session']>
) => Promise<string | undefined>;

async function withSession(event: RequestEvent, opens: Opens): Promise<boolean> {
	const { session, actor } = event.locals;
	const id = session && (await opens(actor as Victim, session));
	if (id) setSession(event, id);
	return id !== undefined;
}
