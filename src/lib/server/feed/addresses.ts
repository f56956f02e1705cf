/** Every address for machines: what it is for, what is sent there and what may be answered. The front, the documents and the page agree with it. */
import type { ProblemCode } from './problems.ts';

export type Address = {
	readonly path: string;
	readonly method: 'get' | 'post' | 'delete';
	readonly name: string;
	readonly about: string;
	/** What is sent, by the name of its schema; nothing where the address says all. */
	readonly sends?:
		| 'Events'
		| 'Hearing'
		| 'HearingResult'
		| 'Concluded'
		| 'CaseUpdated'
		| 'Vacated'
		| 'Anything'
		| 'Grant';
	/** Whether it is signed, or comes with a token. */
	readonly isSigned: boolean;
	/** What the answer is, by the name of its schema. */
	readonly gives: 'Taken' | 'Checked' | 'Answers' | 'Token' | 'Stories' | 'Document';
	readonly refused: readonly ProblemCode[];
};

const known: readonly ProblemCode[] = [
	'headers-missing',
	'clock-wrong',
	'signature-wrong',
	'token-wrong',
	'certificate-wrong',
	'too-many',
	'stopped'
];
const body: readonly ProblemCode[] = [
	'body-not-utf-8',
	'body-not-json',
	'keys-repeated',
	'body-not-gzip',
	'body-too-large',
	'type-not-taken',
	'encoding-not-taken'
];
const taken: readonly ProblemCode[] = [
	...known,
	...body,
	'not-yours-to-tell',
	'not-your-case',
	'id-used-again',
	'not-understood',
	'our-fault'
];
const delivery = { isSigned: true, gives: 'Taken', refused: taken } as const;
const reading = { method: 'get', isSigned: false, gives: 'Document', refused: [] } as const;
const courts = '/api/common-platform';

export const addresses: readonly Address[] = [
	{
		...delivery,
		path: '/api/events',
		method: 'post',
		name: 'sendEvents',
		about: 'Events about cases, as CloudEvents: one, a batch, or one in the binary mode.',
		sends: 'Events',
		refused: [...taken, 'attributes-not-signed']
	},
	{
		...delivery,
		path: `${courts}/hearing/{id}`,
		method: 'post',
		name: 'hearingListed',
		about: 'The courts: a hearing was listed, or its listing was changed.',
		sends: 'Hearing'
	},
	{
		...delivery,
		path: `${courts}/hearing/{id}/result`,
		method: 'post',
		name: 'hearingResulted',
		about: 'The courts: what happened at a hearing.',
		sends: 'HearingResult'
	},
	{
		...delivery,
		path: `${courts}/hearing/{id}/delete`,
		method: 'delete',
		name: 'hearingDeleted',
		about: 'The courts: a hearing will not take place.'
	},
	{
		...delivery,
		path: `${courts}/prosecution-concluded`,
		method: 'post',
		name: 'prosecutionConcluded',
		about: 'The courts: nothing more is to be decided about these defendants.',
		sends: 'Concluded'
	},
	{
		...delivery,
		path: `${courts}/case-updated`,
		method: 'post',
		name: 'caseUpdated',
		about: 'The courts: the state of a whole case, open or closed.',
		sends: 'CaseUpdated'
	},
	{
		...delivery,
		path: `${courts}/trial-vacated`,
		method: 'post',
		name: 'trialVacated',
		about: 'The courts: a trial was taken off, and why.',
		sends: 'Vacated'
	},
	{
		path: '/api/check',
		method: 'post',
		name: 'check',
		about:
			'Tries any delivery out. Says what would be understood and what she would read; keeps nothing.',
		sends: 'Anything',
		isSigned: true,
		gives: 'Checked',
		refused: ['too-many', ...body]
	},
	{
		path: '/api/deliveries',
		method: 'get',
		name: 'listDeliveries',
		about:
			'What you sent in the last 30 days and were answered, the newest first, a hundred at a time.',
		isSigned: true,
		gives: 'Answers',
		refused: [...known, 'not-understood', 'not-found']
	},
	{
		path: '/api/deliveries/{id}',
		method: 'get',
		name: 'findDelivery',
		about: 'What became of one delivery, by its webhook-id or by the request-id of its answer.',
		isSigned: true,
		gives: 'Answers',
		refused: [...known, 'not-found']
	},
	{
		path: '/api/deliveries/{id}/replay',
		method: 'post',
		name: 'replayDelivery',
		about:
			'Takes a delivery of yours again: what we could not read is read by today’s rules, what waits looks for its case.',
		isSigned: true,
		gives: 'Taken',
		refused: [
			...known,
			'not-found',
			'not-kept',
			'not-understood',
			'not-yours-to-tell',
			'not-your-case',
			'id-used-again',
			'our-fault'
		]
	},
	{
		path: '/api/oauth/token',
		method: 'post',
		name: 'getToken',
		about: 'For gateways that cannot sign: a token of ten minutes for a client secret (OAuth 2).',
		sends: 'Grant',
		isSigned: false,
		gives: 'Token',
		refused: ['grant-wrong', 'client-wrong', 'certificate-wrong', 'too-many', 'our-fault']
	},
	{
		...reading,
		gives: 'Stories',
		path: '/api/stories.json',
		name: 'stories',
		about: 'Ten invented stories to send, about the case of `?urn=`.'
	},
	{
		...reading,
		path: '/api/events/schema.json',
		name: 'eventSchema',
		about: 'The JSON Schema of the events.'
	},
	{
		...reading,
		path: `${courts}/schema.json`,
		name: 'courtSchema',
		about: 'The JSON Schema of the courts’ messages: of each, what is read.'
	},
	{ ...reading, path: '/api/openapi.json', name: 'openapi', about: 'This, as OpenAPI 3.1.' },
	{
		...reading,
		path: '/api/asyncapi.json',
		name: 'asyncapi',
		about: 'What is sent, as AsyncAPI 3.'
	}
];
