import type { Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import type { KnownBy, Visitor } from '#lib/server/door/arrivals.ts';
import { deviceCookie, ownSeconds } from '#lib/server/door/devices.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { draftSorts, draftToken, forSession, setDraftToken } from '../form/draft.ts';

/** Where an actor's own pages begin; nothing for a stranger. */
export function placeOf(actor: Actor): string | undefined {
	if (actor.kind === 'victim') return '/home';
	if (actor.kind === 'officer') return '/agency';
	if (actor.kind === 'supporter') return '/beside';
	if (actor.kind === 'unready') return '/desk/keys';
	if (actor.kind === 'keeper') return '/today';
	return actor.kind === 'advocate' || actor.kind === 'supervisor' ? '/desk' : undefined;
}

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

/** Whether this browser is signed in, or in the middle of anything. */
export function holdsAnything(event: { cookies: Cookies }): boolean {
	if (event.cookies.get(cookieName)) return true;
	return draftSorts.some((sort) => draftToken(event, sort));
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
	for (const sort of draftSorts) setDraftToken(event, sort, undefined);
}
