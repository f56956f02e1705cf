import type { RequestHandler } from './$types';
import { grant } from '#lib/server/feed/grant.ts';
import { unbroken } from '../../../../form/form.ts';
import { said } from '../../answer.ts';

export const POST: RequestHandler = async ({ request, url, locals, getClientAddress }) =>
	said(
		await grant(locals.world, {
			headers: request.headers,
			form: await unbroken(request.text()),
			hasQuery: url.search !== '',
			network: getClientAddress()
		})
	);
