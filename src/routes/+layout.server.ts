import type { LayoutServerLoad } from './$types';
import { audienceOf } from '#lib/domain/access.ts';
import { mayPrint } from '#lib/domain/door/sheet.ts';
import { readAddress } from '#lib/i18n/pages.ts';
import { reviewed } from '#lib/i18n/languages.ts';
import { leaveTo, ownNumber } from '../settings.ts';

/** What the frame of every page needs. */
export const load: LayoutServerLoad = ({ locals, route, url }) => {
	const { lang, t, actor } = locals;
	return {
		lang,
		path: readAddress(url.pathname).path,
		audience: (route.id && audienceOf(route.id)) || 'public',
		bare: route.id === '/(public)/kitchen',
		elsewhere: leaveTo,
		signedIn: actor.kind !== 'stranger',
		...(actor.kind === 'victim' ? { level: actor.level } : {}),
		prints: mayPrint(route.id ?? '', { shared: isShared(locals) }),
		reviewed: reviewed(lang),
		ending: { number: ownNumber, hours: t('common.end.hours') }
	};
};

// Whoever has only the code of a paper may not be her.
function isShared({ actor, session }: App.Locals): boolean {
	return session?.shared === true || (actor.kind === 'victim' && actor.level === 'code');
}
