import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { supporterPanes, type Pane } from '#lib/domain/access/pane.ts';
import { purposes, readPurpose } from '#lib/domain/door/proof.ts';
import * as besideWords from '#lib/server/door/beside-words.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { setSession } from '../../door/visit.ts';
import { formOf, text } from '../../form/form.ts';
import { hers, isProvedFor } from '../../door/proof.ts';
import { siteOf } from '../../door/site.ts';
import { toWait } from '../../form/retry-after.ts';

/** What it is for, and what she can show it with. */
export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const purpose = purposeOf(event);
	if (await isProvedFor(locals, purpose)) redirect(303, pageOf(event, purpose));
	const { db } = locals.world;
	const { person } = hers(locals).victim;
	const means = await proofs.meansOf(db, person);
	return {
		purpose,
		show: paneOf(event),
		asks: means.words ? await askedOf(event) : ('nothing' as const),
		byKey: means.key && siteOf(event) !== undefined,
		hasPaper: await recoveries.hasPaper(db, person)
	};
};

export const actions: Actions = {
	words: async (event) => {
		const form = await formOf(event);
		const typed = { words: text(form, 'words'), card: text(form, 'card') };
		if (!typed.words.trim() || (!typed.card.trim() && (await askedOf(event)) !== 'words'))
			return fail(400, { at: 'words', minutes: 0, isEmpty: true } as const);
		const purpose = purposeOf(event);
		const shown = await proofs.byWords(event.locals, whose(event), purpose, typed);
		if ('id' in shown) return goOn(event, purpose, shown.id);
		const { minutes } = shown;
		return fail(minutes > 0 ? toWait(event, minutes) : 400, { at: 'words', minutes } as const);
	},
	key: async (event) => {
		const answer = text(await formOf(event), 'answer');
		const purpose = purposeOf(event);
		const site = siteOf(event);
		const id = site && (await proofs.byKey(event.locals, whose(event), purpose, { site, answer }));
		if (!id) return fail(400, { at: 'answer', minutes: 0 } as const);
		return goOn(event, purpose, id);
	}
};

/** What is asked of her beside her words. */
async function askedOf({ locals }: RequestEvent): Promise<proofs.Asked> {
	const { db, now } = locals.world;
	const { victim, session } = hers(locals);
	return proofs.asksBeside(await besideWords.of(db, victim.person, now()), session);
}

type Purpose = keyof typeof purposes;

function purposeOf({ url }: { url: URL }): Purpose {
	return readPurpose(purposes, url.searchParams.get('for')) ?? error(404);
}

function whose({ locals }: RequestEvent) {
	const { victim: actor, session } = hers(locals);
	return { actor, session };
}

function goOn(event: RequestEvent, purpose: Purpose, id: string): never {
	setSession(event, id);
	redirect(303, pageOf(event, purpose));
}

/** The page of the purpose, and on it what she came to let somebody see. */
function pageOf(event: { url: URL }, purpose: Purpose): string {
	const show = paneOf(event);
	return purpose === 'people' && show ? `${purposes.people}?show=${show}` : purposes[purpose];
}

function paneOf({ url }: { url: URL }): Pane | undefined {
	return supporterPanes.find((pane) => pane === url.searchParams.get('show'));
}
