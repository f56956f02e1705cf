import type { RequestHandler } from './$types';
import { ofStaff } from '../../../../door/proof.ts';
import * as contacts from '#lib/server/note/contacts.ts';
import { countOpened } from '../../count-opened.ts';
import { wantedOf } from '../wanted.ts';

/** The contacts of these days as a file for the service's own system; its name says nothing of anybody. */
export const GET: RequestHandler = async ({ locals, url }) => {
	await countOpened(locals);
	const { db, keys, now } = locals.world;
	const { actor } = ofStaff(locals);
	const text = await contacts.copyFor(db, keys, actor, wantedOf(url, actor), now());
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="contacts.csv"',
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff'
		}
	});
};
