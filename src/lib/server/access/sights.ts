/** What may be seen of one victim's case by somebody else: those beside her, and an advocate she let in. */
import { sql, type ExpressionBuilder } from 'kysely';
import type { Companion, ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import { leading } from '#lib/domain/case/difference.ts';
import { shown } from '#lib/domain/news/gate.ts';
import { openedTo, type Needs } from '#lib/domain/reach/needs.ts';
import type { Pane } from '#lib/domain/access/pane.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction, type Db, type In, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as needs from '#lib/server/reach/needs.ts';
import type { Tables } from '#lib/server/tables.ts';

export type Asker = Companion | Staff;

/**
 * In SQL, of a place: the places on the other side, found from her side by an index. A list asks it of every row, and a team
 * is given thousands of cases.
 */
export const facing = sql`(
	select theirs.id from victims
	inner join suspects on suspects.party_index = victims.party_index
	inner join participations as theirs on theirs.case_id = suspects.case_id
	where victims.participation_id = participations.id and theirs.id <> participations.id
	union all
	select victims.participation_id as id from suspects
	inner join victims on victims.party_index = suspects.party_index
	where suspects.case_id = participations.case_id and victims.participation_id <> participations.id
) as facing`;

const walled = sql<boolean>`exists (
	select 1 from ${facing}
	inner join assignments as other on other.participation_id = facing.id
	where other.seq < mine.seq
	and (other.person_id = mine.person_id or other.team = mine.team))`;

const atRest = sql<boolean>`exists (
	select 1 from people
	where people.id = participations.person_id and people.paused_at is not null)`;

/** Whether the advocate of `mine`, or the team, was given the other side before (decision 0034). */
export function isWalled<All, Read extends keyof All>(_: In<'mine' | 'participations', All, Read>) {
	return walled;
}

/** Whether her page rests, for everybody beside her too. */
export function isAtRest<All, Read extends keyof All>(_: In<'participations', All, Read>) {
	return atRest;
}

type Where = ExpressionBuilder<Tables, 'participations'>;

/** The one read of another's case, scoped by who asks; its SQL is held by a test. Nothing found is nothing there. */
export function scopedTo(db: Db | Trx, asker: Asker, participation: ParticipationId, now: Instant) {
	return db
		.selectFrom('participations')
		.select(['id as participation', 'person_id as person', 'case_id as caseId', 'stands'])
		.where('participations.id', '=', participation)
		.where((where) => where.not(isAtRest(where)))
		.where((where) => {
			if (asker.kind === 'supporter') return whereLetIn(where, asker, now);
			if (asker.kind === 'advocate') return whereGiven(where, asker);
			return where.lit(false);
		});
}

function whereLetIn(where: Where, { person }: Asker, now: Instant) {
	return where.exists(
		where
			.selectFrom('supporters')
			.select('supporters.id')
			.whereRef('supporters.participation_id', '=', 'participations.id')
			.where('supporters.person_id', '=', person)
			.where('supporters.revoked_at', 'is', null)
			.where('supporters.starts_at', '<=', now)
			.where('supporters.until', '>', now)
	);
}

function whereGiven(where: Where, { person }: Asker) {
	return where.exists(
		where
			.selectFrom('assignments as mine')
			.select('mine.seq')
			.whereRef('mine.participation_id', '=', 'participations.id')
			.where('mine.person_id', '=', person)
			.where('mine.let_in_at', 'is not', null)
			.where('mine.ended_at', 'is', null)
			.where((where) => where.not(isWalled(where)))
	);
}

export type Sight = {
	/** For whom the page is; nothing where nobody said. */
	readonly stands?: Stands;
	readonly events: readonly Event[];
	readonly panes: readonly Pane[];
	readonly needs?: Partial<Needs>;
};

/**
 * What somebody beside her sees: what agencies told, without her own words and without hard news she has not chosen to
 * read, and of what she needs only what she opened. The look, or the refusal, is written down.
 */
export async function besideFor(
	db: Db,
	keys: Keys,
	companion: Companion,
	now: Instant
): Promise<Sight | undefined> {
	const { participation, panes } = companion;
	return transaction(db, async (trx) => {
		const place = await lookIn(trx, keys, companion, participation, now);
		if (!place) return undefined;
		const visible = shown(
			await events.listFor(trx, keys, place),
			await newsChoices.readFor(trx, place)
		);
		const theirs = leading(visible).filter(({ toldBy }) => toldBy !== 'victim');
		const wants = panes.some((pane) => pane === 'language' || pane === 'help');
		const said = wants ? await needs.ofPerson(trx, keys, place.person) : undefined;
		if (said) await audit.write(trx, keys, audit.inCase(place), companion, 'needs-read', now);
		return {
			events: theirs,
			panes,
			...(place.stands === null ? {} : { stands: place.stands }),
			...(said ? { needs: openedTo(panes, said) } : {})
		};
	});
}

/** The place somebody may look into now; whoever looks, or looks in vain, is written down. */
export async function lookIn(
	trx: Trx,
	keys: Keys,
	asker: Asker,
	participation: ParticipationId,
	now: Instant
) {
	const place = await scopedTo(trx, asker, participation, now).executeTakeFirst();
	// A case that is not there and one that is another's are one row in one chain: the one who asked.
	const about: audit.About = place ? audit.inCase(place) : { chain: `person:${asker.person}` };
	await audit.write(trx, keys, about, asker, place ? 'case-read' : 'refused', now);
	return place;
}
