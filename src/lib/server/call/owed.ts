/** When and how somebody may be rung for a call that we owe her: only by what she said herself. */
import type { PersonId } from '#lib/domain/actor.ts';
import { half, notice, slotsFrom, type Wishes } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { safeSlots } from '#lib/domain/reach/needs.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keptTimes from './kept-times.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as people from '#lib/server/people/people.ts';
import type { NewRequest } from './calls.ts';
import { lastWishes } from '#lib/server/reach/wishes.ts';

export type Owed = {
	readonly kind: NewRequest['kind'];
	readonly team: TeamId;
	/** Whose call it is, where it is not for anybody of the team. */
	readonly by?: PersonId;
};

/**
 * A call of a kind on her own number, by the team that has her case, in the first time she said is safe that this team can
 * keep; nothing where she said no number or no time, or where it can keep none.
 */
export async function owedTo(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	{ kind, ...whose }: Owed,
	now: Instant
): Promise<NewRequest | undefined> {
	const language = await people.languageOf(trx, person);
	const wishes = await wishesNow(trx, keys, { person, language, from: now }, now);
	const safe = wishes?.slots ?? [];
	const kept = safe.length > 0 && (await keptTimes.ofTeam(trx, { ...whose, safe }, now));
	return wishes && kept ? { kind, wishes, language, ...kept } : undefined;
}

/** How she may be rung in a call that somebody begins at once: in the half hour that runs, too, where that is safe. */
export async function wishesAtOnce(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	now: Instant
): Promise<Wishes | undefined> {
	const language = await people.languageOf(trx, person);
	return wishesNow(trx, keys, { person, language, from: now - notice - half + 1 }, now);
}

type Whose = { readonly person: PersonId; readonly language: string; readonly from: Instant };

async function wishesNow(
	trx: Trx,
	keys: Keys,
	{ person, language, from }: Whose,
	now: Instant
): Promise<Wishes | undefined> {
	const said = await needs.ofPerson(trx, keys, person);
	const last = await lastWishes(trx, keys, person);
	const saidWhen = said && (said.days.length > 0 || said.times.length > 0);
	const slots = saidWhen ? safeSlots(said, slotsFrom(from)) : (last?.slots ?? []);
	const phone = said?.phone ?? last?.phone;
	if (!phone) return undefined;
	const name = said?.name ?? last?.name;
	return {
		phone,
		...(name ? { name } : {}),
		slots: slots.filter(({ to }) => to > now),
		mayLeaveMessage: said?.message === 'yes',
		language: said?.speaks ?? last?.language ?? language,
		ifSomeoneElse: said?.someoneElse ?? last?.ifSomeoneElse ?? 'hang-up'
	};
}
