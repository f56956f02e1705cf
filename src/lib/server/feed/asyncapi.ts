/** What is sent to us as AsyncAPI 3: a channel for the events, with a message for each kind, and one for each message of the courts. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import { addresses, type Address } from './addresses.ts';
import { toldByAgencies, type AgencyKind } from './event-data.ts';
import { exampleOf } from './examples.ts';
import type { Messages } from './openapi.ts';
import { apiVersion, branchOf, envelope, inBase64 } from './schema.ts';

const securitySchemes = {
	signature: { type: 'httpApiKey', in: 'header', name: 'webhook-signature' },
	// Not `oauth2`: its addresses must be whole here, and where this runs it does not know.
	token: {
		type: 'http',
		scheme: 'bearer',
		description: 'From /api/oauth/token, by OAuth 2 client credentials.'
	},
	certificate: { type: 'X509', description: 'Beside one of the others, where you have one.' }
};
const here = {
	host: '{host}',
	protocol: 'https',
	variables: { host: { description: 'This deployment.' } },
	security: Object.keys(securitySchemes).map((one) => ({
		$ref: `#/components/securitySchemes/${one}`
	}))
};

const ref = (to: string) => ({ $ref: `#/${to}` });

/** What `GET /api/asyncapi.json` answers. */
export function asyncApi(courts: Messages): Record<string, unknown> {
	const theirs = addresses.filter(({ sends }) => sends && Object.hasOwn(courts, sends));
	return {
		asyncapi: '3.0.0',
		info: {
			title: 'Alongside: what agencies send',
			version: apiVersion,
			description:
				'Signed by Standard Webhooks, or with a token; how, and every other address: /api.'
		},
		defaultContentType: 'application/cloudevents+json',
		servers: { here },
		channels: {
			sendEvents: channelOf('/api/events', toldByAgencies),
			...Object.fromEntries(
				theirs.map(({ name, path, sends = '' }) => [name, channelOf(path, [sends])])
			)
		},
		operations: Object.fromEntries(
			[...addresses.filter(({ sends }) => sends === 'Events'), ...theirs].map(operationOf)
		),
		components: {
			messages: {
				...Object.fromEntries(toldByAgencies.map((kind) => [kind, messageOf(kind)])),
				...Object.fromEntries(
					Object.entries(courts).map(([name, one]) => [name, courtMessageOf(name, one)])
				)
			},
			schemas: { envelope },
			securitySchemes
		}
	};
}

function channelOf(address: string, messages: readonly string[]) {
	const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	const description = 'The id of the hearing, as under `hearing`.';
	return {
		address,
		...(named.length > 0
			? { parameters: Object.fromEntries(named.map((name) => [name, { description }])) }
			: {}),
		messages: Object.fromEntries(messages.map((one) => [one, ref(`components/messages/${one}`)])),
		bindings: { http: {} }
	};
}

function operationOf({ name, about, method }: Address) {
	const operation = {
		action: 'receive',
		channel: ref(`channels/${name}`),
		summary: about,
		bindings: { http: { method: method.toUpperCase() } }
	};
	return [name, operation] as const;
}

function courtMessageOf(name: string, { schema, examples }: Messages[string]) {
	return {
		name,
		title: name,
		summary: 'Told by the courts.',
		contentType: 'application/json',
		payload: schema,
		examples: Object.entries(examples).map(([key, { summary, value }]) => ({
			name: key,
			summary,
			payload: value
		}))
	};
}

function messageOf(kind: AgencyKind) {
	return {
		name: kind,
		title: kind,
		summary: `Usually told by: ${kindRow(kind).tellers.join(', ')}.`,
		contentType: 'application/cloudevents+json',
		payload: {
			allOf: [
				{ $ref: '#/components/schemas/envelope' },
				{ anyOf: [branchOf(kind), inBase64([kind])] }
			]
		},
		examples: [{ payload: exampleOf(kind) }]
	};
}
