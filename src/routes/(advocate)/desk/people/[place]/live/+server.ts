import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import { ofStaff } from '../../../../../door/proof.ts';

/** A mark that is another as soon as a message was written or read: nothing of what they say, or how many there are. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { db, keys, now } = locals.world;
	const place = params.place as ParticipationId;
	const mark = await talkDesk.markFor(db, keys, ofStaff(locals).actor, place, now());
	if (!mark) error(404);
	return new Response(mark, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
