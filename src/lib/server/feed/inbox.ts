/** What agencies send: each message taken once, added to its case, or parked until its case appears. */
import type { Instant } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Part } from './part.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import * as parts from './parts.ts';

/** A message that was understood: its identity, the bytes that make it that message, and what it says. */
export type Incoming = {
	readonly source: string;
	readonly id: string;
	readonly body: string;
	readonly parts: readonly Part[];
};

export type Taken =
	| {
			readonly ok: true;
			readonly accepted: number;
			readonly already: number;
			readonly parked: number;
	  }
	/** The same identity came before with another body, or a case is not this agency's. */
	| { readonly ok: false; readonly refused: 'clash' | 'not-yours'; readonly index: number };

class Refusal extends Error {
	readonly taken: Extract<Taken, { ok: false }>;
	constructor(refused: 'clash' | 'not-yours', index: number) {
		super(refused);
		this.taken = { ok: false, refused, index };
	}
}

/** Takes messages of one agency, all or none, in one transaction. A repeat changes nothing. */
export async function take(
	db: Db,
	keys: Keys,
	agency: Agency,
	messages: readonly Incoming[],
	now: Instant
): Promise<Taken> {
	try {
		return await transaction(db, async (trx) => {
			const counts = { accepted: 0, already: 0, parked: 0 };
			for (const [index, message] of messages.entries())
				counts[await takeOne(trx, keys, agency, message, index, now)] += 1;
			return { ok: true, ...counts } as const;
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		if (error.taken.refused === 'not-yours') await writeRefusal(db, keys, agency, now);
		return error.taken;
	}
}

// After everything of the message was taken back: the refusal itself stays.
function writeRefusal(db: Db, keys: Keys, { id }: Agency, now: Instant): Promise<void> {
	const actor = { kind: 'agency', agency: id } as const;
	return transaction(db, (trx) => audit.write(trx, keys, `agency:${id}`, actor, 'refused', now));
}

async function takeOne(
	trx: Trx,
	keys: Keys,
	agency: Agency,
	message: Incoming,
	index: number,
	now: Instant
): Promise<'accepted' | 'already' | 'parked'> {
	const { source, id } = message;
	const identity = indexOf(keys, 'message', JSON.stringify([agency.id, source, id]));
	const body_hash = indexOf(keys, 'body', message.body);
	const row = { identity, agency_id: agency.id, body_hash, received_at: now };
	const isNew = (await receive(trx, row)).length > 0;
	if (!isNew) {
		if ((await hashOf(trx, identity)) !== body_hash) throw new Refusal('clash', index);
		return 'already';
	}
	const origin = (nth: number) => ({ source, id: nth === 0 ? id : `${id}#${nth}` });
	let found = 0;
	for (const [nth, part] of message.parts.entries()) {
		const reached = await parts.deliver(trx, keys, agency, part, origin(nth), now);
		if (reached === 'not-yours') throw new Refusal('not-yours', index);
		found += reached;
	}
	return found > 0 || message.parts.length === 0 ? 'accepted' : 'parked';
}

// Nothing comes back for one that came before.
const receive = preparedFor<Row<'messages'>>()((db, valueOf) =>
	db
		.insertInto('messages')
		.values({
			identity: valueOf('identity'),
			agency_id: valueOf('agency_id'),
			body_hash: valueOf('body_hash'),
			received_at: valueOf('received_at')
		})
		.onConflict((conflict) => conflict.column('identity').doNothing())
		.returning('identity')
);

async function hashOf(trx: Trx, identity: string): Promise<string | undefined> {
	const row = await trx
		.selectFrom('messages')
		.select('body_hash')
		.where('identity', '=', identity)
		.executeTakeFirst();
	return row?.body_hash;
}
