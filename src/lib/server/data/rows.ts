/** A row of what was asked about somebody's data, as the domain knows it. */
import type { DataRequest } from '#lib/domain/data/request.ts';
import type { Row } from '#lib/server/tables.ts';

/** One row. */
export function readRow(row: Row<'data_requests'>): DataRequest {
	return {
		id: row.id,
		sort: row.sort,
		cameBy: row.came_by,
		askedAt: row.asked_at,
		dueOn: row.due_on,
		state: row.state,
		...filled('takenBy', row.taken_by),
		...filled('checked', row.checked),
		...filled('checkedBy', row.checked_by),
		...filled('readyAt', row.ready_at),
		...filled('secondBy', row.second_by),
		...filled('secondAt', row.second_at),
		...filled('refusal', row.refusal),
		...filled('given', row.given),
		...filled('receipt', row.receipt)
	};
}

function filled<Name extends string, T>(name: Name, value: T | null) {
	return (value === null ? {} : { [name]: value }) as { readonly [N in Name]?: T };
}
