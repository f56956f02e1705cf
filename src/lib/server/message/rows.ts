/** Messages as they are kept: sealed by the keys of her place, each posted form once, handed on when two places become one. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Reading } from '#lib/domain/message/in-english.ts';
import type { Side } from '#lib/domain/message/message.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { rehand } from '#lib/server/vault/rehand.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

export type Message = {
	readonly id: string;
	readonly side: Side;
	readonly by?: PersonId;
	readonly language: Language;
	readonly words: string;
	readonly writtenAt: Instant;
	/** When the other side's page showed it. */
	readonly readAt?: Instant;
	readonly english?: InEnglish;
	/** Who of us said that it needs no answer, and when. */
	readonly settled?: { readonly by: PersonId; readonly at: Instant };
};

/** What one of us wrote down of a message in another language. */
export type InEnglish = {
	readonly words: string;
	readonly reading: Reading;
	readonly by: PersonId;
	readonly at: Instant;
};

/** What is written, with the chance that its form carried. */
export type Writing = {
	readonly words: string;
	readonly form: string;
	/** In which language, where it is not that of whoever writes. */
	readonly language?: Language | undefined;
};
/** A message on its way in: between whom, and who wrote it. */
export type Told = Writing & {
	readonly participation: ParticipationId;
	readonly side: Side;
	readonly by: PersonId;
	readonly team: string;
};

/** The messages of one place that a team had a part in, or all of them, oldest first. */
export function ofPlace(db: Db | Trx, participation: ParticipationId) {
	return db
		.selectFrom('messages')
		.selectAll('messages')
		.where('messages.participation_id', '=', participation)
		.orderBy('messages.written_at')
		.orderBy('messages.id');
}

export type Sums = { readonly many: number; readonly last: number; readonly read: number };

/** What stands for the messages of one place: another as soon as one is written or read. Sealed: how many there are is nothing for whoever reads along. */
export function markOf(
	keys: Keys,
	participation: ParticipationId,
	{ many, last, read }: Sums
): string {
	return indexOf(keys, 'live-messages', `${participation}\n${many} ${last} ${read}`).slice(0, 16);
}

/** Opens them. */
export async function opened(
	db: Db | Trx,
	keys: Keys,
	participation: ParticipationId,
	rows: readonly Row<'messages'>[]
): Promise<Message[]> {
	const ring = rows.length > 0 ? await keyrings.find(db, keys, participation) : undefined;
	return rows.map((row) => ({
		...englishOf(keys, ring, row),
		id: row.id,
		side: row.side,
		language: row.language,
		words: unsealField(keys, ring, fields.message, row.id, row.words_sealed),
		writtenAt: row.written_at,
		...(row.by_person ? { by: row.by_person } : {}),
		...(row.read_at === null ? {} : { readAt: row.read_at }),
		...(row.done_by && row.done_at !== null
			? { settled: { by: row.done_by, at: row.done_at } }
			: {})
	}));
}

function englishOf(
	keys: Keys,
	ring: Parameters<typeof unsealField>[1],
	{ id, english_sealed, english_as, english_by, english_at }: Row<'messages'>
): { readonly english?: InEnglish } {
	if (!english_sealed || !english_as || !english_by || english_at === null) return {};
	const words = unsealField(keys, ring, fields.messageEnglish, id, english_sealed);
	return { english: { words, reading: english_as, by: english_by, at: english_at } };
}

/** Whether the very same was posted before. Other words in a form that was sent, as after Back, are another message. */
export async function has(trx: Trx, keys: Keys, told: Told): Promise<boolean> {
	const row = await trx
		.selectFrom('messages')
		.select('id')
		.where('participation_id', '=', told.participation)
		.where('side', '=', told.side)
		.where('form', '=', formOf(keys, told))
		.executeTakeFirst();
	return row !== undefined;
}

function formOf(keys: Keys, { form, words }: Writing): string {
	return indexOf(keys, 'talk-form', `${form}\n${words}`);
}

/** For so long the same words from another tab, which showed the same draft, are the same message: as long as a draft is kept. */
const again = 60 * 60_000;

async function isLast(trx: Trx, keys: Keys, told: Told, now: Instant): Promise<boolean> {
	const [last] = await ofPlace(trx, told.participation)
		.where('team', '=', told.team)
		.clearOrderBy()
		.orderBy('messages.written_at', 'desc')
		.limit(1)
		.execute();
	if (!last || last.written_at < now - again || last.side !== told.side) return false;
	if (last.side === 'ours' && last.by_person !== told.by) return false;
	const [said] = await opened(trx, keys, told.participation, [last]);
	return said?.words === told.words;
}

/** Adds one; false where the very same was posted before. */
export async function add(trx: Trx, keys: Keys, told: Told, now: Instant): Promise<boolean> {
	if (await isLast(trx, keys, told, now)) return false;
	const { participation, side, by, team, words, form, language } = told;
	const id = newId();
	const ring = await keyrings.ofPlace(trx, keys, participation);
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('messages')
		.values({
			id,
			participation_id: participation,
			side,
			by_person: side === 'ours' ? by : null,
			team,
			language: language ?? (await people.languageOf(trx, by)),
			words_sealed: sealField(keys, ring, fields.message, id, words),
			form: formOf(keys, { form, words }),
			written_at: now,
			read_at: null,
			...{ english_sealed: null, english_as: null, english_by: null, english_at: null },
			...{ done_at: null, done_by: null }
		})
		.onConflict((conflict) => conflict.columns(['participation_id', 'side', 'form']).doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows) === 1;
}

/** How many of one side nobody has read; `to`: of those between her and a team, written since. */
export async function unread(
	db: Db | Trx,
	participation: ParticipationId,
	side: Side,
	to?: { readonly team: string; readonly since: Instant }
): Promise<number> {
	const all = db
		.selectFrom('messages')
		.select(({ fn }) => fn.countAll<number>().as('many'))
		.where('participation_id', '=', participation)
		.where('side', '=', side)
		.where('read_at', 'is', null);
	const some = to ? all.where('team', '=', to.team).where('written_at', '>=', to.since) : all;
	return Number((await some.executeTakeFirstOrThrow()).many);
}

/** When the last between her and a team was written, of each of several places. */
export async function lastOfEach(
	db: Db | Trx,
	places: readonly { readonly participation: ParticipationId; readonly team: string }[]
): Promise<ReadonlyMap<ParticipationId, Instant>> {
	const teamOf = new Map(places.map(({ participation, team }) => [participation, team]));
	if (teamOf.size === 0) return new Map();
	const found = await db
		.selectFrom('messages')
		.select(({ fn }) => ['participation_id', 'team', fn.max('written_at').as('at')])
		.where('participation_id', 'in', [...teamOf.keys()])
		.groupBy(['participation_id', 'team'])
		.execute();
	const theirs = found.filter((one) => teamOf.get(one.participation_id) === one.team);
	return new Map(theirs.map(({ participation_id, at }) => [participation_id, Number(at)]));
}

/** These were shown to the other side; what was shown before keeps its time. */
export async function markRead(
	trx: Trx,
	rows: readonly Pick<Row<'messages'>, 'id' | 'side' | 'read_at'>[],
	side: Side,
	now: Instant
): Promise<void> {
	const ids = rows.filter((row) => row.side === side && row.read_at === null).map(({ id }) => id);
	if (ids.length === 0) return;
	await trx
		.updateTable('messages')
		.set({ read_at: now })
		.where('id', 'in', ids)
		.where('read_at', 'is', null)
		.execute();
}

/** Gives what was said at one place in a case to another that turned out to be hers too, sealed by the keys of that one. */
export async function mergeInto(
	trx: Trx,
	keys: Keys,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	await rehand(trx, keys, from, to, fields.message, fields.messageEnglish);
	// What she opened to an advocate under the paper stays open, unless she opened to one on her own page.
	const own = trx.selectFrom('message_access').select('seq').where('participation_id', '=', to);
	await trx
		.updateTable('message_access')
		.set({ participation_id: to })
		.where('participation_id', '=', from)
		.where(({ not, exists }) => not(exists(own)))
		.execute();
}
