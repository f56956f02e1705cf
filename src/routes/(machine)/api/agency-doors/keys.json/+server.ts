import { json, type RequestHandler } from '@sveltejs/kit';

/** The public halves of our keys, where the sign-ins of agencies look them up (`jwks_uri`). */
export const GET: RequestHandler = ({ locals }) =>
	json(
		{ keys: locals.world.oidc.keys?.published ?? [] },
		{ headers: { 'cache-control': 'public, max-age=300' } }
	);
