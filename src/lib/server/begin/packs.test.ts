/** Sealed packs: printed in fifties, handed over by a number anybody may type, and a code that opens no case by itself. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { perBatch, readPack } from '#lib/domain/begin/pack-number.ts';
import { isOwnCase, readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency } from '#tests/feed/incoming.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { declineCode, signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as givings from './givings.ts';
import * as packs from './packs.ts';
import * as proof from './proof.ts';

let world: TestWorld;
let police: Awaited<ReturnType<typeof anAgency>>;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = await anAgency(world, 'police', '01');
	await anAgency(world, 'police', '02');
	await anAgency(world, 'courts');
});
afterEach(() => world.close());

const officerOf = (agency: string): Officer => ({
	kind: 'officer',
	agency: agency as AgencyId,
	door: agency,
	subject: 'grant' as SubjectId
});
const grant = officerOf('police-01');
const print = (token = 'form', officer = grant) =>
	packs.print(world.db, world.keys, officer, { token, language: 'pl' }, world.now());
async function printed(token = 'form', officer = grant): Promise<packs.Batch['packs']> {
	const made = await print(token, officer);
	assert.ok(made.ok);
	const draft = await drafts.find(world.db, world.keys, made.paper, world.now());
	assert.ok(draft);
	return (draft.answers as packs.Batch).packs;
}
const handOver = (typed: string, network = '192.0.2.9') =>
	packs.handOver(world.db, world.keys, { network, typed }, world.now());
const end = (which: { batch: string } | { number: string }, officer = grant) =>
	packs.end(world.db, world.keys, officer, which, world.now());
const tie = (pack: string, urn = '01/1234/26', officer = grant) => {
	const asked = { token: `${pack} ${urn}`, urn: readUrn(urn) as Urn, pack } as const;
	const rest = { language: 'en', handed: 'letter' } as const;
	return givings.give(world.db, world.keys, officer, { ...asked, ...rest }, world.now());
};
const here = () => ({ world, sessions: openSessions(world.db, world.now) });
async function comesIn(code: string) {
	const door = await signInByCode(here(), { network: '192.0.2.1' }, code);
	if (!door.ok) return undefined;
	const session = await here().sessions.find(door.session);
	const { actor } = door;
	assert.ok(actor.kind === 'victim' && session);
	const { caseId, level, person, sure } = actor;
	return { caseId, level, person, sure, isFromPack: door.isFromPack };
}
const first = async () => (await printed())[0]!;
const counted = async (officer = grant) =>
	(await packs.listFor(world.db, officer)).map(({ printed, given, ended }) => [
		printed,
		given,
		ended
	]);

test('a batch is fifty packs, each with a number of its own that a slip of the finger is noticed in', async () => {
	const batch = await printed();

	assert.equal(batch.length, perBatch);
	assert.equal(new Set(batch.map(({ code }) => code)).size, perBatch);
	assert.deepEqual(
		batch.map(({ number }) => readPack(number)),
		batch.map(({ number }) => number)
	);
	assert.doesNotMatch(
		JSON.stringify(await world.db.selectFrom('packs').selectAll().execute()),
		new RegExp(batch[0]!.code.slice(6))
	);
});

test('printed again within the hour it is the same batch, and people of a court print none', async () => {
	assert.deepEqual(await printed(), await printed());
	assert.deepEqual(await counted(), [[perBatch, 0, 0]]);
	assert.deepEqual(await print('other', officerOf('courts-00')), { ok: false, why: 'not-yours' });
});

test('a pack opens a page of her own and no case, and brings her back to its short first screen alone', async () => {
	const { code } = await first();

	const begun = await comesIn(code);
	const back = await comesIn(code);

	assert.ok(begun && isOwnCase(begun.caseId));
	assert.deepEqual([begun.isFromPack, back?.isFromPack], [true, undefined]);
	assert.deepEqual([begun.level, begun.sure], ['full', true]);
	assert.deepEqual(back, { ...begun, level: 'code', sure: false, isFromPack: undefined });
	assert.equal((await world.db.selectFrom('people').selectAll().execute()).length, 1);
});

test('typed twice at the same moment it is one page', async () => {
	const { code } = await first();

	const both = await Promise.all([comesIn(code), comesIn(code)]);

	assert.equal(both.filter(Boolean).length >= 1, true);
	assert.equal((await world.db.selectFrom('people').selectAll().execute()).length, 1);
});

test('handed over twice it is said twice in the same words, counted once, and tells nobody whether it was used', async () => {
	const { number, code } = await first();
	await comesIn(code);

	const once = await handOver(number);
	world.setNow('2026-11-26T09:30:00Z');
	const twice = await handOver(` ${number.slice(0, 5)}-${number.slice(5)}`);

	assert.deepEqual([once, twice], [{ ok: true }, { ok: true }]);
	assert.deepEqual(await counted(), [[perBatch, 1, 0]]);
	const row = await world.db
		.selectFrom('packs')
		.select('given_at')
		.where('number', '=', number)
		.executeTakeFirstOrThrow();
	assert.equal(row.given_at, Date.parse('2026-11-25T09:30:00Z'));
});

test('a number that nobody printed, a slip of the finger and a pack that is too old are not handed over', async () => {
	const { number } = await first();
	const slip = number.slice(0, 7) + String((Number(number[7]) + 1) % 10);

	const wrong = [await handOver(slip), await handOver('00000000')];
	world.setNow('2027-11-26T09:30:00Z');

	assert.deepEqual(wrong, [
		{ ok: false, why: 'mistyped' },
		{ ok: false, why: 'not-to-give' }
	]);
	assert.deepEqual(await handOver(number), { ok: false, why: 'not-to-give' });
});

test('whoever tries numbers from one network is made to wait, another station is not', async () => {
	const { number } = await first();
	for (let nth = 0; nth < 60; nth += 1) await handOver('00000000');

	assert.deepEqual(await handOver(number), { ok: false, why: 'wait', minutes: 1 });
	assert.deepEqual(await handOver(number, '198.51.100.7'), { ok: true });
});

test('a lost pack opens nothing, a lost batch neither, and a page that was begun stays hers', async () => {
	const [lost, used, kept] = await printed();
	await comesIn(used!.code);

	assert.equal(await end({ number: lost!.number }), true);
	const afterOne = [await comesIn(lost!.code), await handOver(lost!.number)];
	assert.equal(await end({ batch: kept!.number.slice(0, 5) }), true);

	assert.deepEqual(afterOne, [undefined, { ok: false, why: 'not-to-give' }]);
	assert.equal(await comesIn(kept!.code), undefined);
	assert.ok(await comesIn(used!.code));
	assert.deepEqual(await counted(), [[perBatch, 0, perBatch]]);
});

test('another force neither ends, counts nor ties the packs of this one', async () => {
	const { number, code } = await first();
	const other = officerOf('police-02');

	const tried = [await end({ number }, other), await end({ batch: number.slice(0, 5) }, other)];

	assert.deepEqual(tried, [false, false]);
	assert.deepEqual(await tie(number, '02/1234/26', other), { ok: false, why: 'no-pack' });
	assert.deepEqual(await counted(other), []);
	assert.ok(await comesIn(code));
});

test('tied to a reference by who handed it over it is her paper: the short first screen of that case', async () => {
	const { number, code } = await first();

	assert.equal((await tie(number)).ok, true);
	const her = await comesIn(code);

	assert.ok(her && her.caseId.startsWith('01-'));
	assert.equal(her.level, 'code');
	assert.deepEqual(await counted(), [[perBatch, 1, 0]]);
	const [shown] = await proof.listFor(world.db, world.keys, grant, 0, world.now());
	assert.deepEqual([shown?.pack, shown?.reference, shown?.language], [number, '01123426', 'pl']);
});

test('before a tied pack opens its holder is asked whether it is about theirs, and a No closes it for good', async () => {
	const { code, number } = await first();
	await inbox.take(
		...([world.db, world.keys, police] as const),
		[
			aMessage({
				urn: readUrn('01123426') as Urn,
				tellings: [aTelling({ kind: 'reported', on: '2026-03-14' })]
			})
		],
		world.now()
	);
	assert.ok((await tie(number)).ok);
	const open = () => signInByCode(here(), { network: '192.0.2.1' }, code);

	const asked = await open();
	assert.ok(!asked.ok && asked.why === 'asks');
	assert.equal(asked.month, '2026-03');
	await declineCode(here(), asked.locator);

	const after = await open();
	assert.equal(after.ok ? 'open' : after.why, 'not-accepted');
	const owed = await world.db.selectFrom('notices').select('kind').execute();
	assert.deepEqual(owed, [{ kind: 'invitation-declined' }]);
});

test('a pack is tied once, and one that was ended or never printed not at all: one answer for each', async () => {
	const [tied, ended] = await printed();
	await tie(tied!.number);
	await end({ number: ended!.number });

	const refused = [
		await tie(tied!.number, '01/1235/26'),
		await tie(ended!.number, '01/1237/26'),
		await tie('00000000', '01/1238/26')
	];

	assert.deepEqual(refused, Array(3).fill({ ok: false, why: 'no-pack' }));
	assert.equal((await world.db.selectFrom('cases').selectAll().execute()).length, 1);
});

test('tied after it was opened a pack is answered as one that is closed: its page stays, the case opens by a paper alone', async () => {
	const [used, closed] = await printed();
	const own = await comesIn(used!.code);

	const answers = [await tie(used!.number), await tie(closed!.number, '01/1235/26')];

	assert.deepEqual(
		answers.map((one) => one.ok),
		[true, true]
	);
	assert.equal((await comesIn(used!.code))?.caseId, own?.caseId);
	assert.deepEqual(await counted(), [[perBatch, 2, 0]]);
	const shown = await proof.listFor(world.db, world.keys, grant, 0, world.now());
	assert.deepEqual(
		shown.map(({ pack }) => pack).toSorted(),
		[used!.number, closed!.number].toSorted()
	);
	const asked = { urn: readUrn('01/1234/26') as Urn, language: 'pl', handed: 'alone' } as const;
	const paper = { ...asked, token: 'paper', again: 'replace' } as const;
	const given = await givings.give(world.db, world.keys, grant, paper, world.now());
	assert.ok(given.ok);
	const draft = await drafts.find(world.db, world.keys, given.paper, world.now());
	assert.ok(draft);
	const { code = '' } = draft.answers as givings.Sheet;
	const her = await comesIn(code);
	assert.ok(her?.caseId.startsWith('01-'));
});

test('with the right beginning and ten wrong endings the code of a pack is found no more', async () => {
	const { code } = await first();
	const wrong = `${code.slice(0, 6)}${'00000-00000'}`;
	for (let nth = 0; nth < 10; nth += 1) await comesIn(wrong);

	assert.equal(await comesIn(code), undefined);
});

test('whoever ties a pack to a reference that has a paper learns nothing of whether the pack was used', async () => {
	const [paper, used, unused] = await printed();
	await tie(paper!.number);
	await comesIn(used!.code);

	const answers = [await tie(used!.number), await tie(unused!.number)];

	assert.deepEqual(answers[0], answers[1]);
	assert.ok(await comesIn(unused!.code));
});

test('a pack that was marked as handed over and then ended is not handed over any more', async () => {
	const { number } = await first();
	await handOver(number);
	await end({ number });

	assert.deepEqual(await handOver(number), { ok: false, why: 'not-to-give' });
});
