/** Mangled deliveries, properly signed, through the door for agencies: the same bodies each time, more with BODIES=100000. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { canary, deliveries, type Delivery } from '#tests/feed/honest.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { mangled, mangledBytes, monsters, pick } from '#tests/feed/mangle.ts';
import { signed, type Sender } from '#tests/feed/signed.ts';
import { chance } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { receive } from './receive.ts';

const count = Number(process.env.BODIES ?? 1500);
const random = chance(1);
const allowed = [202, 400, 401, 403, 409, 413, 422];
/** One thread serves everybody: a body that takes this long, in milliseconds, keeps every victim waiting. */
const hang = 2000;

let world: TestWorld;
let senders: Readonly<Record<Delivery['from'], Sender>>;
let sent = 0;
before(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	senders = { police: await aSender('police', '01'), courts: await aSender('courts') };
	const reference = readUrn('01AB1234526') as Urn;
	await transaction(world.db, (trx) =>
		cases.openFor(trx, world.keys, { kind: 'operator' }, reference, world.now())
	);
});
after(() => world.close());

async function aSender(kind: 'police' | 'courts', force?: string): Promise<Sender> {
	const { id, secret } = await anAgency(world, kind, force);
	return { id, webhookSecret: secret };
}

test('a body that no honest sender makes is answered in time, and never with a fault', async () => {
	for (const [nth, body] of monsters.entries())
		for (const [delivery] of deliveries)
			if (delivery) await sendsWell(delivery, Buffer.from(body), `monster ${nth}`);
});

test('a mangled delivery is answered in time, never with a fault, and the name in it can be read nowhere', async () => {
	for (let nth = 0; nth < count; nth += 1) {
		const delivery = pick(pick(deliveries, random), random);
		await sendsWell(delivery, bodyOf(delivery), `body ${nth}`);
	}

	assert.deepEqual(await tablesWithName(), []);
});

function bodyOf({ body }: Delivery): Buffer {
	const dice = random();
	const text = JSON.stringify(dice < 0.1 ? body : mangled(body, random)) ?? '';
	return dice < 0.8 ? Buffer.from(text) : mangledBytes(text, random);
}

async function sendsWell({ reader, from }: Delivery, body: Buffer, name: string): Promise<void> {
	sent += 1;
	const began = performance.now();
	// A second later: whoever sends hundreds at once is told to wait.
	world.setNow(new Date(world.now() + 1000).toISOString());
	const headers = headersFor(senders[from], body);

	const { status, body: answer } = await receive(world, headers, body, reader);

	assert.ok(allowed.includes(status), `${name}: ${status}`);
	assert.ok(!JSON.stringify(answer).includes(canary), `${name} gives the name back`);
	assert.ok(performance.now() - began < hang, `${name} took too long`);
}

// Most are signed well; a few come again, come from somebody else, or carry headers that nobody writes.
function headersFor(sender: Sender, body: Buffer): Headers {
	const at = String(world.now() / 1000);
	const dice = random();
	const id = dice < 0.05 ? 'msg_again' : `msg_${sent}`;
	const good = signed(sender, body, { 'webhook-id': id, 'webhook-timestamp': at });
	if (dice < 0.95) return new Headers(good);
	const wrong = [
		{ 'webhook-timestamp': '0' },
		{ 'webhook-timestamp': 'now' },
		{ 'webhook-signature': 'v1,' },
		{ 'webhook-signature': 'v1,AAAA v2,x' },
		{ 'alongside-agency': '__proto__' },
		{ 'alongside-agency': 'police-of-nowhere' },
		{ 'webhook-id': 'x'.repeat(300) }
	];
	return new Headers({ ...good, ...pick(wrong, random) });
}

/** The tables in which the name that was planted everywhere can be read. */
async function tablesWithName(): Promise<string[]> {
	const grown = [
		'events',
		'parked_references',
		'parked',
		'quarantine',
		'deliveries',
		'case_references',
		'audit'
	] as const;
	const found: string[] = [];
	for (const table of grown)
		for (const row of await world.db.selectFrom(table).selectAll().execute()) {
			const text = Object.values(row).map((value) =>
				value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
			);
			if (text.some((value) => canary.split(' ').some((part) => value.includes(part))))
				found.push(table);
		}
	return found;
}
