import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { began, placeNames, someMoves, type Move, type Timed } from '#tests/access/lock-moves.ts';
import { everybodyAfter, Oracle } from '#tests/access/lock-oracle.ts';
import { openTown } from '#tests/access/lock-stores.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const day = 86_400_000;
const towns = Number(process.env.TOWNS ?? 24);
/** How often each sort of person saw something: a town where nobody sees anything proves nothing. */
const seen = new Map<string, number>();

/** Moves a minute apart. */
function timed(moves: readonly Move[]): Timed[] {
	return moves.map((move, nth) => ({ ...move, at: began + nth * 60_000 }));
}

for (let seed = 1; seed <= towns; seed += 1)
	test(`the stores let in whom the list of what was done lets in: town ${seed}`, async () => {
		const town = await openTown(world);
		const oracle = new Oracle();
		const moves = someMoves(chance(seed));

		for (const move of moves) {
			oracle.make(move);
			await town.make(move);
		}

		const at = (moves.at(-1)?.at ?? 0) + (seed % 3) * 20 * day;
		for (const who of everybodyAfter(moves))
			for (const place of placeNames)
				for (const part of ['now', 'day', 'language', 'needs', 'contact']) {
					const sees = await town.sees(who, part, place, at);
					assert.equal(sees, oracle.sees(who, part, place, at), `${who} ${part} of ${place}`);
					const sort = who.replace(/\d+$/, '');
					if (sees) seen.set(sort, (seen.get(sort) ?? 0) + 1);
				}
	});

test('in those towns every sort of person is let in somewhere, and a supervisor nowhere', () => {
	for (const sort of ['s', 'ann', 'ben', 'mary', 'fifteen'])
		assert.ok(seen.has(sort), `${sort} saw nothing`);
	for (const sort of ['eve', 'wes']) assert.ok(!seen.has(sort), `${sort} saw something`);
});

test('a supporter sees the panes that were chosen, until the day is over or she closes them', async () => {
	const town = await openTown(world);
	await town.make({
		kind: 'let-in',
		place: 'mary',
		who: 's0',
		panes: ['dates'],
		days: 30,
		shared: false,
		at: began
	});
	const seen = (part: string, days: number) => town.sees('s0', part, 'mary', began + days * day);

	assert.deepEqual(
		[await seen('dates', 30), await seen('now', 30), await seen('dates', 31)],
		[true, false, false]
	);

	await town.make({ kind: 'revoke', who: 's0', by: 'mary', at: began + 1 });

	assert.equal(await seen('dates', 1), false);
});

test('nobody can close what another opened, and another victim of the case is not seen by it', async () => {
	const town = await openTown(world);
	await town.make({
		kind: 'let-in',
		place: 'mary',
		who: 's0',
		panes: ['now'],
		days: 30,
		shared: false,
		at: began
	});

	const closed = await town.make({ kind: 'revoke', who: 's0', by: 'sister', at: began + 1 });

	assert.equal(closed, false);
	assert.equal(await town.sees('s0', 'now', 'mary', began + day), true);
	assert.equal(await town.sees('s0', 'now', 'sister', began + day), false);
});

test('a team that was given one side is never given the other, and the one who came first keeps it', async () => {
	const town = await openTown(world);
	const [mary, suspect, other, elsewhere] = timed([
		{ kind: 'give', place: 'mary', to: 'ann', by: 'eve' },
		{ kind: 'suspect', caseId: '01-a' as never, index: 'rival' },
		{ kind: 'give', place: 'rival', to: 'amy', by: 'eve' },
		{ kind: 'give', place: 'rival', to: 'ben', by: 'wes' }
	]) as [Timed, Timed, Timed, Timed];

	const made = [];
	for (const move of [mary, suspect, other, elsewhere]) made.push(await town.make(move));

	assert.deepEqual(made, [true, true, false, true]);
});

test('a wall that is seen too late closes the case that was given last', async () => {
	const town = await openTown(world);
	for (const move of timed([
		{ kind: 'give', place: 'mary', to: 'ann', by: 'eve' },
		{ kind: 'open', place: 'mary', panes: ['now'] },
		{ kind: 'give', place: 'rival', to: 'amy', by: 'eve' },
		{ kind: 'open', place: 'rival', panes: ['now'] }
	]))
		await town.make(move);
	assert.equal(await town.sees('amy', 'now', 'rival', began + day), true);

	await town.make({ kind: 'suspect', caseId: '01-a' as never, index: 'rival', at: began + day });

	assert.equal(await town.sees('amy', 'now', 'rival', began + day), false);
	assert.equal(await town.sees('ann', 'now', 'mary', began + day), true);
});

test('a child has a page of her own from 13 with an advocate, and from 16 like anybody', async () => {
	const town = await openTown(world);
	const own = (who: 'twelve' | 'fifteen', at: string) =>
		town.sees(who, 'now', who, Temporal.Instant.from(at).epochMilliseconds);
	await town.make({ kind: 'give', place: 'fifteen', to: 'ann', by: 'eve', at: began });
	assert.equal(await own('fifteen', '2026-12-01T12:00:00Z'), false);

	await town.make({ kind: 'own-page', place: 'fifteen', by: 'ann', at: began + 1 });

	assert.equal(await own('fifteen', '2026-12-01T12:00:00Z'), true);
	assert.equal(await own('twelve', '2026-12-01T12:00:00Z'), false);
	assert.equal(await own('twelve', '2030-01-01T12:00:00Z'), true);
});

test('a refused look is written down in the chain of the one who asked', async () => {
	const town = await openTown(world);
	await town.make({ kind: 'give', place: 'mary', to: 'ben', by: 'eve', at: began });

	const rows = await world.db.selectFrom('audit').select(['chain', 'act']).execute();

	const refused = rows.filter(({ act }) => act === 'refused');
	assert.equal(refused.length, 1);
	assert.match(refused[0]?.chain ?? '', /^person:/);
});
