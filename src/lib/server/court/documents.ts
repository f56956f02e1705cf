/** The documents for engineers, with the courts' messages as they are read and examples of each. */
import { asyncApi as asyncApiWith } from '#lib/server/feed/asyncapi.ts';
import { openApi as openApiWith, type Messages } from '#lib/server/feed/openapi.ts';
import { apiVersion } from '#lib/server/feed/schema.ts';
import { readAny } from './common-platform.ts';
import { examples, type Example } from './examples.ts';
import { messages, type MessageName } from './messages.ts';

/** A moment after all of the examples. */
const now = Date.UTC(2027, 0, 1);
const names = Object.keys(messages) as MessageName[];

const courts: Messages = Object.fromEntries(
	names.map((name) => {
		const told = Object.entries(examples[name]).map(([key, one]) => [key, toldBy(one)] as const);
		return [name, { schema: messages[name], examples: Object.fromEntries(told) }];
	})
);

// What follows from it is worked out by the reader itself, so that the document cannot promise another thing.
function toldBy(example: Example) {
	const reading = readAny(example.value, (_, id) => id, now);
	const kinds = reading.ok ? reading.parts.flatMap(({ tellings }) => tellings) : [];
	const list = [...new Set(kinds.map(({ kind }) => kind))].join(', ');
	return { ...example, description: `Understood: ${list || 'nothing to tell'}.` };
}

/** What `GET /api/openapi.json` answers. */
export function openApi() {
	return openApiWith(courts);
}

/** What `GET /api/asyncapi.json` answers. */
export function asyncApi() {
	return asyncApiWith(courts);
}

/** What `GET /api/common-platform/schema.json` answers: JSON Schema 2020-12 of each of the courts' messages. */
export function courtSchema() {
	const $defs = names.map((name) => {
		const values = Object.values(examples[name]).map(({ value }) => value);
		return [name, { title: name, ...messages[name], examples: values }] as const;
	});
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: '/api/common-platform/schema.json',
		$comment: `Version ${apiVersion}.`,
		title: 'What the courts send to /api/common-platform/…',
		description: 'Messages of Common Platform, of each what is read here.',
		anyOf: names.map((name) => ({ $ref: `#/$defs/${name}` })),
		$defs: Object.fromEntries($defs)
	};
}
