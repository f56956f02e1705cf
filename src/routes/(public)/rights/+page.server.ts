import type { PageServerLoad } from './$types';
import { numbered } from '#lib/i18n/joining.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Key } from '#lib/i18n/words.ts';
import { guideFor, whomIs } from '#lib/domain/help/whom.ts';
import { forWhom } from '../../guidance/for-whom.ts';

export const prerender = 'auto';

/** The rights, and the guide that is written for who is signed in, where their page says whom it is about. */
export const load: PageServerLoad = ({ locals }) => ({
	rights: forWhom(
		locals,
		Array.from({ length: 12 }, (_, index) => index + 1).map((right) => ({
			href: address(locals.lang, `/rights/${right}`),
			title: numbered(right, locals.t(`rights.list.${right}.title` as Key), locals.lang),
			note: locals.t(`rights.list.${right}.line` as Key)
		}))
	),
	// Built before anybody asks there is no clock, and nobody.
	guide:
		locals.actor.kind === 'stranger'
			? undefined
			: guideFor(whomIs(locals.actor, locals.world.now()))
});
