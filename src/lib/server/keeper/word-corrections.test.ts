import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import type { AnyCorrection, CorrectionRow, Typed } from '#lib/domain/keeper/corrected.ts';
import { bannersOver } from '#lib/i18n/banner.ts';
import { isOffered } from '#lib/i18n/offering.ts';
import { words } from '#lib/i18n/words.ts';
import * as correcting from '#tests/keeper/correcting.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { kinds, type CorrectionKind } from './correction-kinds.ts';
import * as corrections from './corrections.ts';
import { guidanceNow, guidanceTexts } from './guidance-texts.ts';

const today = '2026-11-30';
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

/** What a form of a kind says of something, read as the page reads it. */
function typed(kind: CorrectionKind, of: string, change: (is: Typed) => Typed) {
	const row: CorrectionRow = kinds[kind];
	const is = row.asTyped(of);
	const value = row.read(of, { ...is, ...change(is) }, today);
	if (typeof value === 'string') return value;
	return 'refused' in value ? value : { kind, of, value };
}

/** Writes it, has it confirmed, and gives back what undoes it. */
async function standing(kind: CorrectionKind, of: string, change: (is: Typed) => Typed) {
	const one = typed(kind, of, change);
	assert.ok(typeof one === 'object' && 'kind' in one, JSON.stringify(one));
	assert.equal(await correcting.ask(world, kim, one), true);
	assert.equal(await correcting.confirm(world, kim), false);
	assert.equal(await correcting.confirm(world, lee), true);
	return () => correcting.undoAll(world, lee);
}

test('a sentence is said otherwise in one language, in the form of number it was written for, and as before after one undo', async () => {
	const before = [2, 5].map((count) => words('pl')('clock.ago', { count }));
	const undo = await standing('phrase', 'clock.ago', (is) => ({
		'says-pl-few': `Dotąd: ${is['says-pl-few']}`
	}));

	const after = [2, 5].map((count) => words('pl')('clock.ago', { count }));
	assert.deepEqual(after, [`Dotąd: ${before[0]}`, before[1]]);
	assert.equal(words('en')('clock.ago', { count: 2 }).includes('Dotąd'), false);
	await undo();
	assert.equal(words('pl')('clock.ago', { count: 2 }), before[0]);
});

test('a second change of a sentence keeps the first in another language, and an undo brings back what stood before', async () => {
	await standing('phrase', 'common.leave', () => ({ 'says-pl': 'Wyjdź od razu' }));
	await standing('phrase', 'common.leave', () => ({ 'says-en': 'Leave at once' }));

	assert.deepEqual(
		(['en', 'pl'] as const).map((lang) => words(lang)('common.leave')),
		['Leave at once', 'Wyjdź od razu']
	);
	const [last] = (await corrections.list(world.db, world.keys)).toReversed();
	await corrections.undo(world.db, world.keys, lee, last?.id ?? '', world.now());
	assert.deepEqual(
		(['en', 'pl'] as const).map((lang) => words(lang)('common.leave')),
		[words('en')('common.leave'), 'Wyjdź od razu']
	);
	assert.notEqual(words('en')('common.leave'), 'Leave at once');
});

test('of two keepers who change one sentence, even in two languages, the second is told, and what was confirmed stays', async () => {
	const of = 'common.leave';
	const mark = await corrections.markOf(world.db, of);
	const polish = typed('phrase', of, () => ({ 'says-pl': 'Wyjdź od razu' })) as AnyCorrection;
	const english = typed('phrase', of, () => ({ 'says-en': 'Leave at once' })) as AnyCorrection;

	assert.equal(await correcting.ask(world, kim, polish, { mark }), true);
	assert.equal(await correcting.ask(world, lee, english, { mark }), false);
	assert.equal(await correcting.confirm(world, lee), true);
	assert.deepEqual(
		[words('pl')(of), words('en')(of) === 'Leave at once'],
		['Wyjdź od razu', false]
	);
	await correcting.undoAll(world, lee);
});

test('a page of guidance is written otherwise, and only as the others are built', async () => {
	const undo = await standing('guide', 'guide-12', (is) => ({
		'says-en': is['says-en']?.replace(/^(# .+)\n\n/, '$1\n\nFirst of all: ') ?? ''
	}));

	assert.match(guidanceNow().get('en/guide-12') ?? '', /First of all: /);
	await undo();
	assert.equal(guidanceNow().get('en/guide-12'), guidanceTexts.get('en/guide-12'));
});

test('a banner stands over its page in each language until its last day, and a language goes from the lists', async () => {
	const says = {
		'says-en': 'Our telephone is out of order.',
		'says-pl': 'Nasz telefon nie działa.'
	};
	const undo = await standing('banner', '/help', () => ({
		...says,
		'says-ar': 'هاتفنا لا يعمل.',
		until: '2026-12-02'
	}));

	assert.deepEqual(bannersOver('/help', 'pl', '2026-12-02'), [
		{ lang: 'pl', text: 'Nasz telefon nie działa.' }
	]);
	assert.deepEqual(bannersOver('/help', 'ro', today), [
		{ lang: 'en', text: 'Our telephone is out of order.' }
	]);
	assert.deepEqual(bannersOver('/help', 'pl', '2026-12-03'), []);
	assert.deepEqual(bannersOver('/home', 'pl', today), []);
	await undo();
	assert.deepEqual(bannersOver('/help', 'pl', today), []);

	const back = await standing('language', 'pl', () => ({}));
	assert.deepEqual(
		[isOffered('pl', { invented: true }), isOffered('ar', { invented: true })],
		[false, true]
	);
	await back();
	assert.equal(isOffered('pl', { invented: true }), true);
});

test('what breaks a rule of the files is refused at its field', () => {
	const banner = {
		'says-en': 'Closed.',
		'says-pl': 'Zamknięte.',
		'says-ar': 'مغلق.',
		until: today
	};
	const refused = (kind: CorrectionKind, of: string, typing: Typed) =>
		typed(kind, of, () => typing);

	assert.deepEqual(
		[
			refused('phrase', 'common.leave', { 'says-pl': 'Wyjdź {{page}}' }),
			refused('phrase', 'common.leave', { 'says-ar': '' }),
			refused('phrase', 'common.leave', {}),
			refused('phrase', 'no.such', {}),
			refused('phrase', '__proto__', {}),
			refused('guide', 'guide-12', { 'says-pl': '# Krótko' }),
			refused('banner', '/help', { ...banner, 'says-pl': '<b>Zamknięte</b>' }),
			refused('banner', '/help', { ...banner, 'says-en': 'Call 020 7946 0000' }),
			refused('banner', '/help', { ...banner, 'says-en': '' }),
			refused('banner', '/help', { ...banner, until: '2027-12-01' }),
			refused('banner', '/today', banner),
			refused('language', 'en', {})
		],
		[
			{ refused: 'words-variables', at: 'says-pl' },
			{ refused: 'words-empty', at: 'says-ar' },
			'same',
			'gone',
			'gone',
			{ refused: 'words-built', at: 'says-pl' },
			{ refused: 'words-marks', at: 'says-pl' },
			{ refused: 'words-digits', at: 'says-en' },
			{ refused: 'words-empty', at: 'says-en' },
			{ refused: 'banner-day', at: 'until' },
			'gone',
			'gone'
		]
	);
});

test('no correction changes a number that is rung, adds one, or hides a sign behind a link', () => {
	const in3 = (change: (says: string) => string) => (is: Typed) =>
		Object.fromEntries(Object.entries(is).map(([at, says]) => [at, change(says)]));
	const says = (text: string): Typed => ({
		...{ 'says-en': text, 'says-pl': text, 'says-ar': text },
		until: today
	});
	const digits = { refused: 'words-digits', at: 'says-en' };

	assert.deepEqual(
		[
			typed(
				'phrase',
				'common.end.danger',
				in3((is) => is.replaceAll('999', '998'))
			),
			typed(
				'phrase',
				'common.leave',
				in3((is) => `${is} 020 7946 0000`)
			),
			typed(
				'guide',
				'guide-12',
				in3((is) => is.replace('. ', '. 020 7946 0000 '))
			),
			typed('banner', '/help', () => says('020 7946 0000')),
			typed('banner', '/help', () => says('](\u202E)')),
			typed(
				'phrase',
				'common.leave',
				in3((is) => `${is} ](\u202E)`)
			)
		],
		[
			...[digits, digits, digits, digits],
			...[
				{ refused: 'words-marks', at: 'says-en' },
				{ refused: 'words-marks', at: 'says-en' }
			]
		]
	);
	const of999 = says('In danger: 999.');
	assert.notDeepEqual(
		typed('banner', '/help', () => of999),
		digits
	);
});

test('what stands and no longer passes in this version is not said, and waits for a keeper', async () => {
	const one = {
		kind: 'phrase',
		of: 'common.leave',
		value: { says: { 'pl:common.leave': 'Wyjdź {{x}}' } }
	};
	await correcting.ask(world, kim, one);
	await correcting.confirm(world, lee);

	assert.ok(!words('pl')('common.leave').includes('{{'));
	assert.equal((await corrections.unfit(world.db, world.keys)).length, 1);
	await correcting.undoAll(world, lee);
});
