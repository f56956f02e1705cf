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
import { readReceipt } from '#lib/domain/call/receipt-number.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as callScopes from '#lib/server/call/scopes.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as eventsOfMany from '#lib/server/case/events-of-many.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import * as names from '#lib/server/people/names.ts';
import * as sharedPanes from './shared-panes.ts';
import { indexOfReceipt } from '#lib/server/call/receipts.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talkRows from '#lib/server/message/rows.ts';

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
		const places = rows.map(({ id: participation, caseId }) => ({ participation, caseId }));
		await auditLists.writeOnceEach(trx, keys, places.map(audit.inCase), staff, 'case-listed', day);
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
	const unread = await talkRows.unreadOfEach(trx, talking);
	const tellersOf = await agencies.tellersIn(trx);
	const victims = open.map(({ person }) => person);
	const nameOf = await names.ofPeople(trx, keys, victims);
	return ({ id, person, caseId, enhanced, panes, let_in_at, assigned_at }) => ({
		panes: sharedPanes.panesOf(panes),
		events: told.get(id) ?? [],
		choices: chosen.get(id) ?? newsChoices.none,
		enhanced,
		sendTellings: tellersOf(caseId),
		messages: unread.get(id) ?? 0,
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
		.where('act', '!=', 'case-listed')
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

export type Found =
	| { readonly is: 'case'; readonly participation: ParticipationId }
	| { readonly is: 'call'; readonly id: string }
	/** Of several the one that is meant is picked. */
	| { readonly is: 'several'; readonly of: readonly Match[] };
export type Match = { readonly participation: ParticipationId; readonly name?: string };

/**
 * A case that is open to this advocate, by its reference or a part of it or of her name, or a call of theirs or their team,
 * by its receipt number. What is not theirs, not open and not there is one answer, found with the same questions; that it
 * was asked for in vain is written down with who asked.
 */
export async function find(
	db: Db,
	keys: Keys,
	staff: Staff,
	typed: string,
	now: Instant
): Promise<Found | undefined> {
	return transaction(db, async (trx) => {
		// Both are looked for whatever was typed, so that each takes as long.
		const matches = await matching(trx, keys, staff, typed);
		const call = await callScopes
			.scopedTo(trx, staff, now)
			.where('receipt', '=', indexOfReceipt(keys, readReceipt(typed) ?? 'none'))
			.executeTakeFirst();
		const [only, ...others] = matches;
		if (only && others.length > 0) return { is: 'several', of: matches };
		if (only) return { is: 'case', participation: only.participation };
		if (call) return { is: 'call', id: call.id };
		await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
		return undefined;
	});
}

/** So few letters are in every name. */
const fewest = 3;

/** Of the cases that are open to this advocate those whose reference or name holds what was typed; of a whole reference only that one. */
async function matching(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	typed: string
): Promise<readonly Match[]> {
	const rows = await sharedPanes
		.scopedTo(trx, staff)
		.innerJoin('cases', 'cases.id', 'participations.case_id')
		.select(['cases.id as caseId', 'cases.urn_sealed'])
		.execute();
	const ring = await keyrings.several(
		trx,
		keys,
		rows.map(({ caseId }) => caseId)
	);
	const nameOf = await names.ofPeople(
		trx,
		keys,
		rows.map(({ person }) => person)
	);
	const found = rows.map(({ id: participation, person, caseId, urn_sealed }) => {
		const name = nameOf.get(person);
		const urn = unsealField(keys, ring.get(caseId), fields.urn, caseId, urn_sealed);
		return { urn, participation, ...(name ? { name } : {}) };
	});
	const letters = plainOf(typed);
	if (letters.length < fewest) return [];
	const whole = found.filter(({ urn }) => plainOf(urn) === letters);
	const some = found.filter(({ urn, name = '' }) =>
		[urn, name].some((one) => plainOf(one).includes(letters))
	);
	return (whole.length > 0 ? whole : some).map(({ urn: _, ...match }) => match);
}

/** A name or a reference without what is written in one way or another. */
function plainOf(text: string): string {
	return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
