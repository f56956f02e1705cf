/** The rows of what is parked, and of the names it waits for. */
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';

/** What is parked under hashed names, as often as it is under one. */
export const under = preparedForMany<{ readonly reference: string }>('reference')((db, rows) =>
	db
		.selectFrom('parked')
		.innerJoin('parked_references', 'parked_references.parked_id', 'parked.id')
		.select(['parked.id', 'parked.agency_id', 'parked.tellings_sealed', 'parked.received_at'])
		.select(['parked.request_id', 'parked_references.reference'])
		.where(
			'parked_references.reference',
			'in',
			rows.map(({ reference }) => reference)
		)
);
/** Keeps what is parked. */
export const add = preparedForMany<Row<'parked'>>(
	...(['id', 'agency_id', 'tellings_sealed', 'received_at', 'request_id'] as const)
)((db, rows) => db.insertInto('parked').values(rows));
/** Keeps under which names it is. */
export const addWaits = preparedForMany<Row<'parked_references'>>(
	'reference',
	'parked_id'
)((db, rows) => db.insertInto('parked_references').values(rows));
/** Forgets under which names it was. */
export const forgetWaits = preparedForMany<{ readonly id: string }>('id')((db, rows) =>
	db.deleteFrom('parked_references').where(
		'parked_id',
		'in',
		rows.map(({ id }) => id)
	)
);
/** Forgets what was parked. */
export const forget = preparedForMany<{ readonly id: string }>('id')((db, rows) =>
	db.deleteFrom('parked').where(
		'id',
		'in',
		rows.map(({ id }) => id)
	)
);
