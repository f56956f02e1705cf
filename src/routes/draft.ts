import type { Cookies } from '@sveltejs/kit';
import * as drafts from '#lib/server/door/drafts.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { draftToken, setDraftToken, type DraftSort } from './form.ts';

type Event = { readonly cookies: Cookies; readonly locals: App.Locals };

/** What this browser is in the middle of, of one sort; nothing when there is none or it is over. */
export function findDraft(event: Event, sort: DraftSort): Promise<drafts.Draft | undefined> {
	const { db, keys, now } = event.locals.world;
	return drafts.find(db, keys, draftToken(event, sort), now());
}

/** Keeps it: as something new, or in place of what a token of this browser stands for. */
export async function keepDraft(
	event: Event,
	sort: DraftSort,
	answers: unknown,
	token = newToken()
): Promise<void> {
	const { db, keys, now } = event.locals.world;
	await drafts.save(db, keys, token, answers, now());
	setDraftToken(event, sort, token);
}

/** Throws it away, here and in the browser. */
export async function dropDraft(event: Event, sort: DraftSort): Promise<void> {
	const token = draftToken(event, sort);
	if (token) await drafts.remove(event.locals.world.db, token);
	setDraftToken(event, sort, undefined);
}
