/** What nobody should send, and the one answer to each, by the table on the page for engineers. */
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { apiRefusal } from '../../src/front/api.ts';
import { standing } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { usual } from '#lib/server/feed/sender.ts';
import { aCase, aHearing, aHearingOf, anOffence, ids, shared } from '#tests/court/builders.ts';
import { read } from '#tests/rules/tree.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { ofCourts } from '../../src/routes/(machine)/api/answer.ts';
import { doorFor } from '../../src/routes/(machine)/api/readers.ts';
import { anAgency, aVictimOf, kindsFor } from './incoming.ts';
import type { Given } from './judged.ts';
import { eventOf, signed } from './signed.ts';
import type { Senders } from './wild.ts';

let world: TestWorld;
let senders: Senders;
beforeEach(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	const police = await anAgency(world, 'police', '01');
	const courts = await anAgency(world, 'courts');
	senders = {
		police: { id: police.id, webhookSecret: police.secret },
		courts: { id: courts.id, webhookSecret: courts.secret }
	};
});
afterEach(() => world.close());

const urn = readUrn('01AB1234526') as Urn;
const other = readUrn('01AB7654321') as Urn;
const happened = { time: '2026-03-02T09:30:00Z' };
const event = eventOf('suspect-arrested', urn, happened);

type Over = {
	readonly headers?: Readonly<Record<string, string>>;
	/** What is sent, where it is not what was signed. */
	readonly sent?: string | Uint8Array;
	readonly secret?: string;
};

async function send(
	body: unknown,
	{ headers = {}, sent, secret }: Over = {},
	to = '/api/events'
): Promise<Given> {
	const isOurs = to === '/api/events';
	const sender = isOurs ? senders.police : senders.courts;
	const bytes =
		typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
	const stamp = {
		'webhook-timestamp': String(world.now() / 1000),
		'webhook-id': 'd-1',
		...headers
	};
	const signer = secret === undefined ? sender : { ...sender, webhookSecret: secret };
	const reader = doorFor(to)(undefined, false)?.read;
	assert.ok(reader);
	return receive(
		world,
		new Headers(signed(signer, bytes, stamp)),
		Buffer.from(sent ?? bytes),
		reader,
		isOurs ? usual : ofCourts
	);
}

const result = (hearing: Parameters<typeof shared>[0], sharedTime: string) =>
	send(
		shared(hearing, { sharedTime }),
		{ headers: { 'webhook-id': `share ${sharedTime}` } },
		`/api/common-platform/hearing/${ids.hearing}/result`
	);
const plea = (pleaValue: string) =>
	aHearingOf([anOffence({ plea: { pleaValue, pleaDate: '2026-03-02' } })]);

/** The kinds that stand in the case of a reference. */
async function stands(reference: Urn): Promise<string[]> {
	const victim = await aVictimOf(world, reference);
	const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
	return standing(events).map(({ kind }) => kind);
}

/** Each row of the table, by its first cell. */
const rows: Readonly<Record<string, () => Promise<Given> | Given>> = {
	async 'the same again, under the same ids'() {
		await send(event);
		return send(event);
	},
	async 'the same bytes and headers again, more than five minutes later'() {
		const old = { 'webhook-timestamp': String(world.now() / 1000) };
		await send(event);
		world.setNow('2026-03-10T12:05:01Z');
		return send(event, { headers: old });
	},
	async 'what corrects an event before that event'() {
		await aVictimOf(world, urn);
		return send({ ...event, corrects: 'comes-later' });
	},
	async 'a `withdrawn` that names no event in `corrects`'() {
		await aVictimOf(world, urn);
		await send({ ...event, id: 'told' });

		const answer = await send(eventOf('withdrawn', urn, happened));

		const { items } = answer.body as { items: { ignored?: unknown[] }[] };
		assert.equal(items[0]?.ignored?.length, 1);
		assert.ok((await stands(urn)).includes('suspect-arrested'));
		return answer;
	},
	async 'the last of several events that correct each other in a circle, also while they wait for their case'() {
		await send({ ...event, id: 'first', corrects: 'last' });
		return send({ ...event, id: 'last', corrects: 'first' });
	},
	async 'an older share of a hearing after a newer one'() {
		const victim = await aVictimOf(world, urn);
		await result(plea('GUILTY'), '2026-03-04T17:00:00Z');
		const before = await kindsFor(world, victim);

		const answer = await result(plea('NOT_GUILTY'), '2026-03-03T17:00:00Z');

		assert.deepEqual(await kindsFor(world, victim), before);
		return answer;
	},
	'a body that was cut off on its way': () =>
		send(event, { sent: JSON.stringify(event).slice(0, -9) }),
	'a body that was cut off before it was signed': () => send(JSON.stringify(event).slice(0, -9)),
	'a signature by another secret': () => send(event, { secret: 'whsec_AAAA' }),
	'a gigabyte, or what unpacks to more than the address takes'() {
		const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
		return send(event, { headers: { 'content-encoding': 'gzip' }, sent: bomb });
	},
	'lists or objects more than 64 deep in one another': () =>
		send(`{"data":${'['.repeat(64)}${']'.repeat(64)}}`),
	'a key twice in one object': () => send('{"id":"1","id":"2"}'),
	'bytes in another charset': () => send(Buffer.from(JSON.stringify(event), 'utf16le')),
	'a content type that names another charset'() {
		const headers = { 'content-type': 'application/json; charset=utf-16' };
		const refusal = apiRefusal(
			{ method: 'POST', headers } as unknown as IncomingMessage,
			'/api/events'
		);
		const { status = 0, body = '{}' } = refusal ?? {};
		return { status, body: JSON.parse(String(body)) as Given['body'] };
	},
	'an event of another version of CloudEvents': () => send({ ...event, specversion: '0.3' }),
	'a message of the courts in another schema': () =>
		send(
			{ caseResults: [{ hearings: [aHearing()] }] },
			{},
			`/api/common-platform/hearing/${ids.hearing}/result`
		),
	async 'an instant with its zone in words too, `2026-03-02T09:30:00Z[UTC]`'() {
		await aVictimOf(world, urn);
		const share = await result(
			aHearing({ hearingDays: [{ sittingDay: '2026-03-02T10:00:00Z[UTC]' }] }),
			'2026-03-02T17:00:00Z[UTC]'
		);
		assert.equal(share.status, 202, JSON.stringify(share.body));
		return send({ ...event, time: '2026-03-02T09:30:00Z[UTC]' });
	},
	async 'a hearing that was of one case and is of another now'() {
		const hearing = (caseURN: string) =>
			aHearing({ prosecutionCases: [aCase({ prosecutionCaseIdentifier: { caseURN } })] });
		await aVictimOf(world, urn);
		await aVictimOf(world, other);
		await result(hearing(urn), '2026-03-02T17:00:00Z');
		assert.ok((await stands(urn)).includes('hearing-held'));

		const answer = await result(hearing(other), '2026-03-03T17:00:00Z');

		assert.deepEqual([...new Set(await stands(urn))], ['withdrawn']);
		assert.ok((await stands(other)).includes('hearing-held'));
		return answer;
	},
	'a kind or a word that is not in our vocabulary': () =>
		send(eventOf('suspect-on-bail', urn, { ...happened, data: { protections: ['curfew'] } })),
	async 'a code of the courts that we do not know'() {
		await aVictimOf(world, urn);
		const answer = await result(plea('ZZ_NOT_A_CODE'), '2026-03-02T17:00:00Z');
		const { items } = answer.body as { items: { ignored?: unknown[] }[] };
		assert.deepEqual(items[0]?.ignored?.length, 1);
		return answer;
	},
	'the reference of a case of another force': () => send({ ...event, subject: '02AB1234526' }),
	async 'the reference of one case, with the id of another that the courts have told us'() {
		await aVictimOf(world, urn);
		await aVictimOf(world, other);
		await result(plea('GUILTY'), '2026-03-02T17:00:00Z');
		const before = await stands(urn);
		const mixed = aCase({ prosecutionCaseIdentifier: { caseURN: other } });

		const answer = await send(
			shared(aHearing({ id: ids.next, prosecutionCases: [mixed] })),
			{},
			`/api/common-platform/hearing/${ids.next}`
		);

		assert.ok((await stands(other)).includes('hearing-listed'));
		assert.deepEqual(await stands(urn), before);
		return answer;
	}
};

const [, , ...written] =
	/## What should not come\n[^]*?\n(\|[^]*?)\n\n/
		.exec(read('src/routes/(machine)/api/guide.md'))?.[1]
		?.split('\n')
		.map((line) => line.slice(2, -2).split(' | ')) ?? [];

test('the page for engineers says of each thing that should not come what is answered, and each is tried here', () => {
	assert.deepEqual(
		written.map(([what]) => what),
		Object.keys(rows)
	);
});

for (const [what = '', said = ''] of written)
	test(`there is one answer to this: ${what.replaceAll('`', '')}`, async () => {
		const { status, body } = (await rows[what]?.()) ?? { status: 0, body: {} };

		const items = (body.items ?? []) as { verdict: string }[];
		const word = items[0]?.verdict ?? String(body.type).replace('/api/problems/', '');
		assert.equal(`\`${status}\` ${word}`, said.split(':')[0], JSON.stringify(body));
	});
