import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import { comeBackByCode } from '#lib/server/door/recovery-door.ts';
import type { Standing } from '#lib/domain/door/recovery.ts';
import { findDraft, keepDraft } from '../../../draft.ts';
import { formOf, placeOf, setSession, text } from '../../../form.ts';
import { toWait } from '../../../wait.ts';

/** Her printed code, and after it what is still needed. */
export const load: PageServerLoad = async (event) => {
	const place = placeOf(event.locals.actor);
	if (place) redirect(303, place);
	const draft = await findDraft(event, 'lost');
	return { trouble: true, standing: draft?.answers as Standing | undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const code = text(await formOf(event), 'code');
		if (!code.trim()) return fail(400, { why: 'empty', minutes: 0 } as const);
		const door = await comeBackByCode(event.locals, event.getClientAddress(), code);
		if (door.ok) {
			setSession(event, door.session);
			redirect(303, '/way-back');
		}
		if (door.why !== 'not-yet') {
			const { why, minutes } = door;
			return fail(why === 'wait' ? toWait(event, minutes) : 400, { why, minutes });
		}
		await keepDraft(event, 'lost', door.standing);
		redirect(303, address(event.locals.lang, '/sign-in/lost'));
	}
};
