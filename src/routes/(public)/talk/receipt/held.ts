import type { RequestEvent } from '@sveltejs/kit';
import * as calls from '#lib/server/call/calls.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as limits from '#lib/server/limits.ts';
import { findDraft, keepDraft } from '../../../form/draft.ts';

type Held = { readonly id: string; readonly number?: string };
type Shown = Held & { /** Whether it is that of whoever is signed in. */ readonly isHers: boolean };

/**
 * The call this browser may see: of a victim who is signed in her own, while it is still to come or can be kept after all;
 * else the one whose number was typed here last, else the one that was sent from here, with its number; else her newest.
 */
export async function held(event: RequestEvent): Promise<Shown | undefined> {
	const hers = await ofHers(event.locals);
	const sent = await sentFrom(event);
	// Whoever asked here before she came in may have been another.
	const others = hers?.isCurrent ? undefined : ((await typed(event)) ?? sent);
	const own = sent?.id === hers?.id ? sent : hers && { id: hers.id };
	const shown = others ?? own;
	return shown && { ...shown, isHers: shown.id === hers?.id };
}

async function typed(event: RequestEvent): Promise<Held | undefined> {
	return (await findDraft(event, 'called'))?.answers as Held | undefined;
}

async function sentFrom(event: RequestEvent): Promise<Held | undefined> {
	const sent = await findDraft(event, 'talk');
	if (!sent?.request) return undefined;
	const { receipt } = sent.answers as { receipt?: string };
	return { id: sent.request, ...(receipt ? { number: receipt } : {}) };
}

/** The newest call of the victim who is signed in. */
async function ofHers({ world, actor }: App.Locals) {
	if (actor.kind !== 'victim') return undefined;
	const newest = await calls.newestFor(world.db, world.keys, actor);
	if (newest?.kind !== 'call') return undefined;
	const isOpen = newest.state === 'asked' || newest.state === 'taken';
	return { id: newest.id, isCurrent: isOpen || receipts.mayKeep(newest, world.now()) };
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
