/**
 * A hundred thousand mangled deliveries, properly signed, through the door for agencies. Each must be answered with one
 * of seven statuses and never with a fault, and the name planted in them may be read in no table and in no answer.
 * The same seed gives the same bodies: `--seed=1 --count=100000 --seconds=60`.
 */
import type { AgencyId } from '#lib/domain/actor.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { receive } from '#lib/server/feed/receive.ts';
import type { Tables } from '#lib/server/tables.ts';
import { chance } from '#tests/world/chance.ts';
import { testWorld } from '#tests/world/world.ts';
import { signed, type Sender } from './_agency.ts';
import { mangled, mangledBytes, monsters, pick } from './_mangle.ts';
import { canary, deliveries, type Delivery } from './_messages.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 100_000);
const seconds = asked('seconds', 60);
const random = chance(asked('seed', 1));
const allowed = [202, 400, 401, 403, 409, 413, 422];
/** How many deliveries between two looks into the tables. */
const lookEvery = 500;

delete process.env.TEST_DATABASE_URL;
const world = await testWorld({ now: '2026-03-10T12:00:00Z' });
const senders = { police: await anAgency('police', '01'), courts: await anAgency('courts') };
await transaction(world.db, (trx) =>
	cases.openFor(trx, world.keys, { kind: 'operator' }, readUrn('01AB1234526') as Urn, world.now())
);

const statuses: Record<string, number> = {};
const faults = new Map<string, string>();
let leaks = 0;
let slowest = 0;
let slowestName = '';
let bodies = 0;
const until = performance.now() + seconds * 1000;

for (const [nth, body] of [...monsters].entries())
	for (const [delivery] of deliveries)
		if (delivery) await send(delivery, Buffer.from(body), `monster ${nth}`);
while (bodies < count && performance.now() < until) {
	const delivery = pick(pick(deliveries, random), random);
	await send(delivery, bodyOf(delivery), `body ${bodies}`);
	if (bodies % lookEvery === 0) await lookIntoTables({ isLast: false });
}
await lookIntoTables({ isLast: true });

const measured = {
	bodies,
	statuses,
	faults: faults.size,
	'the faults': Object.fromEntries([...faults].slice(0, 5)),
	'names in plain': leaks,
	'slowest (ms)': Math.round(slowest),
	'the slowest': slowestName
};
// One thread serves everybody: a body that takes this long keeps every victim waiting.
const hang = 2000;
tell('fuzz-feeds', measured, faults.size === 0 && leaks === 0 && slowest < hang);

function bodyOf({ body }: Delivery): Buffer {
	const dice = random();
	const text = JSON.stringify(dice < 0.1 ? body : mangled(body, random)) ?? '';
	return dice < 0.8 ? Buffer.from(text) : mangledBytes(text, random);
}

async function send({ reader, from }: Delivery, body: Buffer, name: string): Promise<void> {
	bodies += 1;
	const began = performance.now();
	try {
		const { status, body: answer } = await receive(
			world,
			headersFor(senders[from], body),
			body,
			reader
		);
		statuses[status] = (statuses[status] ?? 0) + 1;
		if (!allowed.includes(status)) faults.set(`answered ${status}`, name);
		if (JSON.stringify(answer).includes(canary)) leaks += 1;
	} catch (error) {
		statuses.fault = (statuses.fault ?? 0) + 1;
		const at =
			error instanceof Error ? /at (\S+) \(.*\/([\w-]+\.ts:\d+)/.exec(error.stack ?? '') : null;
		faults.set(`${String(error).slice(0, 90)} ${at?.[1] ?? ''} ${at?.[2] ?? ''}`, name);
	}
	const took = performance.now() - began;
	if (took > slowest) [slowest, slowestName] = [took, name];
}

// Most are signed well; a few come again, come from somebody else, or carry headers that nobody writes.
function headersFor(sender: Sender, body: Buffer): Headers {
	const at = String(world.now() / 1000);
	const dice = random();
	const id = dice < 0.05 ? 'msg_again' : `msg_${bodies}`;
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

/** Counts the rows in which the name can be read, then empties what grows. */
async function lookIntoTables({ isLast }: { readonly isLast: boolean }): Promise<void> {
	const grown = [
		'events',
		'parked_references',
		'parked',
		'quarantine',
		'deliveries',
		'case_references',
		'audit'
	] as const;
	for (const name of grown satisfies readonly (keyof Tables)[]) {
		if (name === 'audit' && !isLast) continue;
		for (const row of await world.db.selectFrom(name).selectAll().execute()) {
			const text = Object.values(row).map((value) =>
				value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
			);
			if (text.some((value) => canary.split(' ').some((part) => value.includes(part)))) leaks += 1;
		}
		// The audit is only added to, and looked at once, at the end.
		if (name !== 'audit') await world.db.deleteFrom(name).execute();
	}
}

async function anAgency(kind: 'police' | 'courts', force?: string): Promise<Sender> {
	const known = {
		id: `${kind}-fuzz` as AgencyId,
		name: `The ${kind}`,
		kind,
		mayTell: usuallyTells[kind] ?? [],
		sendsTellings: true,
		invented: true,
		...(force ? { force } : {})
	};
	const { id, secret } = await agencies.add(world.db, world.keys, known, world.now());
	return { id, webhookSecret: secret };
}
