import { building } from '$app/environment';
import type { LayoutServerLoad } from './$types';
import { audienceOf, isForStaff, type Audience } from '#lib/domain/access.ts';
import { isStaff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { mayPrint } from '#lib/domain/door/sheet.ts';
import { bannersOver, isOffered } from '#lib/i18n/banner.ts';
import { address, foundAt, readAddress } from '#lib/i18n/pages.ts';
import { languages, reviewed } from '#lib/i18n/languages.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { leaveTo, ownNumber, ownOrigin } from '../settings.ts';
import { isCovered } from './(victim)/home/there.ts';
import { takeTyped } from './form/typed.ts';

/** What the frame of every page needs. */
export const load: LayoutServerLoad = async (event) => {
	const { locals, route, url } = event;
	const { lang, t, actor } = locals;
	const { path } = readAddress(url.pathname);
	const signedIn = actor.kind !== 'stranger';
	return {
		lang,
		path,
		typed: await takeTyped(event, path),
		query: saysMore(route.id) ? queryOf(url) : '',
		forStaff: route.id !== null && isForStaff(route.id),
		audience: (route.id && audienceOf(route.id)) || 'public',
		bare: drawsOwn(route.id ?? ''),
		elsewhere: leaveTo,
		signedIn,
		site: foundAt(path, { origin: ownOrigin, signedIn }),
		...keeps(locals),
		...(actor.kind === 'victim' ? { level: actor.level } : {}),
		writes: actor.kind === 'victim' && actor.level === 'full' && !isCovered(locals),
		prints: mayPrint(route.id ?? '', { shared: isShared(locals) }),
		reviewed: reviewed(lang),
		tongues: tonguesFor(locals),
		banners: building ? [] : bannersOver(path, lang, dayOf(locals.world.now())),
		ending: { number: ownNumber, hours: t('common.end.hours') },
		links: isForAnybody(locals, route.id) ? aboutUs(locals) : []
	};
};

// Her own stays on the list, or she could not see what she reads.
function tonguesFor({ world, lang }: App.Locals) {
	const stopped = building ? [] : stops.standingOf(world.db, 'language');
	return languages
		.map(({ code }) => code)
		.filter((one) => one === lang || (isOffered(one) && !stopped.includes(one)));
}

/** Whose pages have a frame of their own. */
const drawOwn: readonly (Audience | undefined)[] = ['machine', 'advocate', 'keeper', 'agency'];

function drawsOwn(id: string): boolean {
	return /^\/\(public\)\/(kitchen$|agency\/)/.test(id) || drawOwn.includes(audienceOf(id));
}

// For whoever is signed in they are rows of You, or of a desk.
function isForAnybody({ actor }: App.Locals, id: string | null): boolean {
	return actor.kind === 'stranger' && !(id !== null && isForStaff(id));
}

function aboutUs({ lang, t }: App.Locals) {
	return [
		{ href: address(lang, '/about'), title: t('about.title.about') },
		{ href: address(lang, '/privacy'), title: t('about.title.privacy') },
		{ href: address(lang, '/leaflet'), title: t('start.leaflet') }
	];
}

// Only where the address says what the page is for, or what was chosen on it; other pages of the public may be built before
// anybody asks.
const saying = ['/(public)/help', '/(public)/talk'];
function saysMore(id: string | null): boolean {
	return id !== null && (audienceOf(id) === 'victim' || saying.includes(id));
}

/** What follows the path, without the name of an action. */
function queryOf({ searchParams }: URL): string {
	const kept = [...searchParams].filter(([name]) => !name.startsWith('/'));
	return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
}

// Only of staff is what they were writing kept past their visit; phone.js says how.
function keeps({ actor }: App.Locals): { keeps?: string } {
	if (actor.kind === 'officer') return { keeps: '/agency/sign-in' };
	return isStaff(actor) ? { keeps: '/staff' } : {};
}

// Whoever has only the code of a paper may not be her.
function isShared({ actor, session }: App.Locals): boolean {
	return session?.shared === true || (actor.kind === 'victim' && actor.level === 'code');
}
