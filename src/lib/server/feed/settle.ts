/** The end of a delivery: what is too much at once is held, the rest is kept and owes what it owes. */
import type { Actor, AgencyId } from '#lib/domain/actor.ts';
import type { CaseId, Event, Instant } from '#lib/domain/event.ts';
import { mayBeOwedACall, weightOf } from '#lib/domain/news/weight.ts';
import * as childTellings from '#lib/server/call/child.ts';
import * as safetyCalls from '#lib/server/call/safety.ts';
import type { Trx } from '#lib/server/database.ts';
import * as casePeople from '#lib/server/people/case-people.ts';
import * as news from '#lib/server/notice/news.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as batches from './batch.ts';
import type { Batch } from './batch.ts';
import * as bursts from './bursts.ts';

/** Keeps what a delivery added, and owes what follows from it to whoever is to see it. */
export async function settle(batch: Batch): Promise<void> {
	const { trx, keys, now, told } = batch;
	const held = await bursts.judge(trx, keys, told, now);
	const isHeld = new Set(held.map(({ event }) => event));
	batches.note(batch, (event) => isHeld.has(event));
	await batches.keep(batch);
	await bursts.hold(trx, held);
	await owe(
		trx,
		keys,
		told.map((one) => ({ ...one, added: one.added.filter(({ id }) => !isHeld.has(id)) })),
		now
	);
}

/** Owes calls, tellings and notes for facts that stand from now on. */
export async function owe(
	trx: Trx,
	keys: Keys,
	told: readonly news.Added[],
	now: Instant
): Promise<void> {
	const weighty = told.filter(({ added }) => added.some(isWeighty));
	const concerned = await casePeople.withPeople(
		trx,
		weighty.map(({ caseId }) => caseId)
	);
	for (const { caseId, agency, added } of weighty)
		if (concerned.has(caseId)) await oweIn(trx, keys, caseId, agency, added, now);
	await news.owe(trx, told, now);
}

function isWeighty(event: Event): boolean {
	return mayBeOwedACall(event) || weightOf(event) !== 'plain';
}

// Few facts owe anybody a call: for these the case is read, as it stands with all that came beside them.
async function oweIn(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	agency: AgencyId,
	added: readonly Event[],
	now: Instant
): Promise<void> {
	const actor: Actor = { kind: 'agency', agency };
	await safetyCalls.owe(trx, keys, actor, caseId, added, now);
	await childTellings.owe(trx, keys, actor, caseId, added, now);
}
