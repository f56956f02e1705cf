import { error, type RequestHandler } from '@sveltejs/kit';
import { unbroken } from '../../../form/form.ts';
import { keepTyped, partOf } from '../typed.ts';

/** As much as a whole note takes, ten times. */
const longest = 10_000;

/** Keeps what is being typed, sealed and for an hour, in place of what was kept before. */
export const POST: RequestHandler = async (event) => {
	const part = await partOf(event);
	if (!part) error(404);
	const typed = await unbroken(event.request.text());
	if (typed.length > longest) error(413, 'Too much was typed');
	await keepTyped(event.locals, part, typed);
	return new Response(null, { status: 204 });
};
