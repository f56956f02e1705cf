/** The JSON Schema of our events, made from the same rules that read them. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { typePrefix } from './cloud-event.ts';
import { dataSchemas, toldByAgencies } from './event-data.ts';

/** What `GET /api/events/schema.json` answers: JSON Schema 2020-12, one branch for each type. */
export function eventSchema(): Record<string, unknown> {
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'An event about a case',
		description:
			"CloudEvents 1.0, structured JSON, one event or an array of them. `subject` is the case's URN, `time` is when it happened. Signed by Standard Webhooks headers; the sender is named in Alongside-Agency.",
		type: 'object',
		required: ['specversion', 'id', 'source', 'type', 'subject', 'time'],
		properties: {
			specversion: { const: '1.0' },
			id: {
				type: 'string',
				minLength: 1,
				maxLength: 200,
				description: 'With `source`, yours for ever: the same again is the same event.'
			},
			source: { type: 'string', minLength: 1, maxLength: 300 },
			subject: {
				type: 'string',
				description: "The case's URN, spaced or slashed as you like.",
				pattern: '^[A-Za-z0-9 /.-]{5,40}$'
			},
			time: { type: 'string', format: 'date-time' },
			datacontenttype: { const: 'application/json' },
			defendant: {
				type: 'string',
				description:
					'Your id of the defendant it is about. We keep a keyed hash of it and nothing else.'
			},
			corrects: {
				type: 'string',
				description:
					'The `id` of your earlier event, from the same `source`, that this one replaces.'
			},
			type: { enum: toldByAgencies.map((kind) => typePrefix + kind) },
			data: {}
		},
		oneOf: toldByAgencies.map((kind) => ({
			properties: { type: { const: typePrefix + kind }, data: dataOf(kind) },
			...(needsData(kind) ? { required: ['data'] } : {})
		}))
	};
}

function dataOf(kind: (typeof toldByAgencies)[number]): Record<string, unknown> {
	const { $schema: _, ...schema } = toJsonSchema(dataSchemas[kind], {
		errorMode: 'ignore',
		typeMode: 'input'
	});
	return schema;
}

function needsData(kind: (typeof toldByAgencies)[number]): boolean {
	const { required } = dataOf(kind);
	return Array.isArray(required) && required.length > 0;
}
