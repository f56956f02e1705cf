/**
 * D5: twenty desks of one team are open over five hundred things that wait: calls, messages that nobody has read, and steps
 * that fall due. From the moment a call is taken until the last desk holds its new list, against the same twenty lists asked for at once when nothing has to be heard first.
 */
import { get, type ClientRequest } from 'node:http';
import type { Staff } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction } from '#lib/server/database.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { writing } from '#tests/message/builders.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { makeBuilt } from '#tests/drills/_server.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { signedIn, staffOf } from '#tests/rules/folk.ts';
import { promises } from '#tests/team/staying.ts';
import { newPlace, startAll } from './_place.ts';
import { inTurn, report, round } from './_rounds.ts';

const manyDesks = 20;
const manyCalls = 300;
/** Of whom each has written, and to each a step is owed today. */
const peopleOfEach = 5;
/** How many changes are made at most, and for how long, in milliseconds: a list on a busy machine takes seconds. */
const manyChanges = 40;
const spell = 30_000;
const team = 'bench';

type Desk = {
	readonly port: number;
	readonly cookie: string;
	changed: () => void;
	readonly line: ClientRequest;
};

await makeBuilt();
const { folder, env, world } = await newPlace();
const today = dayOf(world.now());
const staff = await Promise.all(Array.from({ length: manyDesks }, aColleague));
const waiting: string[] = [];
while (waiting.length < manyCalls)
	waiting.push(await promises(world, addDays(today, 1), '10:00', team));

const lead = await transaction(world.db, (trx) => staffOf(trx, world, 'supervisor', team));
for (const [nth, one] of staff.entries())
	for (let of = 0; of < peopleOfEach; of += 1) await writesTo(one, nth * peopleOfEach + of);
const things = manyCalls + 2 * manyDesks * peopleOfEach;

const servers = await startAll({ folder, env });
const desks = await Promise.all(staff.map(open));
await everyList();
const until = performance.now() + spell;
let changes = 0;
const figures = { live: [] as number[], bare: [] as number[] };
while (changes < manyChanges && performance.now() < until) {
	const { live, bare } = await inTurn({ live: afterAChange, bare: everyList }, 1);
	figures.live.push(...live);
	figures.bare.push(...bare);
}
for (const { line } of desks) line.destroy();
await world.db.destroy();
await Promise.all(servers.map((one) => one.stop()));

report(
	[50, 99].map((percent) => {
		const [live, bare] = [within(percent, figures.live), within(percent, figures.bare)];
		const from = `${round(live)} / ${round(bare)} ms, ${changes} changes, ${things} things`;
		const what = `D5 p${percent} until the last of ${manyDesks} desks has its list / the lists alone`;
		return { what, ratio: round(live / bare), from };
	})
);

async function aColleague(): Promise<Staff> {
	const one = await transaction(world.db, (trx) => staffOf(trx, world, 'advocate', team));
	await works(world, one, hours(today, '00:00', '23:59'), team);
	return one;
}

/** Somebody whose case is given to this one writes, and a step is to be done for her today. */
async function writesTo(one: Staff, nth: number): Promise<void> {
	const { db, keys, now } = world;
	const she = await aVictimOf(world, readUrn(`01GD2${String(nth).padStart(4, '0')}26`) as Urn);
	const { participation } = she;
	await assignments.give(db, keys, lead, { participation, advocate: one.person }, now());
	await talks.open(db, keys, she, now());
	await talks.send(db, keys, she, writing('Has anything changed?'), now());
	const step = { words: 'Ask the court', on: today, form: newId(), participation };
	if ((await tasks.add(db, keys, one, step, now()))?.was !== 'kept')
		throw new Error('A step could not be kept');
}

/** A desk that listens, as the page does. */
async function open({ person }: Staff, nth: number): Promise<Desk> {
	const port = servers[nth % servers.length]?.port ?? 0;
	const cookie = `${cookieName}=${await signedIn(world, { person, level: 'staff' })}`;
	const headers = { accept: 'text/event-stream', cookie };
	const line = get({ host: '127.0.0.1', port, path: '/desk/live', headers });
	const desk = { port, cookie, line, changed: () => undefined as void };
	await new Promise<void>((resolve, reject) => {
		desk.changed = resolve;
		line.on('error', reject);
		line.on('response', (answer) => {
			answer.setEncoding('utf8');
			answer.on('error', () => undefined);
			answer.on('data', (part: string) => {
				if (part.includes('event: changed')) desk.changed();
			});
			if (answer.statusCode !== 200) reject(new Error(`The line answers ${answer.statusCode}`));
		});
	});
	line.removeAllListeners('error').on('error', () => undefined);
	return desk;
}

/** The longest list an advocate has: all that nobody has taken. */
async function list({ port, cookie }: Desk): Promise<void> {
	const { status, body } = await ask(port, '/desk/__data.json?show=take', { headers: { cookie } });
	if (status !== 200 || body.length < 10_000) throw new Error(`The list answers ${status}`);
}

/** Every desk asks for its list at once: in milliseconds until the last has it. */
async function everyList(): Promise<number> {
	const began = performance.now();
	await Promise.all(desks.map(list));
	return performance.now() - began;
}

/** A call is taken, each desk hears of it and asks for its list: in milliseconds until the last has it. */
async function afterAChange(): Promise<number> {
	const heard = desks.map((desk) => new Promise<void>((resolve) => (desk.changed = resolve)));
	const done = Promise.all(desks.map(async (desk, nth) => heard[nth]?.then(() => list(desk))));
	const began = performance.now();
	const [who, call] = [staff[changes % manyDesks] as Staff, waiting[changes] ?? ''];
	if (!(await callDesk.take(world.db, world.keys, who, call, world.now())))
		throw new Error('A call could not be taken');
	changes += 1;
	await done;
	return performance.now() - began;
}

function within(percent: number, all: readonly number[]): number {
	const sorted = all.toSorted((a, b) => a - b);
	return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? NaN;
}
