/** What is answered, as JSON Schema. */
import { problems, typeOf, type ProblemCode } from './problems.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const day: Schema = { type: 'string', format: 'date' };
const instant: Schema = { type: 'string', format: 'date-time' };
const object = (properties: Schema, required: readonly string[] = []): Schema => ({
	type: 'object',
	properties,
	...(required.length > 0 ? { required } : {})
});
const list = (items: Schema): Schema => ({ type: 'array', items });
const oneOf = (words: readonly string[]): Schema => ({ type: 'string', enum: words });
const yes: Schema = { type: 'boolean' };
/** Another's words: the rest may be anything. */
const open: Schema = { type: 'object', additionalProperties: true };

const problemType = oneOf((Object.keys(problems) as ProblemCode[]).map(typeOf));
const fault = object({ index: count, pointer: text, header: text, detail: text }, ['detail']);
const passedOver = list(object({ pointer: text, detail: text }, ['pointer', 'detail']));
const outcome = object({ status: count, type: problemType }, ['status']);
const answer = {
	anyOf: ['Taken', 'Problem'].map((one) => ({ $ref: `#/components/schemas/${one}` }))
};

const step = { by: text, method: oneOf(['POST']), to: text, body: open };

export const schemas: Readonly<Record<string, Schema>> = {
	Taken: object(
		{
			request: text,
			accepted: count,
			already: count,
			parked: count,
			replayed: { ...text, description: 'The request that was taken again.' },
			items: list(
				object(
					{
						index: count,
						verdict: oneOf(['accepted', 'already', 'parked']),
						ignored: passedOver
					},
					['index', 'verdict']
				)
			)
		},
		['request', 'accepted', 'already', 'parked', 'items']
	),
	Checked: object(
		{
			request: text,
			signature: object(
				{ isGood: yes, agency: text, type: problemType, detail: text, errors: list(fault) },
				['isGood']
			),
			would: outcome,
			items: list(
				object(
					{
						index: count,
						facts: list(object({ kind: text, on: day, says: text, waits: text }, ['kind', 'on'])),
						ignored: passedOver
					},
					['index', 'facts', 'ignored']
				)
			),
			errors: list(fault)
		},
		['request', 'signature', 'would', 'items']
	),
	Grant: object({ grant_type: { type: 'string', const: 'client_credentials' }, scope: text }, [
		'grant_type'
	]),
	Token: object(
		{
			access_token: text,
			token_type: { type: 'string', const: 'Bearer' },
			expires_in: { ...count, description: 'In seconds.' },
			scope: text,
			request: text
		},
		['access_token', 'token_type', 'expires_in']
	),
	Answers: object(
		{
			request: text,
			answers: list(
				object({ request: text, at: instant, to: text, status: count, answer }, [
					'request',
					'at',
					'to',
					'status',
					'answer'
				])
			),
			next: { ...text, description: 'Where the list goes on, if it may.' }
		},
		['request', 'answers']
	),
	TokenProblem: {
		allOf: [
			{ $ref: '#/components/schemas/Problem' },
			object({ error: text, error_description: text, error_uri: text }, ['error'])
		],
		description: 'The error of RFC 6749, 5.2, with our problem beside it.'
	},
	Problem: object(
		{
			type: problemType,
			title: text,
			status: count,
			detail: text,
			request: text,
			errors: list(fault)
		},
		['type', 'title', 'status', 'detail', 'request']
	),
	Stories: list(
		object({ title: text, steps: list(object(step, ['by', 'method', 'to', 'body'])) }, [
			'title',
			'steps'
		])
	),
	Document: { type: 'object', additionalProperties: true }
};

export const descriptions = {
	Taken: 'It is kept, on disk, whatever happens now.',
	Checked: 'What would become of it.',
	Answers: 'What you were answered.',
	Token: 'A token, for the header authorization: Bearer.',
	Stories: 'What to send, in its order.',
	Document: 'The document.'
} as const;
