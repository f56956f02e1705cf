import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { promise, type Slot, type Wishes } from '#lib/domain/call.ts';
import { readCall, type CallForm } from '#lib/domain/call-form.ts';
import { address } from '#lib/i18n/pages.ts';
import { once } from '#lib/server/database.ts';
import * as drafts from '#lib/server/drafts.ts';
import * as limits from '#lib/server/limits.ts';
import * as requests from '#lib/server/requests.ts';
import { findDraft } from '../../../draft.ts';
import { draftToken } from '../../../form.ts';
import { toWait } from '../../../wait.ts';

/** What she wrote, and the promise it would get. */
export const load: PageServerLoad = async (event) => {
	const { wishes, promised } = await checked(event);
	// The number stays here: whoever opens this page within the hour may not be her.
	const { phone: _, ...shown } = wishes;
	return { wishes: shown, promised };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang, actor } = event.locals;
		const { db, keys } = world;
		const { wishes, promised, token } = await checked(event);
		const now = world.now();
		const bucket = limits.bucket(keys, 'asking', event.getClientAddress());
		const wait = await limits.waitFor(db, bucket, now);
		if (wait > 0) return fail(toWait(event, limits.minutesOf(wait)), { wait: true });
		await once(db, async (trx) => {
			const request = await requests.add(
				trx,
				keys,
				actor,
				{ kind: 'call', wishes, language: lang, promised },
				now
			);
			// Sent twice, by a double tap or by Back: the second leaves no trace and leads to the first.
			if (!(await drafts.markSent(trx, token, request, now + receiptLives)))
				throw new AlreadySent();
		}).catch(unlessSent);
		await limits.mistake(db, bucket, limits.perAsking, now);
		redirect(303, address(lang, '/talk/receipt'));
	}
};

const receiptLives = 24 * 60 * 60 * 1000;

class AlreadySent extends Error {}

function unlessSent(error: unknown): void {
	if (!(error instanceof AlreadySent)) throw error;
}

async function checked(
	event: RequestEvent
): Promise<{ wishes: Wishes; promised: Slot; token: string }> {
	const { world, lang } = event.locals;
	const now = world.now();
	const token = draftToken(event, 'talk');
	const draft = await findDraft(event, 'talk');
	if (!token || !draft) redirect(303, address(lang, '/talk'));
	if (draft.request) redirect(303, address(lang, '/talk/receipt'));
	const call = readCall(draft.answers as CallForm, now, { withPhone: true });
	const promised = call.ok ? promise(call.wishes.slots, now) : undefined;
	// The times may have passed while she was reading.
	if (!call.ok || !promised) redirect(303, address(lang, '/talk'));
	return { wishes: call.wishes, promised, token };
}
