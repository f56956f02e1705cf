import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { readCorrection, type Correction } from '#lib/domain/help/correction.ts';
import { services, servicesNow } from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { aboutDeeds } from './about-deeds.ts';
import * as corrections from './corrections.ts';
import * as deeds from './deeds.ts';

let world: TestWorld;
let kim: Staff;
let lee: Staff;
beforeEach(async () => {
	world = await testWorld();
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	await corrections.refresh(world.db);
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

async function ask(keeper: Staff, correction: Correction, mark?: string) {
	const { db, keys, now } = world;
	const seen = mark ?? (await corrections.markOf(db, correction.of));
	return deeds.askToCorrect(db, keys, keeper, { correction, why: 'Its page', mark: seen }, now());
}
async function confirm(keeper: Staff) {
	const { db, keys, now } = world;
	const asked = await deeds.openIn(db, now());
	return deeds.confirm(db, keys, keeper, asked.at(-1)?.id ?? '', now());
}
const undoAll = async () => {
	for (const { id } of await corrections.list(world.db, world.keys))
		assert.equal(await corrections.undo(world.db, world.keys, lee, id, world.now()), true);
};

test('a number is said otherwise once a second keeper has confirmed it, never the same one, until it is undone once', async () => {
	const before = numberOf('cruse');
	assert.equal(await ask(kim, to('cruse', '0808 808 1234')), true);
	assert.equal(await confirm(kim), false);
	assert.equal(numberOf('cruse'), before);
	assert.equal(Reflect.get(globalThis, 'alongsideAnew'), false);

	assert.equal(await confirm(lee), true);
	assert.equal(numberOf('cruse'), '0808 808 1234');
	assert.equal(Reflect.get(globalThis, 'alongsideAnew'), true);
	const [standing] = await corrections.list(world.db, world.keys);
	assert.deepEqual(
		[standing?.why, standing?.before?.phones[0]?.number, standing?.after?.phones[0]?.number],
		['Its page', before, '0808 808 1234']
	);

	await undoAll();
	assert.equal(numberOf('cruse'), before);
	assert.equal(Reflect.get(globalThis, 'alongsideAnew'), false);
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

test('an undo brings back what stood before', async () => {
	await ask(kim, to('cruse', '0808 808 1234'));
	await confirm(lee);
	await ask(kim, to('cruse', '0808 808 9999'));
	await confirm(lee);

	await undoAll();
	assert.equal(numberOf('cruse'), '0808 808 1234');
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
