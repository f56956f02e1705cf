import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import * as drafts from '#lib/server/drafts.ts';
import { comeBackByCode } from '#lib/server/recovery-door.ts';
import { newToken } from '#lib/server/tokens.ts';
import type { Standing } from '#lib/domain/recovery.ts';
import { draftToken, formOf, placeOf, setDraftToken, setSession, text } from '../../../form.ts';
import { toWait } from '../../../wait.ts';

/** Her printed code, and after it what is still needed. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const place = placeOf(actor);
	if (place) redirect(303, place);
	const draft = await drafts.find(world.db, world.keys, draftToken(event, 'lost'), world.now());
	return { trouble: true, standing: draft?.answers as Standing | undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
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
		const token = newToken();
		await drafts.save(world.db, world.keys, token, door.standing, world.now());
		setDraftToken(event, 'lost', token);
		redirect(303, address(lang, '/sign-in/lost'));
	}
};
