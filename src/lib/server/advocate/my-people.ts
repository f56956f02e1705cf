/** The cases an advocate was given, a line each: of what she opened no more than its panes show, of the others nothing. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import {
	inOrder,
	isUntouched,
	standingOf,
	type Given,
	type Standing
} from '#lib/domain/advocate/my-people.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as callScopes from '#lib/server/call/scopes.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as eventsOfMany from '#lib/server/case/events-of-many.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as names from '#lib/server/people/names.ts';
import * as sharedPanes from './shared-panes.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as waiting from '#lib/server/message/waiting.ts';

export type Line = Standing & {
	readonly participation: ParticipationId;
	readonly isOpen: boolean;
	readonly givenAt: Instant;
	/** When one of us last wrote down of a call that they spoke with her. */
	readonly spokenAt?: Instant;
	/** As it was recorded; nothing of a case that is not open. */
	readonly name?: string;
};

/** Every case this advocate was given, what cannot wait first; that a line was shown is written down once a day. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Line[]> {
	return transaction(db, async (trx) => {
		const rows = await linesOf(trx, staff).execute();
		const day = { since: instantOf(dayOf(now)), now };
		const listed = rows.map(({ id: participation, caseId, let_in_at }) => ({
			about: audit.inCase({ participation, caseId }),
			// Of a page that is not open to them nothing of hers stands there.
			act: let_in_at === null ? ('case-listed' as const) : ('line-listed' as const)
		}));
		await auditLists.writeOnceAll(trx, keys, listed, staff, day);
		return inOrder(await linesFrom(trx, keys, staff, rows, now));
	});
}

/** How one case stands that this advocate was given; for a page of it that is written down itself. */
export async function standingFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Line | undefined> {
	return transaction(db, async (trx) => {
		const rows = await linesOf(trx, staff).where('participations.id', '=', participation).execute();
		return (await linesFrom(trx, keys, staff, rows, now))[0];
	});
}

/** How many of them chose to hear from this advocate what they have not read. */
export async function toTellFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<number> {
	return transaction(db, async (trx) => {
		const rows = await linesOf(trx, staff).where(newsChoices.isFromAdvocate).execute();
		if (rows.length === 0) return 0;
		const lines = await linesFrom(trx, keys, staff, rows, now);
		return lines.filter(({ news }) => news?.choice === 'advocate').length;
	});
}

async function linesFrom(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	rows: readonly Row[],
	now: Instant
): Promise<Line[]> {
	const acts = await lastActsOf(
		trx,
		staff,
		rows.map(({ id }) => id)
	);
	const givenOf = await readOpen(trx, keys, staff, { rows, acts, now });
	const spoken = await callScopes.lastSpoken(
		trx,
		rows.map(({ person }) => person)
	);
	return rows.map((row) => {
		const { id: participation, let_in_at, assigned_at: givenAt } = row;
		const spokenAt = spoken.get(row.person);
		const line = {
			...{ participation, givenAt, isOpen: let_in_at !== null },
			...(spokenAt === undefined ? {} : { spokenAt })
		};
		if (!line.isOpen) {
			const untouched = isUntouched(acts.touchedAt(participation, givenAt), now);
			return { ...line, signs: untouched ? ['untouched'] : [] };
		}
		const { name, ...given } = givenOf(row);
		return { ...line, ...standingOf(given, now), ...(name ? { name } : {}) };
	});
}

function linesOf(trx: Trx, staff: Staff) {
	return sharedPanes
		.givenTo(trx, staff)
		.select(['participations.case_id as caseId', 'participations.enhanced'])
		.select(['mine.assigned_at', 'mine.let_in_at']);
}
type Row = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number];

/** What is kept of the cases that are open, with as many questions for forty as for one. */
async function readOpen(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ rows, acts, now }: { readonly rows: readonly Row[]; readonly acts: Acts; readonly now: Instant }
): Promise<(row: Row) => Given & { readonly name?: string | undefined }> {
	const open = rows.filter(({ let_in_at }) => let_in_at !== null);
	const places = open.map(({ id }) => id);
	const told = await eventsOfMany.listFor(trx, keys, places);
	const chosen = await newsChoices.readForEach(trx, places);
	const said = await saidAtOf(trx, places);
	const talking = await talkDesk.scopedTo(trx, staff, now).execute();
	const messages = await waiting.ofEach(trx, talking);
	const tellersOf = await agencies.tellersIn(trx);
	const victims = open.map(({ person }) => person);
	const nameOf = await names.ofPeople(trx, keys, victims);
	return ({ id, person, caseId, enhanced, panes, let_in_at, assigned_at }) => ({
		panes: sharedPanes.panesOf(panes),
		events: told.get(id) ?? [],
		choices: chosen.get(id) ?? newsChoices.none,
		enhanced,
		sendTellings: tellersOf(caseId),
		messages: messages.get(id)?.count ?? 0,
		openedAt: let_in_at ?? now,
		lookedAt: acts.looked.get(id),
		touchedAt: acts.touchedAt(id, assigned_at),
		saidAt: said.get(id),
		name: nameOf.get(person)
	});
}

type Acts = {
	readonly looked: ReadonlyMap<string, Instant>;
	/** When something was last done there, or else when it was given. */
	readonly touchedAt: (place: ParticipationId, givenAt: Instant) => Instant;
};

/** When this advocate last read each case, and last did anything there: that its line was listed is nothing done. */
async function lastActsOf(
	trx: Trx,
	{ person }: Staff,
	places: readonly ParticipationId[]
): Promise<Acts> {
	const [looked, touched] = [new Map<string, Instant>(), new Map<string, Instant>()];
	const rows = await trx
		.selectFrom('audit')
		.select(({ fn }) => ['whose', 'act', fn.max('at').as('at')])
		.where('act', 'not in', ['case-listed', 'line-listed'])
		.where('actor_id', '=', person)
		.where('whose', 'in', places.length > 0 ? places : ['' as ParticipationId])
		.groupBy(['whose', 'act'])
		.execute();
	for (const { whose, act, at } of rows) {
		const place = String(whose);
		if (act === 'case-read') looked.set(place, Number(at));
		touched.set(place, Math.max(touched.get(place) ?? 0, Number(at)));
	}
	return { looked, touchedAt: (place, givenAt) => Math.max(givenAt, touched.get(place) ?? 0) };
}

async function saidAtOf(trx: Trx, places: readonly ParticipationId[]) {
	if (places.length === 0) return new Map<string, Instant>();
	const rows = await trx
		.selectFrom('needs')
		.select(['participation_id', 'changed_at'])
		.where('participation_id', 'in', places)
		.execute();
	return new Map(rows.map((row) => [row.participation_id as string, row.changed_at]));
}
