/**
 * One of us fears for her safety now: whose it is, what was done, step by step, and how it ended. It goes on until a person
 * says how. None of it is on her page: whoever makes her show it must not read that somebody fears for her (decision 0043).
 */
import { sql } from 'kysely';
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { endings, isEnding, isWorried, type Fear, type WorryAct } from '#lib/domain/call/worry.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { knownOf, ownerOf, scopedTo } from './worry-scopes.ts';

export type WorryStep = { readonly act: WorryAct; readonly at: Instant; readonly by?: string };
export type Worry = {
	readonly id: string;
	readonly why: Fear;
	readonly since: Instant;
	readonly isOpen: boolean;
	/** Her name, as far as it is known. */
	readonly name?: string;
	/** What she speaks with us, as far as it is known. */
	readonly language?: string;
	/** Who has to act; nobody where it is for the supervisors of the team. */
	readonly owner?: { readonly person: PersonId; readonly name?: string };
	/** Whether that one has said so. */
	readonly isTaken: boolean;
	readonly participation?: ParticipationId;
	readonly request?: string;
	readonly steps: readonly WorryStep[];
};

export type About = {
	readonly why: Fear;
	readonly team: string | null;
	readonly participation?: ParticipationId | undefined;
	readonly request?: string;
};

/** Begins one, unless the same goes on; its id, and whether it is new. Whoever calls this has made sure that it is theirs. */
export async function begin(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ why, team, participation = undefined, request }: About,
	now: Instant
): Promise<{ readonly id: string; readonly isNew: boolean }> {
	await lock(trx, [`worries of ${request ?? participation}`]);
	const same = await open(trx)
		.where('act', '=', why)
		.where('team', team === null ? 'is' : '=', team)
		.where(request ? 'call_id' : 'participation_id', '=', request ?? participation ?? '')
		.executeTakeFirst();
	if (same) return { id: same.worry, isNew: false };
	const id = newId();
	const row = {
		worry: id,
		seq: 1,
		team,
		participation_id: participation ?? null,
		call_id: request ?? null
	};
	await add(trx, keys, staff, row, why, now);
	return { id, isNew: true };
}

/** Keeps what was done, or how it ended; false when it is over already, or not theirs. */
export function record(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ worry, act }: { readonly worry: string; readonly act: Exclude<WorryAct, Fear> },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [`worry ${worry}`]);
		const row = await scopedTo(trx, staff, now).where('worry', '=', worry).executeTakeFirst();
		const steps = row ? await stepsOf(trx, [worry]) : [];
		if (!row || !isWorried(steps.map((one) => one.act))) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return false;
		}
		await add(trx, keys, staff, { ...row, seq: steps.length + 1 }, act, now);
		return true;
	});
}

/** All that go on and are for this one to see, the newest first. */
export async function openFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Worry[]> {
	const rows = await scopedTo(db, staff, now).where(isOpen).orderBy('at', 'desc').execute();
	return Promise.all(rows.map((row) => told(db, keys, row, now)));
}

/** One of them, whether it goes on or is over; that it was opened is written down with whoever did. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Worry | undefined> {
	return transaction(db, async (trx) => {
		const row = await scopedTo(trx, staff, now).where('worry', '=', id).executeTakeFirst();
		const act = row ? 'worry-read' : 'refused';
		await audit.write(trx, keys, `person:${staff.person}`, staff, act, now);
		return row && told(trx, keys, row, now);
	});
}

/** What goes on at one place and is for this one to see: its id. */
export async function openAt(
	db: Db,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<string | undefined> {
	const row = await scopedTo(db, staff, now)
		.where(isOpen)
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	return row?.worry;
}

/** What goes on about a call, or about whoever asked for it, and is for this one to see: its id. */
export async function openAtCall(
	db: Db,
	staff: Staff,
	{ request, person }: { readonly request: string; readonly person: PersonId | undefined },
	now: Instant
): Promise<string | undefined> {
	const row = await scopedTo(db, staff, now)
		.where(isOpen)
		.where((where) =>
			where.or([
				where('call_id', '=', request),
				where(
					'participation_id',
					'in',
					where
						.selectFrom('participations')
						.select('participations.id')
						.where('participations.person_id', '=', person ?? null)
				)
			])
		)
		.executeTakeFirst();
	return row?.worry;
}

/** Whether one of a team, or of none, goes on about her: at her place, or at a call of hers. */
export async function isOpenFor(
	trx: Trx,
	of: { readonly participation: ParticipationId; readonly person: PersonId; readonly team: string }
): Promise<boolean> {
	const row = await open(trx)
		.where((where) => where.or([where('team', '=', of.team), where('team', 'is', null)]))
		.where((where) =>
			where.or([
				where('participation_id', '=', of.participation),
				where(
					'call_id',
					'in',
					where.selectFrom('calls').select('id').where('person_id', '=', of.person)
				)
			])
		)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether one goes on about a call. */
export async function isOpenOn(trx: Trx, request: string): Promise<boolean> {
	const row = await open(trx).where('call_id', '=', request).executeTakeFirst();
	return row !== undefined;
}

/** What stands for those that go on, by team: another word as soon as one begins, changes or ends. */
export async function marks(db: Db): Promise<ReadonlyMap<string, string>> {
	const rows = await db
		.selectFrom('worries')
		.select(({ fn }) => ['team', fn.countAll().as('all'), fn.max('at').as('last')])
		.groupBy('team')
		.execute();
	return new Map(rows.map(({ team, all, last }) => [team ?? '', `${all} ${last}`]));
}

const isOpen = sql<boolean>`not exists (select 1 from worries as over
	where over.worry = worries.worry and over.act in (${sql.join(endings)}))`;

function open(trx: Trx) {
	return trx.selectFrom('worries').select('worry').where('seq', '=', 1).where(isOpen);
}

async function stepsOf(db: Db | Trx, worries: readonly string[]): Promise<Row<'worries'>[]> {
	return db
		.selectFrom('worries')
		.selectAll()
		.where('worry', 'in', worries)
		.orderBy('seq')
		.execute();
}

async function told(db: Db | Trx, keys: Keys, first: Row<'worries'>, now: Instant): Promise<Worry> {
	const rows = await stepsOf(db, [first.worry]);
	const nameOf = async (person: PersonId) => (await people.contactOf(db, keys, person))?.name;
	const steps = await Promise.all(
		rows.map(async ({ act, at, by_person }) => {
			const by = await nameOf(by_person);
			return { act, at, ...(by ? { by } : {}) };
		})
	);
	const { name, language } = await knownOf(db, keys, first);
	const owner = await ownerOf(db, first, now);
	const taker = rows.findLast((one) => one.act === 'taken')?.by_person;
	const ownName = owner && (await nameOf(owner));
	const { worry, act, at, participation_id: participation, call_id: request } = first;
	return {
		id: worry,
		why: act as Fear,
		since: at,
		isOpen: isWorried(rows.map((one) => one.act)),
		isTaken: taker !== undefined && taker === owner,
		steps,
		...(name ? { name } : {}),
		...(language ? { language } : {}),
		...(owner ? { owner: { person: owner, ...(ownName ? { name: ownName } : {}) } } : {}),
		...(participation ? { participation } : {}),
		...(request ? { request } : {})
	};
}

type NewStep = Pick<Row<'worries'>, 'worry' | 'seq' | 'team' | 'participation_id' | 'call_id'>;

async function add(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ worry, seq, team, participation_id, call_id }: NewStep,
	act: WorryAct,
	now: Instant
): Promise<void> {
	const about = { worry, seq, team, participation_id, call_id };
	const id = seq === 1 ? worry : newId();
	await trx
		.insertInto('worries')
		.values({ ...about, id, act, by_person: staff.person, at: now })
		.execute();
	// In the chain of who did it: a line at her place would be on her page.
	const done = isEnding(act) ? 'worry-ended' : 'worry-noted';
	await audit.write(trx, keys, `person:${staff.person}`, staff, done, now);
}
