/** When and how somebody may be rung for a call that we owe her: only by what she said herself. */
import type { PersonId } from '#lib/domain/actor.ts';
import { promise, slotsFrom, type Slot, type Wishes } from '#lib/domain/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { safeSlots } from '#lib/domain/needs.ts';
import type { Trx } from './database.ts';
import type { Keys } from './keys.ts';
import * as needs from './needs.ts';
import * as people from './people.ts';
import type { NewRequest } from './requests.ts';
import { lastWishes } from './wishes.ts';

/** A call of a kind on her own number in the first time she said is safe; nothing where she said no number or no time. */
export async function owedTo(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	kind: NewRequest['kind'],
	now: Instant
): Promise<NewRequest | undefined> {
	const said = await needs.ofPerson(trx, keys, person);
	const last = await lastWishes(trx, keys, person);
	const saidWhen = said && (said.days.length > 0 || said.times.length > 0);
	const slots = saidWhen ? safeSlots(said, slotsFrom(now)) : (last?.slots ?? []);
	const phone = said?.phone ?? last?.phone;
	const promised = promise(slots, now);
	if (!phone || !promised) return undefined;
	const language = await people.languageOf(trx, person);
	const name = said?.name ?? last?.name;
	const wishes: Wishes = {
		phone,
		...(name ? { name } : {}),
		slots: slots.filter(({ to }: Slot) => to > now),
		mayLeaveMessage: said?.message === 'yes',
		language: said?.speaks ?? last?.language ?? language,
		ifSomeoneElse: said?.someoneElse ?? last?.ifSomeoneElse ?? 'hang-up'
	};
	return { kind, wishes, language, promised };
}

/** Says which team an owed call is for. */
export async function forTeam(trx: Trx, id: string, team: string): Promise<void> {
	await trx.updateTable('requests').set({ team }).where('id', '=', id).execute();
}
