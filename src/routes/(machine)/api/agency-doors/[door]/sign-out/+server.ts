import { json, type RequestHandler } from '@sveltejs/kit';
import { signOut } from '#lib/server/agency-door/sign-out.ts';
import { unbroken } from '../../../../../form/form.ts';

const notKept = { 'cache-control': 'no-store' };

/** Takes an agency's order to sign somebody out (OpenID Connect Back-Channel Logout 1.0, 2.5 and 2.8). */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const sent = new URLSearchParams(await unbroken(request.text()));
	const isDone = await signOut(locals.world, params.door ?? '', sent.get('logout_token') ?? '');
	if (isDone) return new Response(null, { status: 200, headers: notKept });
	return json({ error: 'invalid_request' }, { status: 400, headers: notKept });
};
