/** For whom one of us stands in: whose case an advocate has who is away, and until when. What she opened to one stays with that one. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { isOtherSideFor } from '#lib/server/access/conflicts.ts';
import { isCoveredBy } from '#lib/server/access/holders.ts';
import { isAtRest, isWalled } from '#lib/server/access/sights.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as callScopes from '#lib/server/call/scopes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as waiting from '#lib/server/message/waiting.ts';
import * as names from '#lib/server/people/names.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** The one read of whom this one stands in for: the cases of who is away now, of one team; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return db
		.selectFrom('participations')
		.innerJoin('assignments as mine', 'mine.participation_id', 'participations.id')
		.select(['participations.id as participation', 'participations.person_id as person'])
		.select(['participations.case_id as caseId', 'mine.person_id as advocate'])
		.where('mine.ended_at', 'is', null)
		.where((where) => isCoveredBy(where, staff.person, now))
		.where((where) =>
			where.not(where.or([isAtRest(where), isWalled(where), isOtherSideFor(where, staff)]))
		)
		.orderBy('mine.seq');
}

/** Who is away, by name, and the last day of it. */
export type Away = { readonly name?: string; readonly until: Day };

/** The advocate who is away, by each place of theirs; nothing of whose place it is. */
export async function awayAt(
	db: Db | Trx,
	staff: Staff,
	of: ReadonlyMap<PersonId, Away>,
	now: Instant
): Promise<ReadonlyMap<ParticipationId, Away>> {
	if (of.size === 0) return new Map();
	const rows = await scopedTo(db, staff, now).execute();
	return new Map(
		rows.flatMap(({ participation, advocate }) => {
			const away = of.get(advocate);
			return away ? [[participation, away] as const] : [];
		})
	);
}

/** Those for whom this one stands in now. */
export async function awayFor(
	db: Db | Trx,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<ReadonlyMap<PersonId, Away>> {
	const people = await workingHours.standsInFor(db, staff, now);
	if (people.length === 0) return new Map();
	const who = await names.ofStaff(db, keys, people);
	const all = await workingHours.absences(db, {}, { from: now, to: now + 1 });
	const gone = all.filter(({ coveredBy }) => coveredBy === staff.person);
	const found = new Map<PersonId, Away>();
	for (const person of people) {
		const until = Math.max(...gone.filter((one) => one.person === person).map(({ to }) => to));
		const name = who.get(person)?.name;
		found.set(person, { until: dayOf(until - 1), ...(name ? { name } : {}) });
	}
	return found;
}

export type Line = {
	readonly participation: ParticipationId;
	readonly advocate: PersonId;
	readonly away: Away;
	/** As a note of her shows it to whoever stands in. */
	readonly name?: string;
	/** How many of her messages wait for an answer, where she opened them. */
	readonly messages: number;
	/** When one of us last wrote down of a call that they spoke with her. */
	readonly spokenAt?: Instant;
};

/** The people of those who are away, a line each; that a line was shown is written down once a day. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Line[]> {
	return transaction(db, async (trx) => {
		const of = await awayFor(trx, keys, staff, now);
		if (of.size === 0) return [];
		const rows = await scopedTo(trx, staff, now).execute();
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, rows.map(audit.inCase), staff, 'line-listed', day);
		const people = rows.map(({ person }) => person);
		const nameOf = await names.ofPeople(trx, keys, people);
		const spoken = await callScopes.lastSpoken(trx, people);
		const talking = await talkDesk.scopedTo(trx, staff, now).execute();
		const messages = await waiting.ofEach(trx, talking);
		return rows.flatMap(({ participation, person, advocate }) => {
			const [away, name, spokenAt] = [of.get(advocate), nameOf.get(person), spoken.get(person)];
			if (!away) return [];
			return {
				...{ participation, advocate, away, messages: messages.get(participation)?.count ?? 0 },
				...(name ? { name } : {}),
				...(spokenAt === undefined ? {} : { spokenAt })
			};
		});
	});
}
