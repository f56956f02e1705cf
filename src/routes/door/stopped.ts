import type { RequestEvent } from '@sveltejs/kit';
import { audienceOf, type Audience } from '#lib/domain/access.ts';
import * as stops from '#lib/server/stop/stops.ts';

const ofHers: readonly Audience[] = ['victim', 'companion'];
/** Who is kept from sending anything: everybody but staff, and machines, which are told in their own words. */
const senders: readonly Audience[] = ['public', 'agency', ...ofHers];
const comingIn = /^\/\(public\)\/(sign-in|staff|agency\/sign-in|language|here)\b/;

/** What a keeper has stopped of what is asked for: a case, or whatever would be written. Coming in stays open. */
export function stoppedOf({
	locals,
	route,
	request
}: RequestEvent): 'case' | 'writing' | undefined {
	const audience = route.id === null ? undefined : audienceOf(route.id);
	if (!audience) return undefined;
	const { actor, world } = locals;
	const isOfCase = ofHers.includes(audience) && 'caseId' in actor;
	if (isOfCase && stops.stands(world.db, 'case', actor.caseId)) return 'case';
	if (['GET', 'HEAD'].includes(request.method) || !senders.includes(audience)) return undefined;
	return !comingIn.test(route.id ?? '') && stops.stands(world.db, 'writing')
		? 'writing'
		: undefined;
}
