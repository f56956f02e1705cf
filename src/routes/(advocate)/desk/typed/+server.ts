import { error, type RequestHandler } from '@sveltejs/kit';
import { keepTyped, partOf } from '../typed.ts';

/** Keeps what is being typed, sealed and for an hour, in place of what was kept before. */
export const POST: RequestHandler = async (event) => {
	const part = await partOf(event);
	if (!part) error(404);
	await keepTyped(event.locals, part, await event.request.text());
	return new Response(null, { status: 204 });
};
