/** What she calls the people in her case is on her own pages, and on nobody else's page of the same case. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { advocatePanes, supporterPanes } from '#lib/domain/access/pane.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { DefendantKey, Telling } from '#lib/domain/event.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import type { Added } from '#lib/server/case/agencies.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { aTelling } from '#tests/world/builders.ts';
import { signedIn, staffOf, type Who } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { attribute, elements, readOf, says, walker } from '../walking.ts';

const word = 'Quillfeather';

const { opened, done } = askHouse();
let house: House;
let mary: Victim;
let supporter: PersonId;
let ann: Staff;
let courts: Added;
const chargedAndBailed = ['one', 'two'].flatMap((defendant) => [
	aTelling({ kind: 'charged', on: '2026-06-01', defendant }),
	aTelling({
		kind: 'court-bail-decided',
		on: '2026-06-02',
		defendant,
		data: { bail: 'conditional-bail', protections: ['no-contact'] }
	})
]);
before(async () => {
	house = await opened();
	const { world } = house;
	const { db, keys, now } = world;
	mary = await aVictimOf(world, urn, { enhanced: 'no' });
	courts = await anAgency(world, 'courts');
	await inbox.take(db, keys, courts, [aMessage({ urn, tellings: chargedAndBailed })], now());
	await namesGiven.give(db, keys, mary, new Map([['one' as DefendantKey, word]]), now());
	const asked = { language: 'en', panes: supporterPanes, days: 30, shared: false } as const;
	const letIn = await supporters.letIn(db, keys, mary, asked, now());
	assert.ok(letIn.ok);
	supporter = letIn.person;
	await keepsTeam(world);
	const eve = await transaction(db, (trx) => staffOf(trx, world, 'supervisor', 'east'));
	ann = await transaction(db, (trx) => staffOf(trx, world, 'advocate', 'east'));
	const given = { participation: mary.participation, advocate: ann.person };
	assert.ok(await assignments.give(db, keys, eve, given, now()));
	await assignments.setLetIn(db, keys, mary, advocatePanes, now());
});
after(done);

async function sees(who: Who, target: string): Promise<string> {
	const cookie = await signedIn(house.world, who);
	const { status, text } = await house.ask({ method: 'GET', target }, cookie);
	assert.equal(status, 200, target);
	return text;
}

test('her own pages say the name she gave in place of a number, and the number of the other', async () => {
	for (const target of ['/home', '/rules']) {
		const page = await sees({ person: mary.person, level: 'full' }, target);
		assert.match(page, new RegExp(word), target);
		assert.match(page, /person 2 of 2/i, target);
	}
	const happened = await sees({ person: mary.person, level: 'full' }, '/home');
	assert.doesNotMatch(happened, /person 1 of 2/i);
});

test('no page of her supporter, her advocate or another victim of the case says it', async () => {
	const anna = await aVictimOf(house.world, urn, { enhanced: 'no' });
	const opened = `/desk/people/${mary.participation}`;
	const pages: readonly (readonly [Who, ...string[]])[] = [
		[{ person: supporter, level: 'full' }, '/beside'],
		[{ person: ann.person, level: 'staff' }, '/desk', '/desk/people', opened],
		[{ person: anna.person, level: 'full' }, '/home', '/rules', '/news', '/looked']
	];
	for (const [who, ...targets] of pages)
		for (const target of targets)
			assert.doesNotMatch(await sees(who, target), new RegExp(word), target);
});

test('she gives each of two people a name, her pages say it, and she takes one away again', async () => {
	const { world, port } = house;
	const reference = readUrn('01GD7000009') as Urn;
	const { person } = await aVictimOf(world, reference, { enhanced: 'no' });
	const told = (id: string, tellings: readonly Telling[]) =>
		inbox.take(
			world.db,
			world.keys,
			courts,
			[aMessage({ urn: reference, id, tellings })],
			world.now()
		);
	await told('names-1', chargedAndBailed);
	const jane = walker(port, '203.0.113.241', await signedIn(world, { person, level: 'full' }));
	const heads = () => elements(jane.parts('data-part="person"').join(''), /^<h2\b/).map(readOf);
	const fields = () =>
		elements(jane.parts('data-part="names"')[0] ?? '', /^<input\b[^>]*name="called-/);
	const [her, him] = ['أبو أحمد', 'my ex-husband'] as const;
	const numbers = [1, 2].map((nth) => says('en', 'rules.person', { nth, all: 2 }));
	await jane.goes('/you');
	await jane.follows('/rules#names');
	assert.deepEqual(heads(), numbers);
	const [first = '', second = '', ...more] = fields().map((tag) => attribute(tag, 'name'));
	assert.deepEqual(more, []);

	const long = 'ż'.repeat(41);
	await jane.sends('?/names', { [first]: long });
	assert.equal(jane.at(), '/rules?/names');
	assert.ok(jane.reads().includes(says('en', 'rules.names.error.too-long', { length: 41 })));
	assert.equal(attribute(fields()[0] ?? '', 'value'), long);
	assert.deepEqual(heads(), numbers);
	await jane.sends('?/names', { [first]: him, [second]: him });
	assert.equal(jane.at(), '/rules?/names');
	assert.ok(jane.reads().includes(says('en', 'rules.names.error.same')));

	await jane.sends('?/names', { [first]: her });
	assert.equal(jane.at(), '/rules?named');
	assert.ok(jane.reads().includes(says('en', 'told.kept')));
	assert.deepEqual(heads(), [her, him]);
	await jane.goes('/home');
	const happened = readOf(jane.parts('data-part="happened"')[0] ?? '');
	for (const name of [her, him]) assert.ok(happened.includes(`(${name})`), name);

	await told('names-2', [
		aTelling({
			kind: 'verdict-given',
			// What was decided long before she came is no news to her.
			on: dayOf(world.now()),
			defendant: 'two',
			data: { verdict: 'guilty' }
		})
	]);
	const title = says('en', 'happened.verdict-given.guilty.title');
	for (const page of ['/home', '/rules', '/news']) {
		await jane.goes(page);
		for (const hidden of ['verdict-given', title])
			assert.ok(!jane.page().includes(hidden), `${page} ${hidden}`);
	}
	await jane.sends('', {}, says('en', 'news.gate.read'));
	assert.equal(jane.at(), '/news');
	assert.ok(jane.reads().includes(`${title} (${him})`));

	await jane.goes('/rules');
	await jane.sends('?/names', { [first]: '' });
	assert.equal(jane.at(), '/rules?named');
	assert.ok(heads().includes(numbers[0] ?? ''));
	assert.ok(!jane.page().includes(her));
});
