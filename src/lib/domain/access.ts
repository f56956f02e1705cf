/** The lock of every door: which audience folder admits whom, and how far in a page is. */
import { reaches, type Actor, type Level } from './actor.ts';
import { hasOwnPage } from '#lib/domain/access/child.ts';
import type { Instant } from './event.ts';
import { supporterPanes, type SupporterPane } from '#lib/domain/access/pane.ts';

export const audiences = [
	'public',
	'victim',
	'companion',
	'advocate',
	'keeper',
	'agency',
	'machine',
	'workshop'
] as const;
export type Audience = (typeof audiences)[number];

export type Admission =
	| 'come-in'
	| 'sign-in'
	| 'staff-sign-in'
	| 'agency-sign-in'
	| 'open-the-rest'
	| 'add-keys'
	| 'not-found';

/** How far in each of her pages is; a page that is not listed is not served. */
export const victimPages: Readonly<Record<string, Level>> = {
	'/(victim)/home': 'code',
	'/(victim)/you': 'short',
	'/(victim)/dates': 'short',
	'/(victim)/day/[hearing]': 'full',
	'/(victim)/day/[hearing]/add': 'full',
	'/(victim)/news': 'full',
	'/(victim)/rules': 'short',
	'/(victim)/dates/[key]/add': 'short',
	'/(victim)/dates/paper': 'full',
	'/(victim)/dates/paper/[form=form].pdf': 'full',
	'/(victim)/way-back': 'code',
	'/(victim)/way-back/yours': 'code',
	'/(victim)/way-back/key': 'code',
	'/(victim)/way-back/key/ask': 'code',
	'/(victim)/way-back/card': 'code',
	'/(victim)/way-back/paper': 'code',
	'/(victim)/prove': 'code',
	'/(victim)/prove/ask': 'code',
	'/(victim)/signed-in': 'full',
	'/(victim)/signed-in/pause': 'full',
	'/(victim)/open': 'code',
	'/(victim)/tell-us': 'full',
	'/(victim)/ask/[row]': 'full',
	'/(victim)/ask/away': 'full',
	'/(victim)/needs': 'full',
	'/(victim)/advocate': 'full',
	'/(victim)/needs/told': 'full',
	'/(victim)/people': 'full',
	'/(victim)/join': 'full',
	'/(victim)/looked': 'full',
	'/(victim)/messages': 'full',
	'/(victim)/messages/live': 'full',
	'/(victim)/notes': 'full',
	'/(victim)/asked': 'full',
	'/(victim)/your-data': 'full',
	'/(victim)/your-data/file': 'full',
	'/(victim)/your-data/erase': 'full'
};

/** What opens on a phone that others use before she asked to see her page: how she gets in, shows that it is her, and out. */
const openBeforeShown: readonly string[] = [
	'/(victim)/home',
	'/(victim)/open',
	'/(victim)/prove',
	'/(victim)/prove/ask',
	'/(victim)/signed-in/pause',
	'/(victim)/way-back',
	'/(victim)/way-back/yours',
	'/(victim)/way-back/key',
	'/(victim)/way-back/key/ask',
	'/(victim)/way-back/card',
	'/(victim)/way-back/paper'
];

/** Whether a page waits, on a phone that others use, until she asked to see hers: whatever is typed there leads home. */
export function waitsForShow(routeId: string): boolean {
	return routeId in victimPages && !openBeforeShown.includes(routeId);
}

/** Pages of hers that number and words read and no more: whatever is sent there takes everything. */
export const readByWords: readonly string[] = ['/(victim)/dates', '/(victim)/rules'];

/** Whether somebody may read a page and send it nothing. */
export function onlyReads(routeId: string | null, actor: Actor): boolean {
	const isShort = actor.kind === 'victim' && actor.level === 'short';
	return isShort && readByWords.includes(routeId ?? '');
}

/** Which panes, any of them, open each page for those who stand beside her. */
export const companionPages: Readonly<Record<string, readonly SupporterPane[]>> = {
	'/(companion)/beside': supporterPanes
};

/** What staff may open who do not have both their keys. */
export const unreadyPages: readonly string[] = [
	'/(advocate)/desk/keys',
	'/(advocate)/desk/keys/ask',
	'/(advocate)/desk/prove',
	'/(advocate)/desk/prove/ask'
];

/** The pages that renew themselves: they are hydrated, and the only ones that are given as data. */
export const livePages: readonly string[] = ['/(advocate)/desk'];

/** Where they hear that something changed, and where her messages do: to ask there is no sign that anybody is at the page. */
export const liveLines: readonly string[] = [
	'/(advocate)/desk/live',
	'/(advocate)/desk/people/[place]/live',
	'/(victim)/messages/live'
];

/** What a page sends by itself: that somebody is there, and what is typed. */
export const sentByItself: readonly (string | null)[] = [
	'/(public)/here',
	'/(advocate)/desk/typed'
];

/** Where a visit ends. Nobody is kept there because the database does not answer. */
export const waysOut: readonly (string | null)[] = [
	'/(public)/leave',
	'/(public)/sign-out',
	'/(public)/forget'
];

/** Whether a page renews itself. */
export function isLive(routeId: string | null): boolean {
	return routeId !== null && livePages.includes(routeId);
}

/** Whether somebody signed in is anybody still: a child has her page in time, and what was opened has begun and not closed. */
export function isStillIn(actor: Actor, now: Instant): boolean {
	if (actor.kind === 'victim') return hasOwnPage(actor.child, now);
	if (actor.kind === 'supporter') return actor.from <= now && now < actor.until;
	return true;
}

/** The audience a route lives in, read from its folder; nothing for a route in no known folder. */
export function audienceOf(routeId: string): Audience | undefined {
	const folder = /^\/\((\w+)\)/.exec(routeId)?.[1];
	return audiences.find((audience) => audience === folder);
}

/** Whether only staff, agencies, their engineers, a keeper or whoever tries it out read a page: English and nothing else. */
export function isForStaff(routeId: string): boolean {
	return /^\/\((advocate|agency|keeper|workshop|machine)\)|^\/\(public\)\/(staff|agency)\b/.test(
		routeId
	);
}

/** Whether an actor may come in at a route. The workshop opens only where the world is invented. */
export function admit(
	routeId: string,
	actor: Actor,
	world: { readonly invented: boolean }
): Admission {
	switch (audienceOf(routeId)) {
		case 'public':
		case 'machine':
			return 'come-in';
		case 'workshop':
			return world.invented ? 'come-in' : 'not-found';
		case 'victim':
			return admitVictim(routeId, actor);
		case 'companion':
			return admitCompanion(routeId, actor);
		case 'advocate':
			return admitStaff(routeId, actor);
		case 'keeper':
			return admitKeeper(actor);
		case 'agency':
			if (actor.kind === 'stranger') return 'agency-sign-in';
			return actor.kind === 'officer' ? 'come-in' : 'not-found';
		case undefined:
			return 'not-found';
	}
}

function admitVictim(routeId: string, actor: Actor): Admission {
	const needs = victimPages[routeId];
	if (!needs) return 'not-found';
	if (actor.kind === 'stranger') return 'sign-in';
	if (actor.kind !== 'victim') return 'not-found';
	if (reaches(actor.level, needs)) return 'come-in';
	return 'open-the-rest';
}

function admitStaff(routeId: string, actor: Actor): Admission {
	if (actor.kind === 'stranger') return 'staff-sign-in';
	if (actor.kind === 'unready') return unreadyPages.includes(routeId) ? 'come-in' : 'add-keys';
	return actor.kind === 'advocate' || actor.kind === 'supervisor' ? 'come-in' : 'not-found';
}

function admitKeeper(actor: Actor): Admission {
	if (actor.kind === 'stranger') return 'staff-sign-in';
	if (actor.kind === 'unready' && actor.role === 'keeper') return 'add-keys';
	return actor.kind === 'keeper' ? 'come-in' : 'not-found';
}

function admitCompanion(routeId: string, actor: Actor): Admission {
	const needs = companionPages[routeId];
	if (!needs) return 'not-found';
	if (actor.kind === 'stranger') return 'sign-in';
	if (actor.kind !== 'supporter') return 'not-found';
	return needs.some((pane) => actor.panes.includes(pane)) ? 'come-in' : 'not-found';
}
