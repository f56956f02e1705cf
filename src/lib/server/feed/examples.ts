/** An example of each kind of event, as an agency would send it. */
import type { Field } from '#lib/domain/event-field.ts';
import { kindRow, takesBack } from '#lib/domain/event-kinds.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { typePrefix } from './cloud-event.ts';
import type { AgencyKind } from './event-data.ts';

/** A whole event of a kind, with every field that it may carry. */
export function exampleOf(kind: AgencyKind): Record<string, unknown> {
	const fields = Object.entries(kindRow(kind).carries);
	const data = Object.fromEntries(fields.map(([name, field]) => [name, valueOf(field)]));
	return {
		specversion: '1.0',
		id: `example-${kind}`,
		source: '/records',
		type: typePrefix + kind,
		subject: '01GD1000126',
		time: '2026-11-02T09:30:00Z',
		datacontenttype: 'application/json',
		...(takesBack({ kind }) ? { corrects: 'example-charged' } : {}),
		...(fields.length > 0 ? { data } : {})
	};
}

function valueOf(field: Field): unknown {
	switch (field.is) {
		case 'one-of':
			return field.of[0];
		case 'some-of':
			return field.of.slice(0, 1);
		case 'number':
			return field.from;
		case 'text':
			return 'Alderbrook Crown Court';
		case 'yes-or-no':
			return true;
		case 'day':
			return '2027-03-02';
		case 'time':
			return { kind: 'day', on: '2027-03-02', startsAt: '2027-03-02T10:00:00Z' };
		case 'term':
			return { length: { years: 2, months: 6 } };
		case 'lasting':
			return { length: { years: 5 } };
		case 'id':
			return 'hearing-1';
		case 'reason':
			return trialReasons[0]?.id;
		case 'kind':
			return 'suspect-arrested';
		case 'event':
		case 'duty':
			throw new Error('Only she tells of these.');
	}
}
