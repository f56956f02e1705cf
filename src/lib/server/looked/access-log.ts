/** What she is shown of who looked at her case: hers alone to read, and reading it is itself written down. */
import { sql, type ExpressionBuilder } from 'kysely';
import {
	staffRoles,
	type AgencyId,
	type ParticipationId,
	type PersonId,
	type Victim
} from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { Hold } from '#lib/domain/data/hold.ts';
import {
	keyOf,
	looksOf,
	type InquiryAnswer,
	type Line,
	type Looker,
	type Written
} from '#lib/domain/looked/look.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Tables } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';

export type Inquiry = {
	readonly askedOn: Day;
	readonly promisedOn: Day;
	readonly answer?: InquiryAnswer;
};
export type Shown = Line & {
	/** What she says when she asks about this line; it tells nothing of how many others there are. */
	readonly id: string;
	/** The name of staff, or of an agency. */
	readonly name?: string;
	readonly inquiry?: Inquiry;
};
export type Looks = {
	readonly days: readonly { readonly day: Day; readonly lines: readonly Shown[] }[];
	/** The day before which there is more. */
	readonly earlier?: Day;
	readonly hold?: Hold;
};

const daysShown = 14;

/** The days on which somebody looked, newest first, a fortnight of them at a time. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ before, now }: { readonly before?: Day | undefined; readonly now: Instant }
): Promise<Looks> {
	return transaction(db, async (trx) => {
		const all = await linesFor(trx, keys, victim);
		const wanted = all.filter(({ day }) => !before || day < before);
		const days = wanted.slice(0, daysShown);
		const hold = await legalHolds.setOn(trx, victim.participation, dayOf(now));
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'looks-read', now);
		const last = days.at(-1);
		return {
			days,
			...(last && wanted.length > days.length ? { earlier: last.day } : {}),
			...(hold ? { hold } : {})
		};
	});
}

/** One line by the id her page showed, for a question about it. */
export async function lineFor(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	id: string
): Promise<Shown | undefined> {
	const days = await linesFor(trx, keys, victim);
	return days.flatMap(({ lines }) => lines).find((line) => line.id === id);
}

/** The one read of who looked, scoped by whose place it was at; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('audit')
		.select(['audit.at', 'audit.actor_kind', 'audit.actor_id', 'audit.act', 'audit.whose'])
		.where((where) =>
			where.exists(
				where
					.selectFrom('participations')
					.select('participations.id')
					.$call(ofHers(victim))
					.where('participations.case_id', '=', victim.caseId)
			)
		)
		.where((where) => where.or([ofHerCase(where, victim), ofHerOwnPage(where, victim)]))
		.orderBy('audit.seq', 'desc');
}

type Where = ExpressionBuilder<Tables, 'audit'>;

/** What was done at her place, or at the one a code opened before it became hers, and for all since she was there. */
function ofHerCase(where: Where, victim: Victim) {
	return where.and([
		where('audit.chain', '=', `case:${victim.caseId}`),
		where.or([
			where('audit.whose', '=', victim.participation),
			where('audit.whose', 'in', joined(where, victim).select('joins.code_place')),
			where.and([
				where('audit.whose', 'is', null),
				// What was done before she was there would tell that others were.
				where('audit.at', '>=', (since) =>
					since
						.selectFrom('participations')
						.select('participations.added_at')
						.where('participations.id', '=', victim.participation)
				)
			])
		])
	]);
}

/** The page she began herself holds nobody else. */
function ofHerOwnPage(where: Where, victim: Victim) {
	const chain = sql<string>`'case:' || joins.own_case`.as('chain');
	return where('audit.chain', 'in', joined(where, victim).select(chain));
}

/** What became hers when a page of her own and an agency's case were made one. */
function joined(where: Where, victim: Victim) {
	return where
		.selectFrom('joins')
		.where('joins.participation_id', '=', victim.participation)
		.where('joins.joined_at', 'is not', null);
}

/** The places in a case that are hers since they were joined. */
async function formerPlaces(trx: Trx, victim: Victim): Promise<ReadonlySet<ParticipationId>> {
	const rows = await trx
		.selectFrom('joins')
		.select('code_place')
		.where('participation_id', '=', victim.participation)
		.where('code_place', 'is not', null)
		.execute();
	return new Set(rows.flatMap(({ code_place }) => code_place ?? []));
}

/** The rows of who looked that are hers, what was at a place that became hers among them. */
export async function writtenFor(
	trx: Trx,
	victim: Victim,
	known?: ReadonlySet<ParticipationId>
): Promise<Written[]> {
	const former = known ?? (await formerPlaces(trx, victim));
	const rows = await scopedTo(trx, victim).execute();
	return rows.map(({ at, actor_kind, actor_id, act, whose }) => {
		const wasThere = whose !== null && former.has(whose);
		return {
			at,
			actorKind: actor_kind,
			// Under the paper she was somebody else, as far as we knew.
			actorId: wasThere && actor_kind === 'victim' ? victim.person : actor_id,
			act,
			whose: wasThere ? victim.participation : whose
		};
	});
}

async function linesFor(trx: Trx, keys: Keys, victim: Victim) {
	const former = await formerPlaces(trx, victim);
	const written = await writtenFor(trx, victim, former);
	const days = looksOf(written, victim);
	const names = await namesOf(
		trx,
		keys,
		days.flatMap(({ lines }) => lines)
	);
	const asked = await inquiriesOf(trx, victim);
	return days.map(({ day, lines }) => ({
		day,
		lines: lines.map((line): Shown => {
			const id = idOf(keys, victim.participation, line);
			const name = line.actorId && names.get(line.actorId);
			const earlier = [...former].map((place) => asked.get(idOf(keys, place, line)));
			const inquiry = asked.get(id) ?? earlier.find(Boolean);
			return { ...line, id, ...(name ? { name } : {}), ...(inquiry ? { inquiry } : {}) };
		})
	}));
}

function idOf(keys: Keys, place: ParticipationId, line: Line): string {
	return indexOf(keys, 'look', `${place} ${keyOf(line)}`);
}

/** What staff and agencies are called. A victim has no name here, not even she herself. */
export async function namesOf(
	trx: Trx,
	keys: Keys,
	lines: readonly Pick<Line, 'who' | 'actorId'>[]
): Promise<Map<string, string>> {
	const owners = new Map(
		lines.flatMap(({ who, actorId }) =>
			who === 'you' || !actorId ? [] : [[actorId, namedBy(who, actorId)] as const]
		)
	);
	const ids = [...new Set(owners.values())];
	if (ids.length === 0) return new Map();
	const agencies = await trx
		.selectFrom('agencies')
		.select(['id', 'name'])
		.where('id', 'in', ids as AgencyId[])
		.execute();
	const staff = await trx
		.selectFrom('people')
		.select(['id', 'name_sealed'])
		.where('id', 'in', ids as PersonId[])
		.where('role', 'in', staffRoles)
		.execute();
	const names = new Map<string, string>(agencies.map(({ id, name }) => [id, name]));
	for (const { id, name_sealed } of staff)
		if (name_sealed) names.set(id, unsealField(keys, undefined, fields.name, id, name_sealed));
	return new Map(
		[...owners].flatMap(([actor, id]) => {
			const name = names.get(id);
			return name ? [[actor, name] as const] : [];
		})
	);
}

/** Whose name stands for somebody: of an agency's people only the agency has one here. */
function namedBy(who: Looker, actorId: string): string {
	return who === 'officer' ? (actorId.split('/')[0] ?? '') : actorId;
}

async function inquiriesOf(trx: Trx, victim: Victim): Promise<Map<string, Inquiry>> {
	const rows = await trx
		.selectFrom('inquiries')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.execute();
	return new Map(
		rows.map(({ line, asked_at, promised_on, answer }) => [
			line,
			{ askedOn: dayOf(asked_at), promisedOn: promised_on, ...(answer ? { answer } : {}) }
		])
	);
}
