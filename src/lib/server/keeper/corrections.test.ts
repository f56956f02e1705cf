import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { readCorrection, type Correction } from '#lib/domain/help/correction.ts';
import { services, servicesNow } from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import * as correcting from '#tests/keeper/correcting.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { aboutDeeds } from './about-deeds.ts';
import * as corrections from './corrections.ts';
import * as deeds from './deeds.ts';
import * as undone from './undone-corrections.ts';

let world: TestWorld;
let kim: Staff;
let lee: Staff;
beforeEach(async () => {
	world = await testWorld();
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	await corrections.refresh(world.db, world.keys);
});
afterEach(() => world.close());

const numberOf = (slug: string) =>
	servicesNow().find((one) => one.slug === slug)?.phones[0]?.number;
function to(slug: string, text: string): Correction {
	const service = servicesNow().find((one) => one.slug === slug) ?? assert.fail(slug);
	const read = readCorrection('number', { text, which: numberOf(slug) ?? '' }, service);
	return typeof read === 'string' ? assert.fail(read) : read;
}
const hold: Correction = { kind: 'hold', of: 'cruse', value: { held: true } };

const ask = (keeper: Staff, correction: AnyCorrection, mark?: string) =>
	correcting.ask(world, keeper, correction, mark === undefined ? {} : { mark });
const confirm = (keeper: Staff, seen?: string) => correcting.confirm(world, keeper, seen);
const undoAll = () => correcting.undoAll(world, lee);

test('a number is said otherwise once a second keeper has confirmed it, never the same one, until it is undone once', async () => {
	const before = numberOf('cruse');
	assert.equal(await ask(kim, to('cruse', '0808 808 1234')), true);
	assert.equal(await confirm(kim), false);
	assert.equal(numberOf('cruse'), before);
	assert.equal(Reflect.get(globalThis, 'alongsideAnew'), undefined);

	assert.equal(await confirm(lee), true);
	assert.equal(numberOf('cruse'), '0808 808 1234');
	assert.match(String(Reflect.get(globalThis, 'alongsideAnew')), /^[0-9a-f]{16}$/);
	const [standing] = await corrections.list(world.db, world.keys);
	assert.deepEqual(
		[standing?.why, standing?.before.length, standing?.after.length],
		['Its page', 0, 1]
	);

	await undoAll();
	const lately = await undone.since(world.db, world.now() - 1);
	assert.deepEqual(
		lately.map(({ kind, of }) => [kind, of]),
		[['number', 'cruse']]
	);
	assert.deepEqual(await undone.since(world.db, world.now()), []);
	assert.equal(numberOf('cruse'), before);
	assert.equal(Reflect.get(globalThis, 'alongsideAnew'), undefined);
	const id = standing?.id ?? '';
	assert.equal(await corrections.undo(world.db, world.keys, lee, id, world.now()), false);
	const acts = await world.db.selectFrom('audit').select(['act', 'actor_id']).execute();
	const of = (act: string) => acts.find((one) => one.act === act)?.actor_id;
	assert.deepEqual(
		[of('correction-asked'), of('correction-made'), of('correction-undone')],
		[kim.person, lee.person, lee.person]
	);
});

test('of two keepers who correct the same service the second is told, and may ask again having seen the first', async () => {
	const mark = await corrections.markOf(world.db, 'cruse');
	assert.equal(await ask(kim, to('cruse', '0808 808 1234'), mark), true);
	assert.equal(await ask(lee, to('cruse', '0808 808 9999'), mark), false);
	assert.equal(await ask(lee, to('cruse', '0808 808 9999')), true);
});

test('of two that wait for the same only the first that is confirmed is done, and the other waits no more', async () => {
	await ask(kim, to('cruse', '0808 808 1234'));
	await ask(kim, to('cruse', '0808 808 9999'));
	assert.equal(await confirm(lee), true);

	const { db, keys, now } = world;
	const asked = await deeds.openIn(db, now());
	assert.deepEqual(await aboutDeeds(db, keys, asked, [], []), []);
	assert.equal(await confirm(lee), false);
	assert.equal(numberOf('cruse'), '0808 808 9999');
});

// Where a process ended between the two, it was asked for, on nobody's list, and could not be asked for again.
test('a correction that cannot be put before a second keeper is not asked for', async () => {
	const { db, keys, now } = world;
	const id = await corrections.write(db, keys, kim, hold, now());
	const asking = { id, mark: await corrections.markOf(db, 'cruse'), why: 'Its page' };
	await db.schema.alterTable('keeper_deeds').renameTo('elsewhere').execute();
	try {
		await assert.rejects(deeds.askToCorrect(db, keys, kim, asking, now()));
	} finally {
		await db.schema.alterTable('elsewhere').renameTo('keeper_deeds').execute();
	}

	assert.ok(await corrections.written(db, keys, kim, id));
	assert.equal(await deeds.askToCorrect(db, keys, kim, asking, now()), true);
});

test('only the last of the same is undone, one step at a time', async () => {
	await ask(kim, to('cruse', '0808 808 1234'));
	await confirm(lee);
	await ask(kim, to('cruse', '0808 808 9999'));
	await confirm(lee);

	const { db, keys, now } = world;
	const first = await db
		.selectFrom('corrections')
		.select('id')
		.orderBy('confirmed_at')
		.orderBy('written_at')
		.executeTakeFirstOrThrow();
	assert.equal(await corrections.undo(db, keys, lee, first.id, now()), false);
	await undoAll();
	assert.equal(numberOf('cruse'), '0808 808 1234');
	assert.equal(await corrections.undo(db, keys, lee, first.id, now()), true);
});

test('a service on hold is shown nowhere, and its reason is sealed where it is kept', async () => {
	await ask(kim, hold);
	await confirm(lee);

	assert.equal(numberOf('cruse'), undefined);
	assert.equal(servicesNow().length, services.length - 1);
	const { why_sealed } = await world.db
		.selectFrom('corrections')
		.select('why_sealed')
		.executeTakeFirstOrThrow();
	assert.doesNotMatch(Buffer.from(why_sealed).toString('latin1'), /page/);
});

test('a number that is written in sentences is said otherwise there too', async () => {
	await ask(kim, to('victim-support', '0808 000 1234'));
	await confirm(lee);

	for (const lang of ['en', 'pl', 'ar'] as const)
		assert.match(words(lang)('common.end.person'), /0808 000 1234/);
	await undoAll();
	assert.match(words('en')('common.end.person'), /08 08 16 89 111/);
});

test('one keeper alone changes nothing: not what she asked for, not in the database, not with other content than was seen', async () => {
	const before = numberOf('cruse');
	const { db, keys, now } = world;
	await ask(kim, to('cruse', '0808 808 1234'));
	const [asked] = await deeds.openIn(db, now());
	const id = asked?.id ?? '';
	assert.equal(await deeds.confirm(db, keys, lee, id, now()), false, 'without having seen it');
	await db
		.updateTable('corrections')
		.set({ value: JSON.stringify({ was: before, number: '0808 808 6666' }) })
		.execute();
	const rows = () => db.selectFrom('corrections').selectAll().executeTakeFirstOrThrow();
	const { id: correction } = await rows();
	const now1 = (await corrections.waiting(db, keys, correction))?.seen;
	await db
		.updateTable('corrections')
		.set({ value: JSON.stringify({ was: before, number: '0808 808 1234' }) })
		.execute();
	assert.equal(
		await deeds.confirm(db, keys, lee, id, now(), now1),
		false,
		'other content than was seen'
	);
	assert.equal(await confirm(lee), true, 'it went on waiting, and what was seen is done');
	assert.equal(numberOf('cruse'), '0808 808 1234');

	await db
		.updateTable('corrections')
		.set({ value: JSON.stringify({ was: before, number: '0808 808 6666' }) })
		.execute();
	await corrections.refresh(db, keys);
	assert.equal(numberOf('cruse'), before, 'changed after it was confirmed');
	assert.equal((await corrections.unfit(db, keys)).length, 1);
	await undoAll();
	assert.deepEqual(await corrections.unfit(db, keys), []);
	await db
		.updateTable('corrections')
		.set({ undone_at: null, value: JSON.stringify({ was: before, number: '0808 808 1234' }) })
		.execute();
	await corrections.refresh(db, keys);
	assert.equal(numberOf('cruse'), before, 'what was undone is not brought back in the database');
});

test('what was written and never asked for stands nowhere, is shown to whoever wrote it alone, and is forgotten after a day', async () => {
	const { db, keys, now } = world;
	const id = await corrections.write(db, keys, kim, to('cruse', '0808 808 1234'), now());

	assert.equal(await corrections.waiting(db, keys, id), undefined);
	assert.equal(await corrections.written(db, keys, lee, id), undefined);
	assert.equal(await deeds.askToCorrect(db, keys, lee, { id, mark: '', why: 'x' }, now()), false);
	assert.equal((await corrections.written(db, keys, kim, id))?.of, 'cruse');
	await corrections.forget(db, now() + 86_400_001);
	assert.equal(await corrections.written(db, keys, kim, id), undefined);
});
