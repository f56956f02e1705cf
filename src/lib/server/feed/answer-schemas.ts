/** What the courts send and what is answered, as JSON Schema: of a court's message only what we read. */
import { problems, typeOf, type ProblemCode } from './problems.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const uuid: Schema = { type: 'string', format: 'uuid' };
const day: Schema = { type: 'string', format: 'date' };
const instant: Schema = { type: 'string', format: 'date-time' };
const object = (properties: Schema, required: readonly string[] = []): Schema => ({
	type: 'object',
	properties,
	...(required.length > 0 ? { required } : {})
});
const list = (items: Schema): Schema => ({ type: 'array', items });

const theirCase = object({
	id: uuid,
	prosecutionCaseIdentifier: object({ caseURN: text, prosecutionAuthorityReference: text }),
	defendants: list(object({ id: uuid, isYouth: { type: 'boolean' }, offences: list(object({})) }))
});
const hearing = object(
	{
		id: uuid,
		jurisdictionType: { enum: ['MAGISTRATES', 'CROWN'] },
		courtCentre: object({ name: text }),
		type: object({ description: text }),
		hearingDays: list(object({ sittingDay: instant })),
		prosecutionCases: list(theirCase),
		courtApplications: list(object({}))
	},
	['id']
);
const shared = (about: string): Schema => ({
	...object({ hearing, sharedTime: instant, hearingDay: day }, ['hearing']),
	description: `${about} The whole message of Common Platform may be sent: what is not named here is not read, or told as one of our facts.`
});

const fault = object({ index: count, pointer: text, detail: text }, ['detail']);
const passedOver = list(object({ pointer: text, detail: text }, ['pointer', 'detail']));
const outcome = object({ status: count, type: text }, ['status']);

export const schemas: Readonly<Record<string, Schema>> = {
	Hearing: shared('A hearing as it is listed.'),
	HearingResult: shared('A hearing with its results.'),
	Concluded: object(
		{
			prosecutionConcluded: list(
				object({ prosecutionCaseId: uuid, defendantId: uuid, isConcluded: { type: 'boolean' } })
			)
		},
		['prosecutionConcluded']
	),
	CaseUpdated: object({
		prosecutionCase: object({
			id: uuid,
			prosecutionCaseIdentifier: object({ caseURN: text, prosecutionAuthorityReference: text }),
			caseStatus: text,
			defendants: list(
				object({
					id: uuid,
					proceedingsConcluded: { type: 'boolean' },
					offences: list(object({ judicialResults: list(object({ orderedDate: day })) }))
				})
			)
		}),
		removalReason: text,
		sharedTime: instant
	}),
	Vacated: object({ hearingId: uuid, vacatedTrialReasonId: uuid, hearingDateTime: instant }, [
		'hearingId'
	]),
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
						verdict: { enum: ['accepted', 'already', 'parked'] },
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
			signature: object({ isGood: { type: 'boolean' }, agency: text, type: text, detail: text }, [
				'isGood'
			]),
			would: outcome,
			items: list(
				object({
					index: count,
					facts: list(object({ kind: text, on: text, says: text, waits: text }, ['kind', 'on'])),
					ignored: passedOver
				})
			),
			errors: list(fault)
		},
		['request', 'signature', 'would', 'items']
	),
	Grant: object({ grant_type: { const: 'client_credentials' }, scope: text }, ['grant_type']),
	Token: object(
		{
			access_token: text,
			token_type: { const: 'Bearer' },
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
				object(
					{ request: text, at: instant, to: text, status: count, answer: { type: 'object' } },
					['request', 'at', 'to', 'status', 'answer']
				)
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
			type: { enum: (Object.keys(problems) as ProblemCode[]).map(typeOf) },
			title: text,
			status: count,
			detail: text,
			request: text,
			errors: list(object({ ...(fault.properties as Schema), header: text }, ['detail']))
		},
		['type', 'title', 'status', 'detail', 'request']
	)
};

/** Messages of the courts that none of the stories sends. */
export const examples = {
	Concluded: {
		prosecutionConcluded: [
			{ prosecutionCaseId: '20000000-0000-4000-8000-000000000009', isConcluded: true }
		]
	},
	CaseUpdated: {
		prosecutionCase: {
			id: '20000000-0000-4000-8000-000000000009',
			prosecutionCaseIdentifier: { caseURN: '01GD1000126' },
			caseStatus: 'INACTIVE',
			defendants: [{ id: '30000000-0000-4000-8000-000000000009', proceedingsConcluded: true }]
		}
	},
	Vacated: {
		hearingId: '10000000-0000-4000-8000-000000000009',
		vacatedTrialReasonId: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8',
		hearingDateTime: '2026-10-05T10:00:00Z'
	}
} as const;

export const descriptions = {
	Taken: 'It is kept, on disk, whatever happens now.',
	Checked: 'What would become of it.',
	Answers: 'What you were answered.',
	Token: 'A token, for the header authorization: Bearer.',
	Document: 'The document.'
} as const;
