/** What an advocate does about those a victim lets in: having talked with her alone, lets them begin; says no; or does it with a child. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { lettingIn } from '#lib/domain/access/letting-in.ts';
import type { SupporterPane } from '#lib/domain/access/pane.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { panesOf } from '#lib/server/access/companions.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import type { Place } from '#lib/server/people/places.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as supporters from './supporters.ts';
import type { LetIn, NewSupporter } from './supporters.ts';

/** One whom she let in, for the advocate who may be asked about it: what is open and when it begins, never who it is. */
export type Checked = {
	readonly id: string;
	readonly place: Place;
	readonly name?: string;
	readonly panes: readonly SupporterPane[];
	readonly letInAt: Instant;
	readonly startsAt: Instant;
	readonly until: Instant;
	/** Whether this advocate may let them begin; to stop them is open to more. */
	readonly mayBegin: boolean;
};

/**
 * The one read of whom the victims of an advocate have let in: of those whose case was given to this advocate, and of
 * those whose call this advocate has taken. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return supporters
		.open(db, now)
		.innerJoin('participations', 'participations.id', 'supporters.participation_id')
		.leftJoin('calls', (join) =>
			join
				.onRef('calls.person_id', '=', 'participations.person_id')
				.on('calls.taken_by', '=', staff.person)
				.on('calls.state', '=', 'taken')
		)
		.leftJoin('assignments as mine', (join) =>
			join
				.onRef('mine.participation_id', '=', 'participations.id')
				.on('mine.person_id', '=', staff.person)
				.on('mine.ended_at', 'is', null)
				.on((where) => where.not(sights.isWalled(where)))
		)
		.select([
			'participations.id as participation',
			'participations.person_id as person',
			'participations.case_id as caseId',
			'mine.seq as given',
			'calls.kind as call'
		])
		.where((where) => where.not(sights.isAtRest(where)))
		.where(({ or, eb }) => or([eb('mine.seq', 'is not', null), eb('calls.id', 'is not', null)]));
}

/** Whom the victims of this advocate have let in; that they were listed is written down, once an hour. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Checked[]> {
	return transaction(db, async (trx) => {
		const found = new Map<string, Checked>();
		for (const row of await scopedTo(trx, staff, now).execute()) {
			const known = found.get(row.id);
			const mayBegin = known?.mayBegin === true || isCheck(row);
			found.set(row.id, known ? { ...known, mayBegin } : await told(trx, keys, row, mayBegin));
		}
		for (const { place } of found.values()) {
			const hour = { since: now - 60 * 60_000, now };
			await audit.writeOnce(trx, keys, audit.inCase(place), staff, 'let-in-listed', hour);
		}
		return [...found.values()];
	});
}

type Read = Awaited<ReturnType<ReturnType<typeof scopedTo>['execute']>>[number];

/** Whoever was given her case may let them begin, and whoever has the call that makes sure it is her. */
function isCheck({ given, call }: Pick<Read, 'given' | 'call'>): boolean {
	return given !== null || call === 'confirm';
}

async function told(trx: Trx, keys: Keys, row: Read, mayBegin: boolean): Promise<Checked> {
	const { participation, person, caseId } = row;
	const { name } = (await people.contactOf(trx, keys, person)) ?? {};
	return {
		id: row.id,
		place: { participation, person, caseId },
		...(name ? { name } : {}),
		panes: panesOf(row.panes),
		letInAt: row.let_in_at,
		startsAt: row.starts_at,
		until: row.until,
		mayBegin
	};
}

/** The advocate has talked with her alone: what she opened begins now. False when it is not theirs to say, or has begun. */
export function begin(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return decide(db, keys, staff, id, now, async (trx, row) => {
		if (!isCheck(row) || row.starts_at <= now) return undefined;
		await trx.updateTable('supporters').set({ starts_at: now }).where('id', '=', id).execute();
		return 'let-in-begun';
	});
}

/** Stops it, for somebody who asked by telephone or must not be let in: no proof is asked for closing. */
export function refuse(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return decide(db, keys, staff, id, now, async (trx, { participation }) => {
		return (await supporters.close(trx, { id, participation }, now)) ? 'let-in-refused' : undefined;
	});
}

async function decide(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	act: (trx: Trx, row: Read) => Promise<audit.Act | undefined>
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, staff, now).where('supporters.id', '=', id).execute();
		const row = rows.find(isCheck) ?? rows[0];
		if (!row) await refusals.of(trx, keys, staff, undefined, now);
		const done = row && (await act(trx, row));
		if (!row || !done) return false;
		await audit.write(trx, keys, audit.inCase(row), staff, done, now);
		return true;
	});
}

/** Children from 13 whose case is open to this advocate, by name: only together with them can somebody be let in. */
export async function childrenOf(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<{ readonly participation: ParticipationId; readonly name?: string }[]> {
	return transaction(db, async (trx) => {
		const named = [];
		for (const { participation, person } of await children(trx, staff, now).execute()) {
			const { name } = (await people.contactOf(trx, keys, person)) ?? {};
			named.push({ participation, ...(name ? { name } : {}) });
		}
		return named;
	});
}

function children(trx: Trx, staff: Staff, now: Instant) {
	return trx
		.selectFrom('participations')
		.innerJoin('children', 'children.participation_id', 'participations.id')
		.innerJoin('assignments as mine', 'mine.participation_id', 'participations.id')
		.select(['participations.id as participation', 'participations.person_id as person'])
		.select('participations.case_id as caseId')
		.where('children.own_from', '<=', now)
		.where('children.grown_from', '>', now)
		.where('mine.person_id', '=', staff.person)
		.where('mine.let_in_at', 'is not', null)
		.where('mine.ended_at', 'is', null)
		.where((where) => where.not(sights.isWalled(where)))
		.where((where) => where.not(sights.isAtRest(where)))
		.orderBy('mine.seq');
}

export type WithChild = NewSupporter & { readonly participation: ParticipationId };

/**
 * Lets somebody in together with a child: it begins at once, for the advocate is there. Nothing when the child is not
 * this advocate's.
 */
export async function letInWith(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, ...asked }: WithChild,
	now: Instant
): Promise<LetIn | undefined> {
	const alone = { enhanced: 'no', shared: false } as const;
	const decided = lettingIn(asked, alone, now);
	if (!decided.ok) return decided;
	const code = await invitations.newCode(keys);
	return transaction(db, async (trx) => {
		const child = await children(trx, staff, now)
			.where('participations.id', '=', participation)
			.executeTakeFirst();
		if (!child) return refusals.of(trx, keys, staff, undefined, now);
		return supporters.add(trx, keys, staff, { place: child, asked, decided, code }, now);
	});
}
