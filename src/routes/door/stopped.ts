import type { RequestEvent } from '@sveltejs/kit';
import { audienceOf, type Audience } from '#lib/domain/access.ts';
import * as stops from '#lib/server/stop/stops.ts';

const ofHers: readonly Audience[] = ['victim', 'companion'];
/** Who is kept from sending anything: everybody but staff, and machines, which are told in their own words. */
const senders: readonly Audience[] = ['public', 'agency', ...ofHers];
const comingIn = /^\/\(public\)\/(sign-in|staff|agency\/sign-in|language|here)\b/;

/** Where she ends other visits, and the proof that takes. */
const endingVisits = /^\/\(victim\)\/(signed-in(\/pause)?|prove)$/;

/**
 * What a keeper has stopped of what is asked for: a case, or whatever would be written. Coming in stays open, and she still
 * stops what was asked in her name and closes what she opened: staff work on, and a day is what she has for it.
 */
export function stoppedOf({
	locals,
	route,
	request,
	url
}: RequestEvent): 'case' | 'writing' | undefined {
	const audience = route.id === null ? undefined : audienceOf(route.id);
	if (!audience) return undefined;
	const { actor, world } = locals;
	const isOfCase = ofHers.includes(audience) && 'caseId' in actor;
	if (isOfCase && stops.stands(world.db, 'case', actor.caseId))
		return isHerStop(route.id, request, url) ? undefined : 'case';
	if (['GET', 'HEAD'].includes(request.method) || !senders.includes(audience)) return undefined;
	const isEnding = url.searchParams.has('/stop') || endingVisits.test(route.id ?? '');
	if (audience === 'victim' && isEnding) return undefined;
	return !comingIn.test(route.id ?? '') && stops.stands(world.db, 'writing')
		? 'writing'
		: undefined;
}

// A day is what she has to stop what somebody asked in her name, and a closed page takes none of it away.
function isHerStop(id: string | null, { method }: Request, { searchParams }: URL): boolean {
	return method === 'POST' && id === '/(victim)/home' && searchParams.has('/stop');
}
