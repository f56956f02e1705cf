/** Several people in one case: she gives each a name of her own, which her pages say in place of a number. */
import type { Locator } from '@playwright/test';
import { aCaseWith, type Told } from './town/telling.ts';
import { expect, readingsOf, test } from './town/test.ts';

const onBail = (defendant: string): Told => [
	'police',
	'suspect-on-bail',
	'2026-06-01',
	{ protections: ['no-contact'] },
	defendant
];
const inCourt = (defendant: string): readonly Told[] => [
	['courts', 'plea-entered', '2026-07-01', { plea: 'not-guilty' }, defendant],
	[
		'courts',
		'court-bail-decided',
		'2026-07-02',
		{ bail: 'conditional-bail', protections: ['no-contact'] },
		defendant
	]
];
const charged = (defendant: string): Told => ['police', 'charged', '2026-06-02', {}, defendant];
const guilty: Told = ['courts', 'verdict-given', '2026-11-17', { verdict: 'guilty' }, 'd-2'];
const long = 'ż'.repeat(41);
const [one, two] = ['أبو أحمد', 'my ex-husband'] as const;

/** What is said there, without the marks that give a name its own direction. */
async function saidIn(some: Locator): Promise<string> {
	const all = await some.allTextContents();
	return all.join('\n').replaceAll(/[\u2066-\u2069]/g, '');
}

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	test(`she gives each of two people a name, her pages say it, and she takes one away again, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const { code, tell } = await aCaseWith(town, reading, [
			charged('d-1'),
			charged('d-2'),
			...['d-1', 'd-2'].flatMap(inCourt)
		]);
		const [heads, fields] = [
			mary.page.locator('[data-part=person] h2'),
			mary.page.locator('[data-part=names] input')
		];
		const numbers = [1, 2].map((nth) => mary.says('rules.person', { nth, all: 2 }));
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.goes('/you');
		await mary.follows('rules.names.title', /\/rules#names$/);
		expect(await saidIn(heads)).toBe(numbers.join('\n'));
		await expect(fields).toHaveCount(2);

		await fields.nth(0).fill(long);
		await mary.presses('rules.names.button', /\/rules\?\/names$/);
		await mary.sees('rules.names.error.too-long', { length: 41 });
		await expect(fields.nth(0)).toHaveValue(long);
		expect(await saidIn(heads)).toBe(numbers.join('\n'));
		await fields.nth(0).fill(two);
		await fields.nth(1).fill(two);
		await mary.presses('rules.names.button', /\/rules\?\/names$/);
		await mary.sees('rules.names.error.same');

		await fields.nth(0).fill(one);
		await mary.presses('rules.names.button', /\/rules\?named$/);
		await mary.sees('told.kept');
		expect(await saidIn(heads)).toBe(`${one}\n${two}`);
		await mary.goes('/home');
		const happened = await saidIn(mary.page.locator('[data-part=happened]'));
		for (const name of [one, two]) expect(happened).toContain(`(${name})`);

		await tell(guilty);
		for (const page of ['/home', '/rules', '/news']) {
			await mary.goes(page);
			await mary.seesNothingOf(['verdict-given', mary.says('happened.verdict-given.guilty.title')]);
		}
		await mary.presses('news.gate.read', /\/news$/);
		const title = mary.says('happened.verdict-given.guilty.title');
		expect(await saidIn(mary.page.locator('main'))).toContain(`${title} (${two})`);

		await mary.goes('/rules');
		await fields.nth(0).fill('');
		await mary.presses('rules.names.button', /\/rules\?named$/);
		expect(await saidIn(heads)).toContain(numbers[0]);
		await mary.seesNothingOf([one]);
	});

	test(`a name does not move to another when the courts name whom only the police had named, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const { code, tell } = await aCaseWith(town, reading, ['p-1', 'p-2'].map(onBail));
		const fields = mary.page.locator('[data-part=names] input');
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.goes('/rules');
		await fields.nth(0).fill(one);
		await mary.presses('rules.names.button', /\/rules\?named$/);
		await fields.nth(1).fill(two);

		await tell(...['c-1', 'c-2'].flatMap(inCourt));

		await mary.presses('rules.names.button', /\/rules\?\/names$/);
		await mary.sees('rules.names.error.gone');
		for (const page of ['/rules', '/home']) {
			await mary.goes(page);
			await mary.seesNothingOf([one, two]);
		}
		await mary.goes('/rules');
		for (const nth of [1, 2]) await mary.sees('rules.person', { nth, all: 2 });
		for (const field of await fields.all()) await expect(field).toHaveValue('');
	});
}
