/** Whom she lets in, from end to end at the running server: a code in their hand, a day to change her mind, and out again while they look. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rowOf, tagOf } from '#lib/i18n/language-rows.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { offered } from '#lib/i18n/offered.ts';
import { address } from '#lib/i18n/pages.ts';
import { transaction } from '#lib/server/database.ts';
import { aCase, aVictimIn } from '../folk.ts';
import {
	askPlace,
	held,
	linksTo,
	makesAWayBack,
	part,
	tells,
	saysNothingOf,
	shownOnce,
	walker,
	type Place,
	type Walker
} from '../reads.ts';
import { elements, readOf } from '../walking.ts';

const { opened, done } = askPlace();
let place: Place;
before(async () => (place = await opened()));
after(done);

const court = 'Isleworth';
const person = 'data-part="person"';
const fields = (she: Walker, called: string, days: string, ...panes: readonly string[]) => [
	...Object.entries({ called, days, language: she.lang }),
	...panes.map((pane) => ['panes', pane] as const)
];

/** Somebody with a way back on a phone that others use, who has shown again that it is her. */
async function mary(lang: Language): Promise<Walker> {
	const { world } = place;
	const victim = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, court))
	);
	const she = await walker(place, { person: victim.person, level: 'full' }, lang);
	const { words, cards } = await makesAWayBack(she);
	const open = linksTo(await she.reads('/people'), '/prove?for=people');
	assert.deepEqual(open, [she.says('people.open')]);
	assert.equal((await she.post('/people?/let')).headers.location, '/prove?for=people');
	const [card = ''] = cards;
	await she.sends('/prove?/words&for=people', { words, card }, '/people');
	return she;
}

test('each language their page can be in is named in its own words, and marked as such for who hears it', async () => {
	const page = await (await mary('en')).reads('/people');

	for (const code of offered.filter((one) => one !== 'en'))
		assert.match(
			page,
			new RegExp(`<label [^>]*lang="${tagOf(code)}"[^>]*>[^<]*${rowOf(code).name}`)
		);
});

/** Lets somebody in, and reads the code to hand over, which is shown once. */
async function letsIn(she: Walker): Promise<string> {
	const made = await she.sends('/people?/let', fields(she, '', '30', 'now', 'dates'), '/people');
	const [code = ''] = shownOnce(made, 'code');
	const after = await she.sends('/people?/done', {}, '/people');
	saysNothingOf(after, code);
	part(after, person, 'data-state="waits"');
	return code;
}

/** She calls somebody something after all; what is too long is refused with its count, and stays for her to shorten. */
async function givesAName(she: Walker, called: string): Promise<void> {
	const id = held(part(await she.reads('/people'), person), 'id');
	const long = { id, [`called-${id}`]: 'R'.repeat(41) };
	const refused = await she.isRefused('/people?/name', long);
	tells(refused, she.says('people.error.called', { length: 41 }));
	part(part(refused, person), `name="called-${id}"`, `value="${'R'.repeat(41)}"`);
	const named = await she.sends('/people?/name', { id, [`called-${id}`]: called }, '/people');
	assert.match(part(named, person), new RegExp(`<h[23][^>]*>.*?${called}.*?</h[23]>`));
}

/** All that is missing is said at once; and once she stops somebody, their code is shown no more. */
async function changesHerMind(she: Walker): Promise<void> {
	const missing = await she.isRefused('/people?/let', fields(she, 'K'.repeat(50), ''));
	assert.equal(elements(part(missing, 'role="alert"'), '<a').length, 3);
	part(missing, 'id="called"', `value="${'K'.repeat(50)}"`);
	const made = await she.sends('/people?/let', fields(she, 'Kim', '7', 'now'), '/people');
	const [code = ''] = shownOnce(made, 'code');
	const kim = elements(made, person).find((one) => readOf(one).includes('Kim')) ?? '';
	const left = await she.sends('/people?/stop', { id: held(kim, 'id') }, '/people?stopped');
	saysNothingOf(left, code, 'Kim');
	part(left, person);
}

/** Types the code that was handed over, and keeps the number, words and card it makes. */
async function comesIn(them: Walker, door: string, code: string) {
	const yours = await them.sends(`${door}?/code`, { code }, /\/sign-in\/yours$/);
	const [number, words] = ['number', 'words'].map((name) => shownOnce(yours, name)[0] ?? '');
	await them.sends(`${door}/yours`, {}, door);
	const both = `${number} ${words}`;
	const cards = shownOnce(yours, 'card');
	return (nth: number) => ({ both, card: cards[nth] ?? '' });
}

for (const lang of ['en', 'ar'] as const)
	test(`somebody she lets in sees what she chose from the next day on, and nothing once she ends it, in ${lang}`, async () => {
		const [she, them] = [await mary(lang), await walker(place, undefined, lang)];
		const door = address(lang, '/sign-in');
		const code = await letsIn(she);
		await givesAName(she, 'Robin');
		await changesHerMind(she);
		tells(await them.isRefused(`${door}?/code`, { code }), them.says('signin.error.tooSoon'));

		// A day passes; when it is over, the tests of stores say.
		const { db, now } = place.world;
		const id = held(part(await she.reads('/people'), person), 'id');
		const begun = db.updateTable('supporters').set({ starts_at: now() - 1 });
		await begun.where('id', '=', id).execute();

		const own = await comesIn(them, door, code);
		const beside = await them.sends(`${door}?/words`, own(0), '/beside');
		const main = part(beside, '<main');
		for (const pane of ['now', 'dates']) part(main, `data-part="${pane}"`);
		saysNothingOf(main, court);
		assert.ok((await she.reads('/dates')).includes(court));
		for (const hers of ['/home', '/dates', '/news', '/needs', '/looked', '/people'])
			assert.equal((await them.see(hers)).status, 404, hers);

		const [looked = ''] = she.says('people.looked', { day: '@', time: '@' }).split('@');
		assert.ok(looked.length > 3);
		tells(part(await she.reads('/people'), person), looked.trim());
		tells(await she.sends('/people?/stop', { id }, '/people?stopped'), she.says('people.none'));

		assert.match(String((await them.see('/beside')).headers.location), /\/sign-in$/);
		await them.isRefused(`${door}?/words`, own(1));
	});
