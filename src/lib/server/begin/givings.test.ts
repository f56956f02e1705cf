/** An officer gives a code on paper: for their own force's references alone, once, and known to be given. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import { declineCode, openAsked, signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { aMessage, anAgency } from '#tests/feed/incoming.ts';
import { forceFor } from './force.ts';
import * as givings from './givings.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	for (const [id, kind, force] of [
		['thamesgate', 'police', '01'],
		['northmarsh', 'police', '02'],
		['care', 'witness-care', '01'],
		['courts', 'courts', undefined]
	] as const) {
		const known = { id: id as AgencyId, name: id, kind, mayTell: [], invented: true };
		await agencies.add(
			world.db,
			world.keys,
			{ ...known, ...(force ? { force } : {}) },
			world.now()
		);
	}
});
afterEach(() => world.close());

const officerOf = (agency: string, subject = 'grant'): Officer => ({
	kind: 'officer',
	agency: agency as AgencyId,
	door: agency,
	subject: subject as SubjectId
});
const grant = officerOf('thamesgate');
const urn = readUrn('01/1234/26') as Urn;
const asked = { urn, language: 'pl', handed: 'alone' } as const;
let forms = 0;
const give = (over: Partial<givings.Asked> = {}, officer = grant) => {
	const token = `form-${(forms += 1)}`;
	return givings.give(world.db, world.keys, officer, { ...asked, token, ...over }, world.now());
};

async function paperOf(given: givings.Giving): Promise<givings.Sheet & { code: string }> {
	assert.ok(given.ok);
	const draft = await drafts.find(world.db, world.keys, given.paper, world.now());
	return draft?.answers as givings.Sheet & { code: string };
}
async function comesIn(code: string) {
	const sessions = openSessions(world.db, world.now);
	const door = await signInByCode({ world, sessions }, { network: '192.0.2.1' }, code);
	return door.ok ? sessions.find(door.session) : undefined;
}
const howMany = async (table: 'givings' | 'participations' | 'invitations') =>
	(await world.db.selectFrom(table).selectAll().execute()).length;

test('a code from the hand of an officer lets her in for sure, one nobody asked her about alone does not', async () => {
	const alone = await comesIn((await paperOf(await give())).code);
	const other = await give({ urn: readUrn('01/1235/26') as Urn, handed: 'letter' });
	const letter = await comesIn((await paperOf(other)).code);

	assert.deepEqual([alone?.sure, letter?.sure], [true, false]);
});

test('an officer gives nothing for a reference of another force, nor does anybody of a court for any', async () => {
	const theirs = readUrn('02/1234/26') as Urn;

	const refused = [await give({ urn: theirs }), await give({}, officerOf('courts'))];

	assert.deepEqual(refused, Array(2).fill({ ok: false, why: 'not-yours' }));
	assert.deepEqual([await howMany('givings'), await howMany('invitations')], [0, 0]);
	assert.equal(await forceFor(world.db, officerOf('courts')), undefined);
});

test('the same form sent twice, or at the same moment, is one code and one paper', async () => {
	const [one, other] = await Promise.all([give({ token: 'form' }), give({ token: 'form' })]);
	const later = await give({ token: 'form' });

	assert.deepEqual([other, later], [one, one]);
	assert.deepEqual(
		[await howMany('givings'), await howMany('participations'), await howMany('invitations')],
		[1, 1, 1]
	);
});

test('what another officer made up or copied of a form opens no paper of mine', async () => {
	const mine = await give({ token: 'form' });
	const theirs = await give({ token: 'form' }, officerOf('thamesgate', 'reyes'));

	assert.ok(mine.ok);
	assert.equal(theirs.ok, false);
});

test('a second code for a reference is given to nobody who is not told of the first', async () => {
	await give();
	world.setNow('2026-11-26T10:00:00Z');

	const second = await give({}, officerOf('thamesgate', 'reyes'));

	const at = Date.parse('2026-11-25T09:30:00Z');
	const before = { at, handed: 'alone', language: 'pl' };
	assert.deepEqual(second, { ok: false, why: 'given', before });
	assert.equal(await howMany('invitations'), 1);
});

test('in place of a lost paper a new code is given to the same person, and the lost one opens nothing', async () => {
	const first = await paperOf(await give());
	const second = await paperOf(await give({ again: 'replace', language: 'ar' }));

	assert.equal(await comesIn(first.code), undefined);
	assert.equal((await comesIn(second.code))?.sure, true);
	assert.deepEqual([await howMany('participations'), await howMany('givings')], [1, 2]);
});

test('once she has come in nobody of the police gets another code to her page', async () => {
	await comesIn((await paperOf(await give())).code);

	assert.deepEqual(await give({ again: 'replace' }), { ok: false, why: 'in-use' });
	assert.equal(await howMany('invitations'), 1);
});

test('somebody else who was harmed gets a page of their own, and the first code goes on working', async () => {
	const first = await paperOf(await give());
	const other = await paperOf(await give({ again: 'another' }));

	const [one, two] = [await comesIn(first.code), await comesIn(other.code)];

	assert.ok(one && two && one.person !== two.person);
	assert.equal(await howMany('participations'), 2);
});

test('who gave it is in the chain of the case, and who asked for another force’s in that of the agency', async () => {
	await give();
	await give({ urn: readUrn('02/1234/26') as Urn });

	const rows = await world.db
		.selectFrom('audit')
		.select(['actor_kind', 'actor_id', 'act', 'chain'])
		.where('actor_kind', '=', 'officer')
		.orderBy('chain', 'desc')
		.orderBy('seq')
		.execute();
	assert.deepEqual(
		rows.map(({ act, actor_id, chain }) => [act, actor_id, chain.slice(0, 8)]),
		[
			['case-opened', 'thamesgate/grant', 'case:01-'],
			['invitation-made', 'thamesgate/grant', 'case:01-'],
			['refused', 'thamesgate/grant', 'agency:t']
		]
	);
	const { faults } = await auditCheck.check(world.db, world.keys);
	assert.deepEqual(faults, []);
	assert.doesNotMatch(world.lines.join(), /1234/);
});

test('a script that tries references is made to wait, an officer on a busy shift is not', async () => {
	for (let nth = 0; nth < 40; nth += 1) await give({ urn: readUrn(`02/${1000 + nth}/26`) as Urn });

	const last = await give();

	assert.deepEqual(last, { ok: false, why: 'wait', minutes: 10 });
});

async function isReported(urn: string, on: string) {
	const police = await anAgency(world, 'police', '01');
	const tellings = [{ kind: 'reported', on, data: {} }] as const;
	await inbox.take(
		world.db,
		world.keys,
		police,
		[aMessage({ urn, tellings, id: urn })],
		world.now()
	);
}
const here = () => ({ world, sessions: openSessions(world.db, world.now) });
const types = (code: string) => signInByCode(here(), { network: '192.0.2.1' }, code);
const locatorOf = (code: string) => code.slice(0, 5);
const says = (code: string) => openAsked(here(), { network: '192.0.2.1' }, locatorOf(code));

test('before a first opening its holder is asked by the month, and nothing is used until they say yes', async () => {
	await isReported('01123426', '2026-03-14');
	const { code } = await paperOf(await give());

	const asked = await types(code);
	const used = await world.db.selectFrom('invitations').select('used_at').execute();
	const yes = await says(code);
	const again = await types(code);

	const locator = locatorOf(code);
	assert.deepEqual(asked, { ok: false, why: 'asks', minutes: 0, month: '2026-03', locator });
	assert.deepEqual(used, [{ used_at: null }]);
	assert.deepEqual([yes.ok, again.ok], [true, true]);
});

test('a no closes the code, is in the chain of the case, and a keeper hears of it once', async () => {
	await isReported('01123426', '2026-03-14');
	const { code } = await paperOf(await give());

	await declineCode(here(), locatorOf(code));
	await declineCode(here(), locatorOf(code));

	assert.deepEqual(await says(code), {
		ok: false,
		why: 'not-accepted',
		minutes: 0
	});
	const owed = await world.db.selectFrom('notices').select(['kind', 'role']).execute();
	assert.deepEqual(owed, [{ kind: 'invitation-declined', role: 'keeper' }]);
	const acts = await world.db.selectFrom('audit').select(['act', 'actor_kind']).execute();
	const declined = acts.filter(({ act }) => act === 'invitation-declined');
	assert.deepEqual(declined, [{ act: 'invitation-declined', actor_kind: 'stranger' }]);
});

test('a no to a code that somebody came in by ends nothing', async () => {
	await isReported('01123426', '2026-03-14');
	const { code } = await paperOf(await give());
	await says(code);

	await declineCode(here(), locatorOf(code));

	assert.equal((await types(code)).ok, true);
});

test('what the police gave before is said to Witness Care, which gives it again in its place and to nobody twice', async () => {
	await give({ handed: 'letter' });
	const care = officerOf('care');

	const before = await give({}, care);
	const after = await give({ again: 'replace' }, care);

	assert.deepEqual([!before.ok && before.why, after.ok], ['given', true]);
	assert.deepEqual([await howMany('participations'), await howMany('invitations')], [1, 1]);
	assert.ok(await comesIn((await paperOf(after)).code));
	assert.deepEqual(await give({ urn: readUrn('02/1234/26') as Urn }, care), {
		ok: false,
		why: 'not-yours'
	});
});
