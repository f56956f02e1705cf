/** What one keeper alone may not do: one asks for it, a second does it. */
import type { AgencyId, ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { EventId, Instant, Teller } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as corrections from './corrections.ts';
import * as houseStaff from './house-staff.ts';
import * as burstDesk from './burst-desk.ts';
import type { BurstId } from '#lib/server/feed/tables.ts';
import * as tieDesk from './tie-desk.ts';
import { unlink } from './unlinking.ts';
import { untie } from './untying.ts';
import { withdraw } from './withdrawals.ts';

/** What is to be done; ids and instants only, and of an agency its name. */
export type Deed =
	| { readonly do: 'let'; readonly burst: BurstId }
	| { readonly do: 'join' | 'untie'; readonly tie: string }
	| { readonly do: 'fact'; readonly event: EventId }
	| { readonly do: 'since'; readonly agency: AgencyId; readonly since: Instant }
	| { readonly do: 'unlink'; readonly participation: ParticipationId }
	| { readonly do: 'correct'; readonly correction: string }
	| { readonly do: 'open'; readonly person: PersonId }
	| { readonly do: 'secret' | 'client'; readonly agency: AgencyId }
	| {
			readonly do: 'agency';
			readonly agency: AgencyId;
			readonly name: string;
			readonly kind: Exclude<Teller, 'victim'>;
			readonly force?: string;
	  };
export type Asked = {
	readonly id: string;
	readonly deed: Deed;
	readonly by: PersonId;
	readonly at: Instant;
};

/** How long a second keeper has: what is asked for today is looked at today. */
const lasts = 24 * 60 * 60_000;

/** Asks that something be done, and tells the keepers that it waits for a second one. The same again is asked once. */
export async function ask(
	db: Db,
	keys: Keys,
	keeper: Staff,
	deed: Deed,
	now: Instant
): Promise<string> {
	return transaction(db, (trx) => askIn(trx, keys, keeper, deed, now));
}

async function askIn(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	deed: Deed,
	now: Instant
): Promise<string> {
	const before = (await openIn(trx, now)).find(
		(one) => JSON.stringify(one.deed) === JSON.stringify(deed)
	);
	if (before) return before.id;
	const id = newId();
	const asked = { deed: JSON.stringify(deed), asked_by: keeper.person, asked_at: now };
	await trx
		.insertInto('keeper_deeds')
		.values({ id, ...asked, done_by: null, done_at: null, taken_at: null })
		.execute();
	await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'facts-decided', now);
	await notices.owe(trx, { kind: 'second-keeper', role: 'keeper', facts: {} }, now);
	return id;
}

/** What waits for a second keeper, the oldest first. */
export function openIn(db: Db | Trx, now: Instant): Promise<Asked[]> {
	return db
		.selectFrom('keeper_deeds')
		.selectAll()
		.where('done_at', 'is', null)
		.where('asked_at', '>', now - lasts)
		.orderBy('asked_at')
		.execute()
		.then((rows) =>
			rows.map(({ id, deed, asked_by, asked_at }) => ({
				id,
				deed: JSON.parse(deed) as Deed,
				by: asked_by,
				at: asked_at
			}))
		);
}

/**
 * Does what another keeper asked for; false where nobody did, it was the same keeper, it is done or over, or a correction is
 * not what she saw.
 */
export async function confirm(
	db: Db,
	keys: Keys,
	keeper: Staff,
	id: string,
	now: Instant,
	seen = ''
): Promise<boolean> {
	const isDoneNow = await transaction(db, async (trx) => {
		if (!(await isAsSeen(trx, keys, id, seen))) return false;
		const [row] = await trx
			.updateTable('keeper_deeds')
			.set({ done_by: keeper.person, done_at: now })
			.where('id', '=', id)
			.where('asked_by', '!=', keeper.person)
			.where('asked_at', '>', now - lasts)
			.where('done_at', 'is', null)
			.returning('deed')
			.execute();
		if (!row) return false;
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'facts-decided', now);
		return isDone(trx, keys, keeper, JSON.parse(row.deed) as Deed, { seen, now });
	});
	await corrections.refresh(db, keys);
	return isDoneNow;
}

// Of a correction whoever confirms has seen before and after: without that it goes on waiting.
async function isAsSeen(trx: Trx, keys: Keys, id: string, seen: string): Promise<boolean> {
	const row = await trx
		.selectFrom('keeper_deeds')
		.select('deed')
		.where('id', '=', id)
		.executeTakeFirst();
	const deed = row && (JSON.parse(row.deed) as Deed);
	if (deed?.do !== 'correct') return true;
	return (await corrections.waiting(trx, keys, deed.correction))?.seen === seen;
}

async function isDone(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	deed: Deed,
	{ seen, now }: { readonly seen: string; readonly now: Instant }
): Promise<boolean> {
	switch (deed.do) {
		case 'let':
			return burstDesk.letThrough(trx, keys, deed.burst, now);
		case 'join':
			return tieDesk.join(trx, keys, deed.tie, now);
		case 'untie':
			return untie(trx, keys, keeper, deed.tie, now);
		case 'unlink':
			return unlink(trx, keys, deed.participation, now);
		case 'correct':
			return corrections.confirm(trx, keys, keeper, { id: deed.correction, seen }, now);
		case 'open':
			return houseStaff.open(trx, keys, keeper, deed.person, now);
		// Whoever asked does it herself, and is shown the secret.
		case 'secret':
		case 'client':
		case 'agency':
			return true;
		case 'fact':
		case 'since':
			return (await withdraw(trx, keys, keeper, deed, now)) > 0;
	}
}

/** What this keeper asked for, a second one agreed to within the day, and she has not done yet. */
export async function agreedFor(db: Db, keeper: Staff, now: Instant): Promise<Asked[]> {
	const rows = await agreed(db, keeper, now).execute();
	return rows.map(({ id, deed, asked_by, asked_at }) => ({
		...{ id, deed: JSON.parse(deed) as Deed, by: asked_by, at: asked_at }
	}));
}

/** Takes one of them to be done, once and together with what is done; nothing where there is none. */
export async function takeAgreed(
	trx: Trx,
	keeper: Staff,
	id: string,
	now: Instant
): Promise<Deed | undefined> {
	const [taken] = await trx
		.updateTable('keeper_deeds')
		.set({ taken_at: now })
		.where('id', 'in', agreed(trx, keeper, now).clearSelect().select('id').where('id', '=', id))
		.where('taken_at', 'is', null)
		.returning('deed')
		.execute();
	return taken && (JSON.parse(taken.deed) as Deed);
}

function agreed(db: Db | Trx, keeper: Staff, now: Instant) {
	return db
		.selectFrom('keeper_deeds')
		.selectAll()
		.where('asked_by', '=', keeper.person)
		.where('done_at', '>', now - lasts)
		.where('taken_at', 'is', null)
		.where((where) =>
			where.or(
				['agency', 'secret', 'client'].map((what) => where('deed', 'like', `{"do":"${what}"%`))
			)
		);
}

/** Asks a second keeper to confirm a correction that was written down; false where another one asked for something about the same meanwhile. */
export async function askToCorrect(
	db: Db,
	keys: Keys,
	keeper: Staff,
	asking: corrections.Asking,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		// Both or neither: asked for and on nobody's list, it would wait for ever.
		if (!(await corrections.ask(trx, keys, keeper, asking, now))) return false;
		await askIn(trx, keys, keeper, { do: 'correct', correction: asking.id }, now);
		return true;
	});
}
