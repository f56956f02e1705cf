import type { Cookies, RequestEvent } from '@sveltejs/kit';
import * as drafts from '#lib/server/door/drafts.ts';
import * as limits from '#lib/server/limits.ts';
import { Busy } from '#lib/server/vault/line.ts';
import { newToken } from '#lib/server/vault/tokens.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'getClientAddress'>;

/** What this browser is in the middle of, of one sort; nothing when there is none or it is over. */
export function findDraft(event: Event, sort: DraftSort): Promise<drafts.Draft | undefined> {
	const { db, keys, now } = event.locals.world;
	return drafts.find(db, keys, nameOf(event, sort, draftToken(event, sort)), now());
}

/**
 * Keeps it: as something new, or in place of what a token of this browser stands for. Of what is new there is only so much
 * from one network, and in all.
 */
export async function keepDraft(
	event: Event,
	sort: DraftSort,
	answers: unknown,
	held?: string
): Promise<void> {
	const { db, keys, now } = event.locals.world;
	const isNew = !(await drafts.find(db, keys, held, now()));
	if (isNew) await makeRoom(event);
	const token = held ?? newToken();
	await drafts.save(db, keys, nameOf(event, sort, token), answers, now());
	setDraftToken(event, sort, token);
}

async function makeRoom({ locals, getClientAddress }: Event): Promise<void> {
	const { db, keys, now } = locals.world;
	const name = limits.bucket(keys, 'draft', getClientAddress());
	const wait = await limits.take(db, [{ name, rule: limits.perDraft }], now());
	if (wait > 0) throw new Busy('Too many drafts from one network', Math.ceil(wait / 1000));
	if (await drafts.areFull(db)) throw new Busy('Too many drafts');
}

// A code is found again by who made it: whose visit was over without a word may sit at the same browser as the second of two.
function nameOf<Token extends string | undefined>(
	{ locals: { actor } }: Event,
	sort: DraftSort,
	token: Token
): Token | string {
	return token && sort === 'code' && 'person' in actor ? `${token} ${actor.person}` : token;
}

/** Throws it away, here and in the browser. */
export async function dropDraft(event: Event, sort: DraftSort): Promise<void> {
	const token = draftToken(event, sort);
	if (token) await drafts.remove(event.locals.world.db, nameOf(event, sort, token));
	setDraftToken(event, sort, undefined);
}

const draftCookies = {
	talk: '__Host-talk',
	called: '__Host-called',
	way: '__Host-way',
	code: '__Host-code',
	tell: '__Host-tell',
	opening: '__Host-opening',
	lost: '__Host-lost',
	about: '__Host-about',
	someone: '__Host-someone',
	agency: '__Host-agency',
	receipt: '__Host-receipt',
	typed: '__Host-typed',
	give: '__Host-give',
	packs: '__Host-packs',
	list: '__Host-list'
} as const;
type DraftSort = keyof typeof draftCookies;

/** The sorts of drafts there are. */
export const draftSorts = Object.keys(draftCookies) as DraftSort[];

// Without Max-Age: the browser forgets it when it closes. Browsers accept Secure on http://localhost.
/** How a cookie is set that lasts as long as the browser is open. */
export const forSession = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** The token of a draft this browser holds. */
export function draftToken({ cookies }: { cookies: Cookies }, sort: DraftSort): string | undefined {
	return cookies.get(draftCookies[sort]);
}

/** Gives the browser the token of a draft, or takes it away. */
export function setDraftToken(
	{ cookies }: { cookies: Cookies },
	sort: DraftSort,
	token: string | undefined
): void {
	if (token) cookies.set(draftCookies[sort], token, forSession);
	else cookies.delete(draftCookies[sort], forSession);
}
