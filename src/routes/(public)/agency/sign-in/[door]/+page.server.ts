import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import { placeOf } from '../../../../door/visit.ts';

/** Where the agency signs its people in is said before they leave our site for it. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const place = placeOf(locals.actor);
	if (place) redirect(303, place);
	const door = await providers.find(locals.world.db, params.door);
	if (!door) redirect(303, '/agency/sign-in?refused');
	return { host: new URL(door.issuer).host, door: door.id };
};
