import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { readUrn } from '#lib/domain/case/urn.ts';
import { stories } from '#lib/server/feed/stories.ts';

const invented = '01GD1000126';

/** Ten stories to send, about the case of `?urn=`. */
export const GET: RequestHandler = ({ locals, url }) => {
	const urn = readUrn(url.searchParams.get('urn') ?? invented) ?? readUrn(invented);
	return json(urn ? stories(urn, locals.world.now()) : []);
};
