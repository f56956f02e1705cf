/**
 * The process that sends is killed again and again, with a letter on its way as often as not. Every notice has to reach
 * the mail server; one that reaches it twice has to be the same letter, by its Message-ID, so that whoever reads sees one.
 * `--count=200` says how many kills.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Victim } from '#lib/domain/actor.ts';
import { open, transaction } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import * as noticeChoices from '#lib/server/notice/choices.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { migrations } from '#tests/world/databases.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { openMailPeer } from '#tests/notice/mail-peer.ts';
import { outboxWorld } from './_outbox.ts';
import { newFolder, run } from './_server.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 200);
const aRound = 3;
/** What one kill leaves leased is free again by the next. */
const between = 61_000;

const peer = await openMailPeer();
Object.assign(process.env, {
	ALONGSIDE_KEY: randomBytes(32).toString('base64'),
	SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
	MAIL_FROM: 'note@timeline.example',
	NOTICES_AN_HOUR: '1000000',
	NODE_ENV: ''
});
const folder = newFolder();
const empty = open({ file: path.join(folder, 'alongside.db') });
await migrate(empty, migrations);
await empty.destroy();
// A Monday at eight in the morning: two hundred kills take less than four hours of that clock, all of them hers.
let at = Date.parse('2026-11-23T08:00:00Z');
const world = await outboxWorld(folder, at);
const victims: Victim[] = [];
for (let nth = 0; nth < 5; nth += 1) victims.push(await aMailed(nth));

async function aMailed(nth: number): Promise<Victim> {
	const { db, keys } = world;
	const victim = await aVictimOf(world, `01GD765${1000 + nth}` as Parameters<typeof aVictimOf>[1]);
	const parts = ['morning', 'afternoon', 'evening'] as const;
	const times = { days: ['1'], parts, about: 'everything' } as const;
	await noticeChoices.setTimes(db, keys, victim, times, at);
	const mail = { way: 'mail', address: `somebody-${nth}@example.org` } as const;
	await noticeChoices.tryOut(db, keys, victim, mail, at);
	await db.updateTable('notice_ways').set({ proven_at: at }).execute();
	await db.deleteFrom('notices').execute();
	return victim;
}

async function oweSome(): Promise<void> {
	await transaction(world.db, async (trx) => {
		for (let nth = 0; nth < aRound; nth += 1) {
			const { person } = victims[nth % victims.length]!;
			await notices.owe(trx, { kind: 'request-changed', person, facts: {} }, at);
		}
	});
}

async function waiting(): Promise<number> {
	const { many } = await world.db
		.selectFrom('notices')
		.select(({ fn }) => fn.countAll<number>().as('many'))
		.where('sent_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(many);
}

const begin = () => run('tests/drills/_outbox.ts', folder, {}, [folder, String(at)]);

let underWay = 0;
for (let nth = 0; nth < count; nth += 1) {
	at += between;
	await oweSome();
	const before = peer.letters.length;
	const program = begin();
	// With the first letter in the server's hand, or at any moment of the rest.
	while (peer.letters.length === before && program.child.exitCode === null) await sleep(2);
	if (program.child.exitCode !== null) throw new Error(program.said());
	if (nth % 2 === 1) await sleep(Math.random() * 120);
	await program.kill();
	if ((await waiting()) > 0) underWay += 1;
}

at += between;
const last = begin();
for (let tries = 0; tries < 3000 && (await waiting()) > 0; tries += 1) await sleep(100);
await last.kill();

const rows = await world.db
	.selectFrom('notices')
	.select(['id', 'sent_at', 'given_up_at'])
	.execute();
const ids = peer.letters.map(({ raw }) => /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? 'none');
const shown = new Set(ids);
const written = await world.db
	.selectFrom('audit')
	.select('seq')
	.where('act', '=', 'notice-sent')
	.execute();
const whole = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(world.db);
const measured = {
	kills: count,
	'kills with notices left': underWay,
	notices: rows.length,
	'letters taken by the mail server': peer.letters.length,
	'taken twice': peer.letters.length - shown.size,
	'letters a reader sees': shown.size,
	'never delivered': rows.filter(({ id }) => !shown.has(id)).length,
	'letters of no notice': [...shown].filter((id) => !rows.some((row) => row.id === id)).length,
	'given up': rows.filter((row) => row.given_up_at !== null).length,
	'lines on who looked that are too many': written.length - rows.length,
	'integrity check': whole.rows[0]?.integrity_check
};
await world.db.destroy();
await peer.close();
const zero = [
	measured['never delivered'],
	measured['letters of no notice'],
	measured['given up'],
	measured['lines on who looked that are too many']
];
tell(
	'outbox-kills',
	measured,
	zero.every((one) => one === 0) && underWay > count / 4 && measured['integrity check'] === 'ok'
);
