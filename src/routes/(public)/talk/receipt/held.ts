import type { RequestEvent } from '@sveltejs/kit';
import * as calls from '#lib/server/call/calls.ts';
import { findDraft } from '../../../form/draft.ts';

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
