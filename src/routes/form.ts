import { error, type Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import type { KnownBy, Visitor } from '#lib/server/door/arrivals.ts';
import { deviceCookie, ownSeconds } from '#lib/server/door/devices.ts';
import { cookieName } from '#lib/server/door/sessions.ts';

/** The form that was posted; 400 when it cannot be read, such as one that broke off. */
export async function formOf({ request }: { request: Request }): Promise<FormData> {
	return request.formData().catch(() => error(400, 'The form could not be read'));
}

/** The longest text of a field, in characters, where it is not the usual one: a key's answer, a message given back whole. */
const longest: Readonly<Record<string, number>> = { answer: 20_000, words: 100_000 };
const usual = 500;
/** Every half hour of eight days. */
const mostOfOne = 384;

/** The text of a form's field, as far as it may go; empty when it was not sent or is a file. */
export function text(form: FormData, name: string): string {
	return texts(form, name)[0] ?? '';
}

/** All texts sent under one name, as many and as far as they may go. */
export function texts(form: FormData, name: string): string[] {
	return form
		.getAll(name)
		.slice(0, mostOfOne)
		.filter((value) => typeof value === 'string')
		.map((value) => value.slice(0, longest[name] ?? usual));
}

/** Where an actor's own pages begin; nothing for a stranger. */
export function placeOf(actor: Actor): string | undefined {
	if (actor.kind === 'victim') return '/home';
	if (actor.kind === 'officer') return '/agency';
	if (actor.kind === 'supporter') return '/beside';
	if (actor.kind === 'unready') return '/desk/keys';
	if (actor.kind === 'keeper') return '/today';
	return actor.kind === 'advocate' || actor.kind === 'supervisor' ? '/desk' : undefined;
}

// Without Max-Age: the browser forgets it when it closes. Browsers accept Secure on http://localhost.
const forSession = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** Puts a session's id into the browser. */
export function setSession({ cookies }: { cookies: Cookies }, id: string): void {
	cookies.set(cookieName, id, forSession);
}

type Holding = { readonly cookies: Cookies; readonly locals: App.Locals };
type Asking = { readonly cookies: Cookies; readonly getClientAddress: () => string };

/** From where somebody asks, and by which cookie an account may know this browser. */
export function visitorOf({ cookies, getClientAddress }: Asking): Visitor {
	return { network: getClientAddress(), device: cookies.get(deviceCookie) };
}

/** Lets this browser be known: on a phone others use until the browser closes, on her own for half a year. */
export function setDevice({ cookies }: { cookies: Cookies }, known: KnownBy | undefined): void {
	if (!known) return;
	const kept = known.shared ? {} : { maxAge: ownSeconds };
	cookies.set(deviceCookie, known.cookie, { ...forSession, ...kept });
}

/** Takes the cookie away by which this browser was known. */
export function unsetDevice({ cookies }: { cookies: Cookies }): void {
	if (cookies.get(deviceCookie)) cookies.delete(deviceCookie, forSession);
}

async function endSession({ cookies, locals }: Holding): Promise<void> {
	// By the cookie, not by whose it is: that may not be known while the database does not answer.
	const id = cookies.get(cookieName);
	if (id) await locals.endings.end(id);
	cookies.delete(cookieName, forSession);
}

const draftCookies = {
	talk: '__Host-talk',
	called: '__Host-called',
	way: '__Host-way',
	code: '__Host-code',
	tell: '__Host-tell',
	opening: '__Host-opening',
	lost: '__Host-lost',
	agency: '__Host-agency',
	receipt: '__Host-receipt'
} as const;
export type DraftSort = keyof typeof draftCookies;

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

/** Whether this browser is signed in, or in the middle of anything. */
export function holdsAnything(event: { cookies: Cookies }): boolean {
	if (event.cookies.get(cookieName)) return true;
	return (Object.keys(draftCookies) as DraftSort[]).some((sort) => draftToken(event, sort));
}

/**
 * Ends whatever this browser was in the middle of: the visit, and every draft. It does not fail: a database that does not
 * answer is told later.
 */
export async function forget(event: Holding): Promise<void> {
	await endSession(event);
	event.locals.session = undefined;
	event.locals.agencyVisit = undefined;
	event.locals.actor = { kind: 'stranger' };
	for (const sort of Object.keys(draftCookies) as DraftSort[])
		setDraftToken(event, sort, undefined);
}
