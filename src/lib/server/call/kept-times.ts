/** Half hours kept for a call at the moment it is promised: nobody else is promised them until the transaction ends. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isThere, offer, within, type Offer } from '#lib/domain/team/rota.ts';
import { routeWithin } from '#lib/domain/team/routing.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import type { Trx } from '#lib/server/database.ts';
import type { NewRequest } from './calls.ts';
import * as rotas from './rota.ts';
import * as teams from '#lib/server/team/teams.ts';

/** What a call is promised: whose it is, the half hour, and those of two further tries. */
export type Kept = Required<Pick<NewRequest, 'of' | 'promised' | 'further'>>;

/** The first of her safe times that a team can keep, found by what she says of herself; nothing where none can, or where as many wait there as it takes. */
export async function among(
	trx: Trx,
	asking: Asking & { readonly safe: readonly Slot[] },
	now: Instant,
	{ evenFull = false } = {}
): Promise<Kept | undefined> {
	await rotas.holdTimes(trx);
	const all = (await teams.all(trx)).map((team) => (evenFull ? { ...team, cap: Infinity } : team));
	return keptOf(routeWithin(all, await rotas.read(trx, now), asking, now));
}

/** The same by one team alone, which has her case; where it is for one of them to make, while this one or a stand-in is there. */
export async function ofTeam(
	trx: Trx,
	{
		team: id,
		by,
		safe
	}: { readonly team: TeamId; readonly by?: PersonId; readonly safe: readonly Slot[] },
	now: Instant
): Promise<Kept | undefined> {
	await rotas.holdTimes(trx);
	const team = await teams.find(trx, id);
	if (!team) return undefined;
	const rota = await rotas.read(trx, now);
	const able = by ? safe.filter((slot) => isThere(team, rota, by, slot)) : safe;
	return keptOf(within(offer(team, rota, now), able, now));
}

function keptOf(found: Offer | undefined): Kept | undefined {
	const [promised, ...further] = triesAmong(found?.slots ?? []);
	if (!found || !promised) return undefined;
	return { of: { team: found.team, receipt: null }, promised, further };
}
