import { redirect, type RequestHandler } from '@sveltejs/kit';
import { isStaff } from '#lib/domain/actor.ts';
import { address, isPublic, readAddress } from '#lib/i18n/pages.ts';
import * as people from '#lib/server/people/people.ts';
import { formOf, text } from '../../form/form.ts';
import { keepTyped } from '../../form/typed.ts';
import { chosenTongue } from '../../form/tongues.ts';

/**
 * Changes the language of the person signed in and goes back to the page; the address of a public page carries it. What
 * was typed there comes along.
 */
export const POST: RequestHandler = async (event) => {
	const { locals, url } = event;
	const form = await formOf(event);
	const chosen = text(form, 'lang');
	const along = url.searchParams.get('to');
	const [to = '', query = ''] = (along ?? text(form, 'to')).split('?');
	const asked = readAddress(to).path;
	// Only a path of ours: `//elsewhere` would leave the site.
	const path = /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/.test(asked) ? asked : '/';
	const lang = chosenTongue(locals, chosen) ?? locals.lang;
	const { actor } = locals;
	if ('person' in actor && !isStaff(actor) && actor.kind !== 'unready')
		await people.setLanguage(locals.world.db, actor.person, lang);
	// What the page is for goes with it, where that is nothing but words of ours, or the two choices of the services.
	const isOurs = query.split('&').every((one) => /^(?:[a-z]+=[a-z-]+|[an]=\d{0,2})$/.test(one));
	const kept = path === asked && isOurs ? `?${query}` : '';
	if (along !== null && path === asked) await keepTyped(event, path, form);
	redirect(303, (isPublic(path) ? address(lang, path) : path) + kept);
};
