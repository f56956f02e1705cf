import type { RequestHandler } from './$types';
import { formOf } from '../../form/form.ts';
import { enter } from './enter.ts';

/** The same door for a program that does not ask for a page. */
export const POST: RequestHandler = async (event) => {
	const { request } = event;
	if (!request.headers.get('content-type')?.includes('json'))
		return enter(event, await formOf({ request }));
	const form = new FormData();
	const body = (await request.json().catch(() => ({}))) as { id?: unknown };
	form.set('id', typeof body.id === 'string' ? body.id : '');
	return enter(event, form);
};
