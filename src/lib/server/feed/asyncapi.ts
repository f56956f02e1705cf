/** The events as AsyncAPI 3: one channel, a message for each kind, all sent to us. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import { toldByAgencies, type AgencyKind } from './event-data.ts';
import { exampleOf } from './examples.ts';
import { apiVersion, branchOf, envelope, inBase64 } from './schema.ts';

const securitySchemes = {
	signature: { type: 'httpApiKey', in: 'header', name: 'webhook-signature' },
	token: {
		type: 'oauth2',
		flows: {
			clientCredentials: {
				tokenUrl: '/api/oauth/token',
				availableScopes: { events: 'To send and to ask.' }
			}
		}
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

/** What `GET /api/asyncapi.json` answers. */
export function asyncApi(): Record<string, unknown> {
	const ref = (to: string) => ({ $ref: `#/${to}` });
	return {
		asyncapi: '3.0.0',
		info: {
			title: 'Alongside: events about cases',
			version: apiVersion,
			description:
				'Signed by Standard Webhooks, or with a token; how, and every other address: /api.'
		},
		defaultContentType: 'application/cloudevents+json',
		servers: { here },
		channels: {
			events: {
				address: '/api/events',
				messages: Object.fromEntries(
					toldByAgencies.map((kind) => [kind, ref(`components/messages/${kind}`)])
				),
				bindings: { http: {} }
			}
		},
		operations: {
			takeEvents: {
				action: 'receive',
				channel: ref('channels/events'),
				summary: 'Takes an event, or a batch of them, from an agency.',
				bindings: { http: { method: 'POST' } }
			}
		},
		components: {
			messages: Object.fromEntries(toldByAgencies.map((kind) => [kind, messageOf(kind)])),
			schemas: { envelope },
			securitySchemes
		}
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
