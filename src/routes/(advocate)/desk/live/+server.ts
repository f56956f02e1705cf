import type { RequestHandler } from './$types';
import { ofStaff } from '../../../door/proof.ts';

const streams = 'text/event-stream';

/** Tells an open desk that something changed, as long as its visit lasts and whoever sits there is at work. */
export const GET: RequestHandler = async ({ locals, request }) => {
	if (!request.headers.get('accept')?.includes(streams)) return new Response(null, { status: 406 });
	const { actor, session } = ofStaff(locals);
	const line = await locals.liveDesks.listen(actor, session);
	// By 204 a browser is told not to come again.
	if (!line) return new Response(null, { status: 204 });
	return new Response(line, {
		headers: { 'content-type': streams, 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
};

/** Whether there is one, without listening. */
export const HEAD: RequestHandler = () =>
	new Response(null, { headers: { 'content-type': streams } });
