/** A tie that was wrong is undone: each case says what came by its own names, and no page keeps a trace of the other. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { aCase, aHearing } from '#tests/court/builders.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import {
	aTown,
	join,
	kinds,
	now,
	other,
	says,
	send,
	tells,
	tiesOf,
	tying,
	untie,
	urn,
	type Town
} from '#tests/keeper/tied.ts';
import * as apologies from './apologies.ts';
import * as deeds from './deeds.ts';
import * as tieDesk from './tie-desk.ts';

let town: Town;
beforeEach(async () => {
	town = await aTown();
});
afterEach(() => town.world.close());

const sorry = async (of: Town, victim: Victim) =>
	(await apologies.readFor(of.world.db, of.world.keys, await now(of, victim))).map(
		({ why, says: facts }) => [why, ...facts.map(({ kind }) => kind)]
	);

test('what came by a name that led to no case yet goes from her page, and waits for whoever comes by it', async () => {
	const ann = await aVictimOf(town.world, urn);
	await send(town, tying());
	await send(town, tells('suspect-arrested', other));
	assert.deepEqual(await kinds(town, ann), ['charged', 'suspect-arrested']);
	const [tied] = await tiesOf(town);
	assert.deepEqual(
		[tied?.names, tied?.agency, tied?.facts, tied?.people, tied?.others],
		[[urn, other], town.police.id, 1, 0, 1]
	);

	assert.equal(await untie(town), true);

	assert.deepEqual(await kinds(town, ann), ['charged']);
	assert.deepEqual(await sorry(town, ann), [['facts', 'suspect-arrested']]);
	const bea = await aVictimOf(town.world, other);
	assert.notEqual(bea.caseId, ann.caseId);
	assert.deepEqual(await kinds(town, bea), ['suspect-arrested']);
	assert.deepEqual(await tiesOf(town), []);
});

test('the tie stays refused: sent again it joins nothing, and the answer says so', async () => {
	const ann = await aVictimOf(town.world, urn);
	await send(town, tying());
	assert.equal(await untie(town), true);

	const item = await send(town, tying({ id: 'again', time: '2026-11-11T10:00:00Z' }));
	await send(town, tells('suspect-arrested', other));

	assert.deepEqual(
		[item.verdict, item.ignored?.map(({ pointer }) => pointer)],
		['accepted', ['/crimereference']]
	);
	assert.deepEqual(await kinds(town, ann), ['charged', 'charged']);
	assert.deepEqual(await tieDesk.list(town.world.db, town.world.keys), []);
});

test('whoever was asked in by the wrong name gets its case, with what she told us; the other page shows no trace of her', async () => {
	const { world } = town;
	const ann = await aVictimOf(world, urn);
	await send(town, tying());
	const bea = await aVictimOf(world, other);
	await send(town, tells('suspect-arrested', other));
	assert.equal(bea.caseId, ann.caseId);
	await says(town, bea);
	const own = { kind: 'reported', on: '2026-11-01', data: {} } as const;
	await cases.tellAs(world.db, world.keys, bea, [own], world.now());
	const trace = async () => {
		const { days } = await accessLog.readFor(world.db, world.keys, ann, { now: world.now() });
		return days
			.flatMap(({ lines }) => lines.map(({ act }) => act))
			.filter((act) => /event|fact|case-opened|invitation/.test(act));
	};
	const before = await trace();

	assert.equal(await untie(town), true);

	assert.notEqual((await now(town, bea)).caseId, ann.caseId);
	assert.deepEqual(await kinds(town, bea), ['reported', 'suspect-arrested']);
	assert.deepEqual(await kinds(town, ann), ['charged']);
	assert.deepEqual(await sorry(town, bea), [['link']]);
	// Ann had not looked: there is nothing to be sorry for.
	assert.deepEqual(await sorry(town, ann), []);
	assert.deepEqual(await trace(), before);
});

test('what both names told is still said, by whoever told it here, and nobody hears that it was wrong', async () => {
	const ann = await aVictimOf(town.world, urn);
	await send(town, tying());
	await send(town, tells('suspect-arrested', other));
	await send(town, tells('suspect-arrested', urn));
	assert.deepEqual(await kinds(town, ann), ['charged', 'suspect-arrested']);

	assert.equal(await untie(town), true);

	assert.deepEqual(await kinds(town, ann), ['charged', 'suspect-arrested']);
	assert.deepEqual(await sorry(town, ann), []);
	assert.deepEqual(await kinds(town, await aVictimOf(town.world, other)), ['suspect-arrested']);
});

test('what a keeper had withdrawn stays withdrawn', async () => {
	const { world, kim, lee } = town;
	const ann = await aVictimOf(world, urn);
	await send(town, tying());
	await send(town, tells('suspect-arrested', other));
	await send(town, tells('suspect-arrested', urn));
	const { events } = await cases.readFor(world.db, world.keys, ann, world.now());
	const wrong = events.find(({ kind }) => kind === 'suspect-arrested');
	const deed = { do: 'fact', event: wrong!.id } as const;
	const asked = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	await deeds.confirm(world.db, world.keys, lee, asked, world.now());

	assert.equal(await untie(town), true);

	assert.deepEqual(await kinds(town, ann), ['charged']);
});

test('an event that was moved to the other name does not come back when the two are parted', async () => {
	const ann = await aVictimOf(town.world, urn);
	await send(town, tying());
	await send(town, tells('suspect-arrested', urn, { id: 'first' }));
	await send(town, tells('suspect-arrested', other, { id: 'second', corrects: 'first' }));

	assert.equal(await untie(town), true);

	assert.deepEqual(await kinds(town, ann), ['charged', 'withdrawn']);
	assert.deepEqual(await kinds(town, await aVictimOf(town.world, other)), ['suspect-arrested']);
});

test('of three names those that still hang together stay together', async () => {
	const third = readUrn('01GD1111126') as Urn;
	const ann = await aVictimOf(town.world, urn);
	await send(town, tying());
	await send(
		town,
		tells('sent-to-crown-court', urn, {
			crimereference: third,
			type: 'uk.alongside.suspect-interviewed'
		})
	);
	await send(town, tells('suspect-arrested', other));
	await send(town, tells('suspect-released', third));
	const [first] = await tiesOf(town);
	assert.deepEqual(first?.names, [urn, other]);

	assert.equal(await untie(town), true);

	assert.deepEqual(await kinds(town, ann), ['charged', 'suspect-interviewed', 'suspect-released']);
	assert.deepEqual(
		(await tiesOf(town)).map(({ names }) => names),
		[[urn, third]]
	);
	await send(
		town,
		tells('released-under-investigation', third, { type: 'uk.alongside.support-referred' })
	);
	assert.equal((await kinds(town, ann)).length, 4);
});

test('two cases that two keepers joined in error are parted, and each keeps what came by its own name', async () => {
	const ann = await aVictimOf(town.world, urn);
	const bea = await aVictimOf(town.world, other);
	await send(town, tells('suspect-arrested', other, { id: 'before' }));
	await send(town, tying());
	await join(town);
	await send(town, tells('suspect-interviewed', urn));
	await send(town, tells('suspect-released', other));
	assert.deepEqual(await kinds(town, ann), ['charged', 'suspect-interviewed', 'suspect-released']);
	assert.deepEqual(await kinds(town, bea), [
		'suspect-arrested',
		'suspect-interviewed',
		'suspect-released'
	]);

	assert.equal(await untie(town), true);

	assert.deepEqual(await kinds(town, ann), ['charged', 'suspect-interviewed']);
	assert.deepEqual(await kinds(town, bea), ['suspect-arrested', 'suspect-released']);
	assert.deepEqual(await sorry(town, ann), [['facts', 'suspect-released']]);
	assert.deepEqual(await sorry(town, bea), [['facts', 'suspect-interviewed']]);
	await send(town, tying({ id: 'again', time: '2026-11-12T10:00:00Z' }));
	assert.deepEqual(await kinds(town, bea), ['suspect-arrested', 'suspect-released']);
	assert.equal(await untie(town), false);
});

test('a hearing that had moved from one to the other meanwhile stands in the newer alone', async () => {
	const ann = await aVictimOf(town.world, urn);
	await send(town, tying());
	const hearing = (caseURN: Urn) =>
		aHearing({ prosecutionCases: [aCase({ prosecutionCaseIdentifier: { caseURN } })] });
	await town.courts.list(hearing(urn), '2026-02-01T10:00:00Z');
	await town.courts.list(hearing(other), '2026-02-02T10:00:00Z');
	assert.ok((await kinds(town, ann)).includes('hearing-listed'));

	assert.equal(await untie(town), true);

	assert.ok(!(await kinds(town, ann)).includes('hearing-listed'));
	const bea = await aVictimOf(town.world, other);
	assert.ok((await kinds(town, bea)).includes('hearing-listed'));
});
