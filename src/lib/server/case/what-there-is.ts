/** What there is for her beside her case, told with one question: nothing is asked about what is not there. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { preparedFor } from '#lib/server/prepared.ts';

export type WhatThereIs = {
	/** Messages to her that she has not seen. */
	readonly unread: number;
	/** Codes of her card, and those that still work. */
	readonly codes: number;
	readonly codesLeft: number;
	/** What she can come back in by. */
	readonly key: boolean;
	readonly words: boolean;
	readonly asks: boolean;
	readonly joins: boolean;
	readonly calls: boolean;
	readonly advocate: boolean;
	readonly change: boolean;
	/** Somebody asked for a new way into her page. */
	readonly recovery: boolean;
	/** Something wrong was on her page, and she has not read that we are sorry. */
	readonly sorry: boolean;
	/** It was asked that everything be deleted, and that is not over. */
	readonly erasing: boolean;
};

type Hers = Pick<Victim, 'person' | 'participation'>;

const nothing: WhatThereIs = {
	unread: 0,
	codes: 0,
	codesLeft: 0,
	key: false,
	words: false,
	asks: false,
	joins: false,
	calls: false,
	advocate: false,
	change: false,
	recovery: false,
	sorry: false,
	erasing: false
};

/** What there is for this victim. */
export async function readFor(db: Db, victim: Hers): Promise<WhatThereIs> {
	const [row] = await there(db, victim);
	if (!row) return nothing;
	return {
		unread: Number(row.unread),
		codes: Number(row.codes),
		codesLeft: Number(row.codesLeft),
		key: Boolean(row.key),
		words: Boolean(row.words),
		asks: Boolean(row.asks),
		joins: Boolean(row.joins),
		calls: Boolean(row.calls),
		advocate: Boolean(row.advocate),
		change: Boolean(row.change),
		recovery: Boolean(row.recovery),
		sorry: Boolean(row.sorry),
		erasing: Boolean(row.erasing)
	};
}

const there = preparedFor<Hers>()((db, valueOf) =>
	scopedTo(db, { person: valueOf('person'), participation: valueOf('participation') })
);

/** The one read of what there is, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { person, participation }: Hers) {
	const cards = db.selectFrom('cards').where('cards.person_id', '=', person);
	const unread = db
		.selectFrom('messages')
		.where('messages.participation_id', '=', participation)
		.where('side', '=', 'ours')
		.where('read_at', 'is', null);
	const calls = db.selectFrom('calls').select('calls.id').where('person_id', '=', person);
	const advocate = db
		.selectFrom('assignments')
		.select('seq')
		.where('participation_id', '=', participation)
		.where('ended_at', 'is', null);
	return db
		.selectFrom('participations')
		.select(({ exists, selectFrom }) => [
			unread.select(({ fn }) => fn.countAll().as('all')).as('unread'),
			cards.select(({ fn }) => fn.countAll().as('all')).as('codes'),
			cards
				.select(({ fn }) => fn.countAll().as('all'))
				.where('used_at', 'is', null)
				.as('codesLeft'),
			exists(selectFrom('device_keys').select('id').where('person_id', '=', person)).as('key'),
			exists(selectFrom('ways_in').select('made_at').where('person_id', '=', person)).as('words'),
			exists(
				selectFrom('agency_letters').select('id').where('participation_id', '=', participation)
			).as('asks'),
			exists(selectFrom('joins').select('id').where('participation_id', '=', participation)).as(
				'joins'
			),
			exists(calls).as('calls'),
			exists(advocate).as('advocate'),
			exists(
				selectFrom('advocate_changes').select('id').where('participation_id', '=', participation)
			).as('change'),
			exists(selectFrom('recoveries').select('begun_at').where('person_id', '=', person)).as(
				'recovery'
			),
			exists(
				selectFrom('apologies')
					.select('owed_at')
					.where('participation_id', '=', participation)
					.where('read_at', 'is', null)
			).as('sorry'),
			exists(erasureOf(db, participation)).as('erasing')
		])
		.where('participations.id', '=', participation)
		.where('participations.person_id', '=', person);
}

function erasureOf(db: Db | Trx, participation: Hers['participation']) {
	return db
		.selectFrom('data_requests')
		.select('data_requests.id')
		.where('participation_id', '=', participation)
		.where('sort', '=', 'erase')
		.where('ended_at', 'is', null);
}
