import { json, type RequestHandler } from '@sveltejs/kit';
import { stillHere } from '../../door/still-here.ts';

/** A sign of life from somebody who reads or writes: how long the visit lasts from here. Nothing where there is none. */
export const POST: RequestHandler = ({ locals }) => {
	const here = stillHere(locals);
	return here ? json(here) : new Response(null, { status: 204 });
};
