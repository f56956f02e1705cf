/** One who asks for too much: that one is told to come again, and nobody else is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
before(async () => (house = await openHouse({ dear: true })));
after(() => house.close());

const form = { language: 'en', about: 'danger', borough: 'Camden', talking: 'text' };
const busy = words('en')('error.busy.title');

test('a network that begins drafts without end has to wait, what it began goes on, and other networks begin theirs', async () => {
	const first = visitor(house.port, '203.0.113.1');
	await first.post('/talk', form);
	for (let begun = 1; begun < 100; begun += 1)
		await visitor(house.port, '203.0.113.1').post('/talk', form);

	const again = await visitor(house.port, '203.0.113.1').post('/talk', form);
	const goesOn = await first.post('/talk', form);
	const other = await visitor(house.port, '203.0.113.2').post('/talk', form);

	assert.equal(again.status, 503);
	assert.equal(again.headers['retry-after'], '60');
	assert.ok(again.text.includes(busy));
	// They are told what is missing yet, and kept.
	assert.deepEqual([goesOn.status, other.status], [400, 400]);
});

test('of a field no more is kept than anybody types in it', async () => {
	const { db } = house.world;
	const before = await db.selectFrom('drafts').select('token_hash').execute();

	const long = Array.from({ length: 15 }, () => ['talking', 'x'.repeat(2000)] as const);
	await visitor(house.port, '203.0.113.3').post('/talk', [...Object.entries(form), ...long]);

	const known = before.map(({ token_hash }) => token_hash);
	const kept = await db.selectFrom('drafts').selectAll().execute();
	const [mine] = kept.filter(({ token_hash }) => !known.includes(token_hash));
	assert.ok((mine?.answers_sealed.length ?? 0) < 8000);
});

test('who signs in sixty times at once is refused in time, with when to come again, and others come to their turn', async () => {
	const asked = { both: '12345678 apple bread chair dance' };
	const many = Array.from({ length: 60 }, () =>
		visitor(house.port, '203.0.113.4').post('/sign-in?/words', asked)
	);
	const began = performance.now();

	const other = await visitor(house.port, '203.0.113.5').post('/sign-in?/words', {
		both: '87654321 apple bread chair dance'
	});
	const took = performance.now() - began;
	const replies = await Promise.all(many);

	const refused = replies.filter(({ status }) => status === 503);
	assert.equal(other.status, 400);
	assert.ok(refused.length > 20, `${refused.length} refused`);
	for (const { headers, text } of refused) {
		assert.equal(headers['retry-after'], '30');
		assert.ok(text.includes(busy));
	}
	assert.ok(took < 10_000, `${took} ms`);
});
