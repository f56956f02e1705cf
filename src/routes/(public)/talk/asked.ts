import type { RequestEvent } from '@sveltejs/kit';
import { askingOf, emptyCall, type CallForm } from '#lib/domain/call/form.ts';
import { linesNow, type Line } from '#lib/domain/help/lines.ts';
import type { Needs } from '#lib/domain/reach/needs.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import type { Offer } from '#lib/domain/team/rota.ts';
import { route, served, teamToRead } from '#lib/domain/team/routing.ts';
import { isStranger } from '#lib/server/call/book.ts';
import * as herAdvocate from '#lib/server/advocate/hers.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import { findDraft, keepDraft } from '../../form/draft.ts';
import { draftToken } from '../../form/draft.ts';

/** What this browser is in the middle of asking for; nothing once it was sent. */
export async function unsent(event: RequestEvent): Promise<CallForm | undefined> {
	const draft = await findDraft(event, 'talk');
	if (!draft || draft.request) return undefined;
	return { ...emptyCall, ...(draft.answers as Partial<CallForm>) };
}

/** Keeps what was typed. A draft that was sent stays what it was: the next one begins anew. */
export async function keep(event: RequestEvent, form: CallForm): Promise<void> {
	const token = (await unsent(event)) && draftToken(event, 'talk');
	await keepDraft(event, 'talk', form, token);
}

/** What a fully signed-in victim said once about being called; nothing for anybody else. */
export async function ownNeeds({ locals }: RequestEvent): Promise<Needs | undefined> {
	const { world, actor } = locals;
	if (actor.kind !== 'victim') return undefined;
	return needs.readFor(world.db, world.keys, actor, world.now());
}

/** What whoever is here says of herself, and which team has her case where she is signed in with the whole of it. */
export async function askingHere(
	{ locals }: Pick<RequestEvent, 'locals'>,
	form: CallForm
): Promise<Asking> {
	const { actor, lang, world } = locals;
	const own = actor.kind === 'victim' ? await herAdvocate.teamFor(world.db, actor) : undefined;
	const asking = {
		...askingOf({ ...form, language: form.language || lang }),
		...(own ? { own } : {})
	};
	return { ...asking, stranger: isStranger(actor, asking) };
}

/** What can be offered to whoever says this of herself, where we call at all, and who answers now. */
export async function offered(
	{ locals }: Pick<RequestEvent, 'locals'>,
	form: CallForm
): Promise<{
	readonly offer: Offer | undefined;
	readonly places: ReturnType<typeof served>;
	/** Whether somebody reads what she writes where none of these times is safe. */
	readonly mayWrite: boolean;
	readonly lines: readonly Line[];
}> {
	const { db, now } = locals.world;
	const asking = await askingHere({ locals }, form);
	const [all, rota] = [await teams.taking(db), await rotas.read(db, now())];
	return {
		offer: route(all, rota, asking, now()),
		places: served(all),
		mayWrite: teamToRead(all, rota, asking, now()) !== undefined,
		lines: linesNow(now(), asking.about)
	};
}
