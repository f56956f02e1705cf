/** The courts, which share hearings through the door of the feeds, a minute after one another. */
import assert from 'node:assert/strict';
import type { Added } from '#lib/server/case/agencies.ts';
import { hearingListed, hearingResulted } from '#lib/server/court/reader.ts';
import { receive, type Reader } from '#lib/server/feed/receive.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { signed } from '#tests/feed/signed.ts';
import type { TestWorld } from '#tests/world/world.ts';

type Fields = Readonly<Record<string, unknown>>;
type AHearing = Fields & { readonly id: string };

/** Adds courts to a world; `result` and `list` share a hearing as of an instant. */
export async function courtsOf(world: TestWorld) {
	const courts: Added = await anAgency(world, 'courts');
	let delivered = 0;
	const send = async (read: Reader, body?: Fields): Promise<void> => {
		delivered += 1;
		world.setNow(new Date(world.now() + 60_000).toISOString());
		const text = body ? JSON.stringify(body) : '';
		const headers = signed({ id: courts.id, webhookSecret: courts.secret }, text, {
			'webhook-id': `d-${delivered}`,
			'webhook-timestamp': String(Math.floor(world.now() / 1000))
		});
		const answer = await receive(world, new Headers(headers), Buffer.from(text), read);
		assert.equal(answer.status, 202, JSON.stringify(answer.body));
	};
	return {
		send,
		result: (hearing: AHearing, sharedTime: string) =>
			send(hearingResulted(hearing.id), { hearing, sharedTime }),
		list: (hearing: AHearing, sharedTime: string) =>
			send(hearingListed(hearing.id), { hearing, sharedTime })
	};
}
