/** Who chose to hear news from an advocate who is away: said to whoever stands in, with nothing of what it is. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { unreadOf } from '#lib/domain/advocate/my-people.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as eventsOfMany from '#lib/server/case/events-of-many.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as names from '#lib/server/people/names.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as covered from './covered.ts';
import { panesOf } from './shared-panes.ts';

export type ToTell = {
	readonly participation: ParticipationId;
	readonly advocate: PersonId;
	/** When the first of it came. */
	readonly since: Instant;
	readonly name?: string;
};

/** Each of them to whoever stands in now; that a line was shown is written down once a day. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<ToTell[]> {
	return transaction(db, async (trx) => {
		const found = await waitingFor(trx, keys, staff, now);
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, found.map(audit.inCase), staff, 'line-listed', day);
		const people = found.map(({ person }) => person);
		const nameOf = await names.ofPeople(trx, keys, people);
		return found.map(({ participation, advocate, since, person }) => {
			const name = nameOf.get(person);
			return { participation, advocate, since, ...(name ? { name } : {}) };
		});
	});
}

/** Since when one of them waits; for a page that is written down itself. */
export async function sinceAt(
	db: Db,
	keys: Keys,
	staff: Staff,
	place: ParticipationId,
	now: Instant
): Promise<Instant | undefined> {
	const found = await transaction(db, (trx) => waitingFor(trx, keys, staff, now));
	return found.find(({ participation }) => participation === place)?.since;
}

/** How many of them there are. */
export async function countFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<number> {
	return (await transaction(db, (trx) => waitingFor(trx, keys, staff, now))).length;
}

async function waitingFor(trx: Trx, keys: Keys, staff: Staff, now: Instant) {
	// Most stand in for nobody, and every page of the desk asks.
	if ((await workingHours.standsInFor(trx, staff, now)).length === 0) return [];
	const rows = await covered
		.scopedTo(trx, staff, now)
		.select('mine.panes')
		.where('mine.let_in_at', 'is not', null)
		.where(newsChoices.isFromAdvocate)
		.execute();
	const places = rows.map(({ participation }) => participation);
	const told = await eventsOfMany.listFor(trx, keys, places);
	const chosen = await newsChoices.readForEach(trx, places);
	return rows.flatMap(({ panes, ...row }) => {
		const { participation: place } = row;
		const [events, choices] = [told.get(place) ?? [], chosen.get(place) ?? newsChoices.none];
		const news = unreadOf({ panes: panesOf(panes), events, choices });
		return news?.choice === 'advocate' ? [{ ...row, since: news.since }] : [];
	});
}
