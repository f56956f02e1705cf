/** A backup is put back: what happened since to protect somebody stands, and whoever pulls the plug loses nothing. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Staff, SubjectId, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import * as agencyVisits from '#lib/server/agency-door/visits.ts';
import { eraseDue } from '#lib/server/data/erasing.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import { check } from '#lib/server/audit/check.ts';
import { erase } from '#lib/server/keep/erasures.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import { register } from '#lib/server/disclosure/taking.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { aColleague, bothCodes } from '#tests/team/staff.ts';
import { aNotesForm, anAdvocateOf } from '#tests/message/builders.ts';
import type { TestWorld } from '#tests/world/world.ts';
import { command, inItsOwn, started } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-restore-'));
const file = (name: string) => path.join(folder, name);
const env = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
const operator = { kind: 'operator' } as const;

const alongside = (...words: string[]) => command(env, words);

/** Acts on the database as the service does, and lets go of it. */
async function inWorld<T>(act: (world: World) => Promise<T>): Promise<T> {
	const world = await openWorld(env);
	try {
		return await act(world);
	} finally {
		await world.db.destroy();
	}
}

const victimOf = (world: World, nth: number): Promise<Victim> =>
	aVictimOf(world as TestWorld, readUrn(`01GD100000${nth}`) as Urn);
const idsOf = async ({ db }: World) =>
	(await db.selectFrom('participations').select('id').orderBy('id').execute()).map(({ id }) => id);

let erased: Victim;
let held: Victim;
let ada: Staff;
let receipts: readonly string[];

before(async () => {
	assert.equal((await alongside('keys', 'new', file('key'))).code, 0);
	assert.equal((await alongside('migrate')).code, 0);
	await inWorld(async (world) => {
		erased = await victimOf(world, 1);
		held = await victimOf(world, 2);
		({ ada } = await anAdvocateOf(world, held));
	});
});
after(() => rmSync(folder, { recursive: true }));

test('who was erased after the backup stays erased, with her receipt; holds stand, and visits are over', async () => {
	assert.equal((await alongside('backup', file('copy.db'))).code, 0);
	await inWorld(async ({ db, keys, now }) => {
		assert.ok((await erase(db, keys, operator, erased.participation, now())).ok);
		const hold = { reason: 'complaint', until: '2099-01-01' } as const;
		await legalHolds.set(db, keys, operator, held, hold, now());
		await openSessions(db, now).begin(held.person, 'full', { sure: true });
		const asked = { about: '01GD1000002', form: aNotesForm() };
		assert.equal((await register(db, keys, ada, asked, now()))?.was, 'registered');
		receipts = await numbers(db);
	});

	const restored = await alongside('restore', file('copy.db'));

	assert.equal(restored.code, 0, restored.wrong);
	assert.match(restored.said, /Erased again: 1/);
	await inWorld(async (world) => {
		const { db, keys } = world;
		assert.deepEqual(await idsOf(world), [held.participation]);
		assert.deepEqual(await numbers(db), receipts);
		assert.equal(receipts.length, 1);
		const { reason } = await db
			.selectFrom('legal_holds')
			.select('reason')
			.executeTakeFirstOrThrow();
		assert.equal(reason, 'complaint');
		const [asked] = await notesHers.listFor(db, keys, held);
		assert.deepEqual([asked?.reference, asked?.state], ['REF 1', 'open']);
		assert.deepEqual(await db.selectFrom('sessions').select('id_hash').execute(), []);
		const rings = await db.selectFrom('keyrings').select('id').execute();
		assert.equal(
			rings.some(({ id }) => id === erased.participation),
			false
		);
		assert.deepEqual((await check(db, keys)).faults, []);
	});
});

const numbers = async (db: World['db']) =>
	(await db.selectFrom('erasure_receipts').select('number').execute()).map(({ number }) => number);

test('what was closed, used or made anew after the backup does not open again', async () => {
	const made = await inWorld(async ({ db, keys, now }) => {
		const asked = { language: 'en', panes: ['now'], days: 30, shared: false } as const;
		const robin = await supporters.letIn(db, keys, held, asked, now());
		assert.ok(robin.ok);
		const [row] = await supporters.listFor(db, keys, held, now());
		const way = await waysIn.make(db, keys, held.person, 'en', now());
		const code = await invitations.newCode(keys);
		const { person } = held;
		const invitation = { person, handed: 'alone', language: 'en', livesFor: 'day' } as const;
		await transaction(db, (trx) => invitations.add(trx, code, invitation, now()));
		return { way, code, robin, row: row?.id ?? '' };
	});
	assert.equal((await alongside('backup', file('before.db'))).code, 0);
	const next = await inWorld(async ({ db, keys, now }) => {
		await supporters.revoke(db, keys, held, made.row, now());
		const looked = await invitations.look(db, keys, made.code.shown);
		await invitations.redeem(db, keys, looked, now(), () => Promise.resolve());
		const way = await waysIn.make(db, keys, held.person, 'en', now());
		await pauses.pause(db, keys, held, now());
		return way;
	});

	assert.equal((await alongside('restore', file('before.db'))).code, 0);

	await inWorld(async ({ db, keys, now }) => {
		assert.equal(await people.isPaused(db, held.person), true);
		await transaction(db, (trx) => people.setPaused(trx, held.person, null));
		for (const { number } of [made.way, next])
			assert.equal(await waysIn.ownerOfNumber(db, keys, number), undefined);
		const cards = db.selectFrom('cards').select('code_hash').where('person_id', '=', held.person);
		assert.deepEqual(await cards.execute(), []);
		assert.deepEqual(await supporters.listFor(db, keys, held, now()), []);
		const looked = await invitations.look(db, keys, made.code.shown);
		const again = await invitations.redeem(db, keys, looked, now(), () => Promise.resolve());
		assert.deepEqual(again, { ok: false, why: 'used', minutes: 0 });
	});
});

test('what she stopped is not erased after all, and what was spent, stopped or shut lets nobody in', async () => {
	const door = {
		id: 'north',
		issuer: 'https://sign-in.example.org',
		clientId: 'us',
		acr: ['phr'],
		amr: []
	};
	const made = await inWorld(async (world) => {
		const { db, keys, now } = world;
		await transaction(db, (trx) => people.setPaused(trx, held.person, null));
		const paper = await recoveries.newPaper(keys, 'en');
		await transaction(db, (trx) => recoveries.replacePaper(trx, held.person, paper, now()));
		const by = { person: held.person, factor: 'code' } as const;
		await transaction(db, (trx) => recoveries.give(trx, keys, 'herself', by, now()));
		await dataRequests.ask(db, keys, held, 'erase', now());
		const ada = await aColleague({ world });
		const codes = await bothCodes({ world }, ada.person);
		const { id: agency } = await anAgency(world as TestWorld, 'courts', '09');
		assert.equal(await providers.add(db, { ...door, agency }, now()), 'added');
		const officer = { kind: 'officer', agency, door: door.id, subject: 'x' as SubjectId } as const;
		const visit = { sid: undefined, language: 'en', lasts: 60_000 } as const;
		await transaction(db, (trx) => agencyVisits.begin(trx, keys, officer, visit, now()));
		return { codes, code: paper.shown.code };
	});
	assert.equal((await alongside('backup', file('ended.db'))).code, 0);
	await inWorld(async (world) => {
		const { db, keys, now } = world;
		const [asked] = await dataRequests.listFor(db, held);
		assert.equal(await dataRequests.stop(db, keys, held, asked?.id ?? '', now()), true);
		await transaction(db, (trx) => recoveries.stop(trx, held.person));
		const pair = await staffCodes.find(db, keys, made.codes, now());
		assert.ok(pair && (await transaction(db, (trx) => staffCodes.spend(trx, pair))));
		assert.equal(await providers.remove(db, door.id), true);
	});

	assert.equal((await alongside('restore', file('ended.db'))).code, 0);

	await inWorld(async ({ db, keys, now }) => {
		const asked = await dataRequests.listFor(db, held);
		assert.deepEqual(
			asked.map(({ state }) => state),
			['stopped']
		);
		assert.equal(await eraseDue(db, keys, now() + 30 * 86_400_000), 0);
		assert.equal(await recoveries.ownerOf(db, keys, made.code), undefined);
		assert.equal(await recoveries.standing(db, held.person, now()), undefined);
		assert.equal(await staffCodes.find(db, keys, made.codes, now()), undefined);
		assert.deepEqual(await providers.list(db), []);
		assert.deepEqual(await db.selectFrom('agency_visits').selectAll().execute(), []);
	});
});

test('broken off at whatever moment, the next run finishes, and nobody who was erased is there', async () => {
	const usual = process.hrtime.bigint();
	assert.equal((await inItsOwn(env, ['restore', file('copy.db')])).code, 0);
	const whole = Number(process.hrtime.bigint() - usual) / 1e6;
	for (const part of [0.6, 0.9]) {
		const child = started(env, ['restore', file('copy.db')]);
		const ended = new Promise((resolve) => child.once('exit', resolve));
		await sleep(whole * part);
		child.kill('SIGKILL');
		await ended;
		assert.equal((await alongside('restore', file('copy.db'))).code, 0, String(part));
		await inWorld(async (world) => {
			assert.deepEqual(await idsOf(world), [held.participation]);
			assert.deepEqual(await numbers(world.db), receipts);
		});
	}
});

test('where a run of before took the database away and put none in its place, who was erased is known from that', async () => {
	renameSync(file('alongside.db'), file('alongside.db.before-restore'));
	writeFileSync(file('alongside.db.part'), 'half of a file');

	assert.equal((await alongside('restore', file('copy.db'))).code, 0);

	await inWorld(async (world) => assert.deepEqual(await idsOf(world), [held.participation]));
});

test('where nobody knows who was erased, it is not restored unless that is said', async () => {
	rmSync(file('alongside.db.before-restore'));
	writeFileSync(file('alongside.db'), 'this is no database');
	const spoiled = await alongside('restore', file('copy.db'));
	assert.equal(readFileSync(file('alongside.db'), 'utf8'), 'this is no database');
	assert.equal((await alongside('restore', file('copy.db'), '--forgetting')).code, 0);
	rmSync(file('alongside.db'));
	rmSync(file('alongside.db.before-restore'));
	const lost = await alongside('restore', file('copy.db'));
	const meant = await alongside('restore', file('copy.db'), '--forgetting');

	assert.match(spoiled.wrong, /database here is damaged/);
	assert.match(lost.wrong, /nobody knows who was erased/);
	assert.match(meant.said, /erase them once more/);
	assert.ok(existsSync(file('alongside.db')));
	await inWorld(async (world) =>
		assert.deepEqual(await idsOf(world), [erased.participation, held.participation].toSorted())
	);
	assert.equal((await alongside('restore', file('ended.db'), '--forgetting')).code, 0);
	await inWorld(async ({ db }) => {
		assert.equal((await providers.list(db)).length, 1);
		assert.deepEqual(await db.selectFrom('agency_visits').selectAll().execute(), []);
	});
});
