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
export const apiVersion = '1.4.0';

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
		...envelope,
		anyOf: [...toldByAgencies.map(branchOf), inBase64(toldByAgencies)],
		examples: toldByAgencies.map(exampleOf)
	};
}

const attributes: Schema = {
	specversion: { type: 'string', const: '1.0' },
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
	unit: {
		type: 'string',
		maxLength: 60,
		description:
			'The unit of yours that deals with it. While nobody has been let in, your people see it on their list by unit.'
	},
	type: { type: 'string', enum: toldByAgencies.map((kind) => typePrefix + kind) }
};

/** What every event has, whatever it tells. */
export const envelope: Schema = {
	description: "`subject` is the case's URN, `time` is when it happened.",
	type: 'object',
	required: ['specversion', 'id', 'source', 'type', 'subject', 'time'],
	properties: attributes,
	not: { required: ['data', 'data_base64'] }
};

/** What is told of one kind: its type and its data. */
export function branchOf(kind: AgencyKind): Schema {
	const data = dataOf(kind);
	const isNeeded = Array.isArray(data.required) && data.required.length > 0;
	return {
		title: kind,
		type: 'object',
		required: isNeeded ? ['type', 'data'] : ['type'],
		properties: { type: { type: 'string', const: typePrefix + kind }, data }
	};
}

/** The same of several kinds with its data packed: a branch of its own, or generated clients lose the types of all others. */
export function inBase64(kinds: readonly AgencyKind[]): Schema {
	const data_base64 = { type: 'string', description: 'The same as `data`, as JSON in base64.' };
	return {
		title: 'Data in base64',
		type: 'object',
		required: ['type', 'data_base64'],
		properties: {
			type: { type: 'string', enum: kinds.map((kind) => typePrefix + kind) },
			data_base64
		}
	};
}

function dataOf(kind: AgencyKind): Schema {
	const { $schema: _, ...schema } = toJsonSchema(dataSchemas[kind], {
		errorMode: 'ignore',
		typeMode: 'input',
		overrideSchema: ({ jsonSchema }) =>
			'const' in jsonSchema ? typed(jsonSchema, jsonSchema.const) : undefined,
		overrideAction: ({ valibotAction, jsonSchema }) => {
			const format = formatOf(valibotAction);
			return format ? { ...jsonSchema, format } : undefined;
		}
	});
	return schema;
}

// Without it a generated client has `unknown`.
function typed<T extends object>(schema: T, value: unknown) {
	return {
		type: typeof value === 'boolean' ? ('boolean' as const) : ('string' as const),
		...schema
	};
}

/** What the rules of ours check that JSON Schema has a word for. */
function formatOf(action: v.PipeAction<unknown, unknown, v.BaseIssue<unknown>>) {
	const rule = 'requirement' in action ? action.requirement : undefined;
	if (rule === isOfOurTime || rule === isMonday) return 'date';
	return rule === isTimestamp ? 'date-time' : undefined;
}
