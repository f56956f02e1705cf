import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { staffPurposes, readPurpose, type StaffPurpose } from '#lib/domain/door/proof.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import { setSession } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';
import { isProvedFor, ofStaff } from '../../../door/proof.ts';
import { siteOf } from '../../../door/site.ts';

/** What it is for, and to which call it leads back. */
export const load: PageServerLoad = async (event) => {
	const purpose = purposeOf(event);
	if (await isProvedFor(event.locals, purpose)) redirect(303, placeOf(event, purpose));
	return { purpose, call: callOf(event), byKey: siteOf(event) !== undefined };
};

export const actions: Actions = {
	key: async (event) => {
		const answer = text(await formOf(event), 'answer');
		const purpose = purposeOf(event);
		const site = siteOf(event);
		const whose = ofStaff(event.locals);
		const id = site && (await proofs.byKey(event.locals, whose, purpose, { site, answer }));
		if (!id) return fail(400, { failed: true });
		setSession(event, id);
		const call = purpose === 'number' && callOf(event);
		// One press and the key: where she may be rung now the number is shown, else the page of the call says why not.
		if (call) {
			const { db, keys, now } = event.locals.world;
			await revealNumber.showNumber(db, keys, whose.actor as Staff, call, now());
		}
		redirect(303, placeOf(event, purpose));
	}
};

type Asked = { readonly url: URL };

function purposeOf({ url }: Asked): StaffPurpose {
	return readPurpose(staffPurposes, url.searchParams.get('for')) ?? error(404);
}

// The number she was about to see is on the page of its call.
function placeOf(event: Asked, purpose: StaffPurpose): string {
	const call = callOf(event);
	return purpose === 'number' && call ? `/desk/${call}#number` : staffPurposes[purpose];
}

function callOf({ url }: Asked): string | undefined {
	return /^[0-9a-f]{32}$/.exec(url.searchParams.get('call') ?? '')?.[0];
}
