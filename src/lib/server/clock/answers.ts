/** "Did anyone tell you?": her own answers about what she was owed, hers alone to give and to see. */
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { leading } from '#lib/domain/case/difference.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import type { Day, Instant, Telling, ToldAnswer } from '#lib/domain/event.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

export type Answering = {
	/** The key of a row of the clock. */
	readonly row: string;
	readonly answer: ToldAnswer;
	readonly toldOn?: Day | undefined;
};

/**
 * Keeps what she answers about a row of her own case whose day has passed; the last answer counts.
 * `no-such-row`: it is not hers, or waits for no answer. `too-early`: the day she gave lies before what happened.
 */
export async function give(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ row, answer, toldOn }: Answering,
	now: Instant
): Promise<'given' | 'no-such-row' | 'too-early'> {
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		// The rows her page shows: of one thing told by both, the agency's.
		const told = leading(await events.listFor(trx, keys, victim));
		// Who sends tellings decides how late a row is, never whether she may answer.
		const asked = { enhanced: victim.enhanced, sendTellings: new Map<never, never>(), now };
		const asking = deadlines(told, dutiesNow(), asked).find(({ key }) => key === row);
		if (!asking?.mayAnswer) return 'no-such-row';
		const { duty, because, answer: last } = asking;
		if (toldOn && toldOn < because.on) return 'too-early';
		// Sent twice, it is still one answer.
		if (last?.answer === answer && last.toldOn === toldOn) return 'given';
		const data = { duty: duty.id, because: because.id, answer, ...(toldOn ? { toldOn } : {}) };
		const telling: Telling = { kind: 'told-answered', on: dayOf(now), data };
		const origin = { ...events.herPage(victim), id: newId() };
		await events.append(trx, keys, victim.caseId, origin, [telling], now);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'events-added', now);
		return 'given';
	});
}
