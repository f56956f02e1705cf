/** The JSON Schema of our events, made from the same rules that read them. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { typePrefix } from './cloud-event.ts';
import {
	dataSchemas,
	isMonday,
	isOfOurTime,
	isTimestamp,
	toldByAgencies,
	type AgencyKind
} from './event-data.ts';
import { mostEvents } from './events-reader.ts';
import { exampleOf } from './examples.ts';

/** The version of all that machines are promised; what changes it is at `/api`. */
export const apiVersion = '1.2.0';

type Schema = Record<string, unknown>;

/** What `GET /api/events/schema.json` answers: JSON Schema 2020-12 of one event or a batch, one branch for each type. */
export function eventSchema(): Schema {
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: '/api/events/schema.json',
		$comment: `Version ${apiVersion}.`,
		title: 'What is sent to /api/events',
		description: 'CloudEvents 1.0 in JSON: one event, or an array of them.',
		anyOf: [{ $ref: '#/$defs/event' }, { $ref: '#/$defs/batch' }],
		$defs: { event: oneEvent(), batch: batchOf({ $ref: '#/$defs/event' }) }
	};
}

/** A batch of what an event is. */
export function batchOf(items: Schema): Schema {
	return { title: 'A batch of events', type: 'array', maxItems: mostEvents, items };
}

/** One event of any kind. */
export function oneEvent(): Schema {
	return {
		title: 'An event about a case',
		description: "`subject` is the case's URN, `time` is when it happened.",
		type: 'object',
		required: ['specversion', 'id', 'source', 'type', 'subject', 'time'],
		properties: attributes,
		not: { required: ['data', 'data_base64'] },
		oneOf: toldByAgencies.map(branchOf),
		examples: toldByAgencies.slice(0, 3).map(exampleOf)
	};
}

const attributes: Schema = {
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
	datacontenttype: {
		type: 'string',
		pattern: '^application/json(\\s*;\\s*charset="?[uU][tT][fF]-?8"?)?$'
	},
	defendant: {
		type: 'string',
		description:
			'Your id of the defendant it is about. We keep a keyed hash of it and nothing else.'
	},
	corrects: {
		type: 'string',
		description: 'The `id` of your earlier event, from the same `source`, that this one replaces.'
	},
	crimereference: {
		type: 'string',
		description:
			'By what the case was known before it had the URN in `subject`. Only a police force ties two of its own together.',
		pattern: '^[A-Za-z0-9 /.-]{5,40}$'
	},
	type: { enum: toldByAgencies.map((kind) => typePrefix + kind) },
	data: {},
	data_base64: { type: 'string', description: 'The same as `data`, as JSON in base64.' }
};

/** What is told of one kind: its type, its data and an example. */
export function branchOf(kind: AgencyKind): Schema {
	const data = dataOf(kind);
	const isNeeded = Array.isArray(data.required) && data.required.length > 0;
	return {
		title: kind,
		required: ['type'],
		properties: { type: { const: typePrefix + kind }, data },
		...(isNeeded ? { anyOf: [{ required: ['data'] }, { required: ['data_base64'] }] } : {}),
		examples: [exampleOf(kind)]
	};
}

function dataOf(kind: AgencyKind): Schema {
	const { $schema: _, ...schema } = toJsonSchema(dataSchemas[kind], {
		errorMode: 'ignore',
		typeMode: 'input',
		overrideAction: ({ valibotAction, jsonSchema }) => {
			const format = formatOf(valibotAction);
			return format ? { ...jsonSchema, format } : undefined;
		}
	});
	return schema;
}

/** What the rules of ours check that JSON Schema has a word for. */
function formatOf(action: v.PipeAction<unknown, unknown, v.BaseIssue<unknown>>) {
	const rule = 'requirement' in action ? action.requirement : undefined;
	if (rule === isOfOurTime || rule === isMonday) return 'date';
	return rule === isTimestamp ? 'date-time' : undefined;
}
