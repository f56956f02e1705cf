/** Every address for machines as OpenAPI 3.1, with the schemas that read what is sent. */
import { addresses, type Address } from './addresses.ts';
import { problems, typeOf, type ProblemCode } from './problems.ts';
import { apiVersion, batchOf, oneEvent } from './schema.ts';
import * as said from './answer-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** The courts' messages by the names of their schemas: what is read of each, and examples of it. */
export type Messages = Readonly<
	Record<string, { readonly schema: object; readonly examples: Readonly<Record<string, Example>> }>
>;
type Example = { readonly summary: string; readonly description: string; readonly value: object };

/** What `GET /api/openapi.json` answers. */
export function openApi(courts: Messages): Json {
	const paths: Record<string, Record<string, Json>> = {};
	for (const address of addresses)
		(paths[address.path] ??= {})[address.method] = operationOf(address, courts);
	const messages = Object.entries(courts).map(([name, { schema }]) => [name, schema] as const);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Alongside: for the systems of agencies',
			version: apiVersion,
			description: 'How it works, in words and in five languages: /api.'
		},
		servers: [{ url: '/' }],
		paths,
		components: {
			schemas: {
				Event: oneEvent(),
				Batch: batchOf({ $ref: '#/components/schemas/Event' }),
				...Object.fromEntries(messages),
				...said.schemas
			},
			parameters: headerParameters,
			securitySchemes: {
				signature: {
					type: 'apiKey',
					in: 'header',
					name: 'webhook-signature',
					description: 'Standard Webhooks 1.0.0, v1 or v1a.'
				},
				token: {
					type: 'oauth2',
					description: 'For gateways that cannot sign: then no header of the signature is needed.',
					flows: {
						clientCredentials: {
							tokenUrl: '/api/oauth/token',
							scopes: { events: 'To send and to ask.' }
						}
					}
				},
				client: { type: 'http', scheme: 'basic', description: 'Your name and client secret.' },
				certificate: {
					type: 'mutualTLS',
					description: 'Needed as well by an agency that has given us the thumbprint of one.'
				}
			}
		}
	};
}

/** Each of these is enough; whoever has a certificate with us needs it beside them. */
const known = [
	{ signature: [] },
	{ token: ['events'] },
	{ signature: [], certificate: [] },
	{ token: ['events'], certificate: [] }
];

const signedHeaders = {
	AlongsideAgency: ['alongside-agency', 'Your name with us.'],
	WebhookId: ['webhook-id', 'Your id of this delivery: the same when you send it again.'],
	WebhookTimestamp: ['webhook-timestamp', 'The moment of sending, in whole seconds since 1970.'],
	WebhookSignature: ['webhook-signature', '`v1,` or `v1a,` and the signature in base64.']
} as const;

const headerParameters = Object.fromEntries(
	Object.entries(signedHeaders).map(([key, [name, description]]) => [
		key,
		// Of the headers of the signature none is needed with a token.
		{ name, in: 'header', required: false, description, schema: { type: 'string' } }
	])
);

function operationOf(address: Address, courts: Messages): Json {
	const { name, about, isSigned, sends } = address;
	return {
		operationId: name,
		summary: about,
		security: isSigned ? known : address.gives === 'Token' ? [{ client: [] }] : [],
		parameters: parametersOf(address),
		...(sends ? { requestBody: bodyOf(sends, courts) } : {}),
		responses: responsesOf(address)
	};
}

function parametersOf({ path, isSigned }: Address): Json[] {
	const text = { type: 'string' };
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: 'path',
		required: true,
		schema: text
	}));
	const headers = Object.keys(signedHeaders).map((key) => ({
		$ref: `#/components/parameters/${key}`
	}));
	return [...inPath, ...(queries[path] ?? []), ...(isSigned ? headers : [])];
}

const query = (name: string, description: string) => ({
	name,
	in: 'query',
	required: false,
	description,
	schema: { type: 'string' }
});
const queries: Readonly<Record<string, readonly Json[]>> = {
	'/api/check': [query('to', 'The address it would be sent to, such as /api/events.')],
	'/api/deliveries': [
		query('before', 'Only those before this instant.'),
		query('after', 'Only those behind this request: `next` of the list before names it.')
	],
	'/api/stories.json': [query('urn', 'The case they are to be about.')]
};

function bodyOf(sends: NonNullable<Address['sends']>, courts: Messages): Json {
	const content = (type: string, schema: Json, examples: object = {}) => ({
		[type]: { schema, ...(Object.keys(examples).length > 0 ? { examples } : {}) }
	});
	const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
	if (sends === 'Grant')
		return {
			required: true,
			content: content('application/x-www-form-urlencoded', schema('Grant'), {
				usual: { value: { grant_type: 'client_credentials' } }
			})
		};
	if (sends === 'Anything')
		return {
			content: content('application/json', {
				anyOf: ['Event', 'Batch', ...Object.keys(courts)].map(schema)
			})
		};
	if (sends !== 'Events')
		return {
			required: true,
			content: content('application/json', schema(sends), courts[sends]?.examples)
		};
	return {
		required: true,
		description:
			'In the binary mode the attributes are headers that begin with `ce-`, and the body is `data` alone: OpenAPI has no words for that.',
		content: {
			...content('application/cloudevents+json', schema('Event')),
			...content('application/cloudevents-batch+json', schema('Batch')),
			...content('application/json', { anyOf: [schema('Event'), schema('Batch')] })
		}
	};
}

function responsesOf({ gives, refused }: Address): Json {
	const isDocument = gives === 'Document' || gives === 'Stories';
	const good = {
		description: said.descriptions[gives],
		headers: isDocument ? {} : requestId,
		content: { 'application/json': { schema: { $ref: `#/components/schemas/${gives}` } } }
	};
	const byStatus = Map.groupBy(refused, (code) => problems[code].status);
	const bad = [...byStatus].map(
		([status, codes]) => [String(status), refusal(codes, gives === 'Token')] as const
	);
	return { [gives === 'Taken' ? '202' : '200']: good, ...Object.fromEntries(bad) };
}

const requestId = {
	'request-id': { description: 'Our id of the request.', schema: { type: 'string' } }
};

function refusal(codes: readonly ProblemCode[], isTokens: boolean): Json {
	const isLimit = codes.includes('too-many');
	const retry = { 'retry-after': { description: 'Seconds to wait.', schema: { type: 'integer' } } };
	return {
		description: codes.map((code) => problems[code].title).join(', or '),
		headers: { ...requestId, ...(isLimit ? retry : {}) },
		content: {
			[isTokens ? 'application/json' : 'application/problem+json']: {
				schema: { $ref: `#/components/schemas/${isTokens ? 'TokenProblem' : 'Problem'}` },
				examples: Object.fromEntries(
					codes.map((code) => {
						const { status, title } = problems[code];
						return [
							code,
							{ value: { type: typeOf(code), title, status, detail: title, request: 'a1b2' } }
						];
					})
				)
			}
		}
	};
}
