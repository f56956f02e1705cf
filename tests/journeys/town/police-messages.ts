/** Events as an agency sends them to /api/events: CloudEvents 1.0 with our vocabulary. */
import { randomUUID } from 'node:crypto';
import type { EventKind } from '#lib/domain/event.ts';

type Json = Readonly<Record<string, unknown>>;

/** One event about the case of a reference, which happened at noon of a day in London. */
export function event(urn: string, type: EventKind, on: string, data: Json = {}): Json {
	return {
		specversion: '1.0',
		id: randomUUID(),
		source: 'urn:thamesgate-police:records',
		type: `uk.alongside.${type}`,
		subject: urn,
		time: `${on}T12:00:00Z`,
		data
	};
}
