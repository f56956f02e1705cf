import { building } from '$app/environment';
import type { LayoutServerLoad } from './$types';
import { audienceOf, isForStaff, type Audience } from '#lib/domain/access.ts';
import { isStaff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { mayPrint } from '#lib/domain/door/sheet.ts';
import { bannersOver } from '#lib/i18n/banner.ts';
import { offered } from '#lib/i18n/offered.ts';
import { isOffered, isReviewed } from '#lib/i18n/offering.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { address, foundAt, isThereIn, pageNamed, readAddress } from '#lib/i18n/pages.ts';
import { leaveTo, ownNumber, ownOrigin } from '../settings.ts';
import { isCovered } from './(victim)/home/there.ts';
import { childLine } from './(victim)/open-now.ts';
import { takeTyped } from './form/typed.ts';
import { tonguesFor } from './form/tongues.ts';

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
		reviewed: isReviewed(lang),
		// What is built before anybody asks shows all, and is made anew where not all are offered.
		tongues: (building ? offered : withOwn(tonguesFor(locals), lang)).filter((code) =>
			isThereIn(code, path)
		),
		whole: building || isOffered(lang, locals.world),
		banners: building ? [] : bannersOver(path, lang, dayOf(locals.world.now())),
		ending: { number: ownNumber, hours: t('common.end.hours') },
		// A page that is built before anybody asks is nobody's.
		young: signedIn ? childLine(actor, locals.world.now()) : undefined,
		...(isReviewed(lang) ? {} : { wrong: soundsWrong(locals, path) }),
		links: isForAnybody(locals, route.id) ? aboutUs(locals) : []
	};
};

// Her own stays on the list, or she could not see what she reads.
function withOwn(tongues: readonly Language[], own: Language): readonly Language[] {
	return tongues.includes(own)
		? tongues
		: languages.flatMap(({ code }) => (code === own || tongues.includes(code) ? [code] : []));
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

// At the end of a page: at its head it would be read and passed on each way to a call.
function soundsWrong({ lang, t }: App.Locals, path: string) {
	return { href: `${address(lang, '/words')}?of=${pageNamed(path)}`, title: t('words.link') };
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
