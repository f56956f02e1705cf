import type { RequestEvent } from '@sveltejs/kit';
import * as calls from '#lib/server/call/calls.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as limits from '#lib/server/limits.ts';
import { findDraft, keepDraft } from '../../../form/draft.ts';

/**
 * The call this browser may see: the one whose number was typed here last, else the one it sent, with its number; else the
 * newest of the victim who is signed in.
 */
export async function held(
	event: RequestEvent
): Promise<{ readonly id: string; readonly number?: string } | undefined> {
	const typed = await findDraft(event, 'called');
	if (typed) return typed.answers as { id: string };
	const sent = await findDraft(event, 'talk');
	if (!sent?.request) return ofHers(event);
	const { receipt } = sent.answers as { receipt?: string };
	return { id: sent.request, ...(receipt ? { number: receipt } : {}) };
}

async function ofHers({ locals }: RequestEvent): Promise<{ readonly id: string } | undefined> {
	const { world, actor } = locals;
	if (actor.kind !== 'victim') return undefined;
	const newest = await calls.newestFor(world.db, world.keys, actor);
	return newest?.kind === 'call' ? { id: newest.id } : undefined;
}

/** Lets this browser see the call whose number was typed; or says how many minutes to wait, 0 where there is none. */
export async function findByNumber(event: RequestEvent, typed: string): Promise<number | 'found'> {
	const { db, keys, now } = event.locals.world;
	const name = limits.bucket(keys, 'network', event.getClientAddress());
	const wait = await limits.take(db, [{ name, rule: limits.perNetwork }], now());
	if (wait > 0) return limits.minutesOf(wait);
	const id = await receipts.findByNumber(db, keys, typed);
	if (!id) return 0;
	await limits.spare(db, name, now());
	await keepDraft(event, 'called', { id });
	return 'found';
}
