/** She takes a copy of everything, or has everything deleted; and what comes by phone or post is answered at the desk. */
import { readFileSync } from 'node:fs';
import type { Browser, Locator } from '@playwright/test';
import type { Person } from './town/person.ts';
import { invitedBeforeTrial, newUrn, places } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`a day after she asked she takes a copy of everything and opens it, ${as}`, async ({
		browser,
		ownTown: town,
		victim
	}) => {
		const { urn, code } = await invitedBeforeTrial(town, {
			handed: 'alone',
			language: reading.lang
		});
		const mary = await victim(reading, { town });
		await mary.opensHerInvitation(code);
		const way = await mary.makesAWayBack();
		await mary.showsEverything();
		await mary.goes('/you');
		await mary.follows('glance.ways.data', /\/your-data$/);
		await mary.presses('copy.have.button', /\/prove\?for=copy$/);
		await mary.showsThatItIsHer(way, 0, /\/your-data$/);
		await mary.presses('copy.have.button', /\/your-data$/);
		await expect(mary.page.locator('[data-part=copy][data-state=waits]')).toHaveCount(1);
		await expect(mary.page.locator('[data-part=ready]')).toHaveCount(0);

		await mary.waitsUntil('2026-11-19T10:30:00Z', town);
		await mary.comesBack(way, way.cards[1] ?? '');
		await mary.goes('/your-data');
		await mary.follows('copy.ready.open', /\/prove\?for=copy$/);
		await mary.showsThatItIsHer(way, 2, /\/your-data$/);
		await mary.sees('copy.ready.who');
		const field = mary.page.locator('#words');
		const words = await field.inputValue();

		await field.fill('short words');
		await mary.press(mary.page.locator('button[value=yes]'), /\/your-data\?short$/);
		await mary.sees('copy.ready.short');
		await field.fill(words);

		const plain = await saves(mary, mary.page.locator('button[value=no]'));
		const locked = await saves(mary, mary.page.locator('button[value=yes]'));

		for (const hers of [urn, places[0] ?? '']) {
			expect(plain.text).toContain(hers);
			expect(locked.text).not.toContain(hers);
		}
		expect(plain.text).toContain(mary.says('copy.part.looks'));
		expect(JSON.parse(/id="data">([^<]*)/.exec(plain.text)?.[1] ?? '')).toHaveProperty('looks');
		await opensIt(browser, locked, words, [mary.says('copy.file.heading'), urn]);
		await mary.goes('/looked');
		await mary.sees('looked.act.copy-taken');
	});

type Saved = { readonly text: string; readonly path: string };

/** Presses what saves a file, and gives the file. */
async function saves({ page }: Person, button: Locator): Promise<Saved> {
	const begun = page.waitForEvent('download');
	await button.click();
	const file = await begun;
	expect(file.suggestedFilename()).toBe('page.html');
	const path = `${await file.path()}.html`;
	await file.saveAs(path);
	return { text: readFileSync(path, 'utf8'), path };
}

/** Opens a locked page from a folder, in a browser that has never been here and has no connection. */
async function opensIt(
	browser: Browser,
	{ path }: Saved,
	words: string,
	inside: readonly string[]
): Promise<void> {
	const elsewhere = await browser.newContext({ offline: true });
	const page = await elsewhere.newPage();
	await page.goto(`file://${path}`);
	await page.locator('#words').fill('not these words at all');
	await page.locator('button').click();
	await expect(page.locator('[role=alert]')).not.toBeEmpty();
	await page.locator('#words').fill(` ${words.toUpperCase()} `);
	await page.locator('button').click();
	await expect(page.locator('h2').first()).toBeVisible();
	for (const one of inside) await expect(page.locator('body')).toContainText(one);
	await elsewhere.close();
}

test('she has everything deleted after a week, may stop it until then, and the receipt names nobody @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const mary = await victim(english, { town });
	const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: 'en' });
	await mary.opensHerInvitation(code);
	const way = await mary.makesAWayBack();
	await mary.showsEverything();
	await mary.goes('/your-data/erase');
	await mary.presses('copy.erase.button', /\/prove\?for=erase$/);
	await mary.showsThatItIsHer(way, 0, /\/your-data\/erase$/);
	await mary.presses('copy.erase.button', /\/your-data\/erase$/);
	// Whoever asked, her first page says so, and leads to where she stops it.
	await mary.goes('/home');
	await mary.follows('copy.notYou', /\/your-data$/);
	await mary.presses('copy.stop', /\/your-data\?stopped$/);
	await mary.sees('copy.stopped');
	await mary.goes('/your-data/erase');
	await mary.presses('copy.erase.button', /\/your-data\/erase$/);
	const number = /\d{10}/.exec(await mary.page.locator('[data-part=waits]').innerText())?.[0] ?? '';

	await mary.waitsUntil('2026-11-25T10:30:00Z', town);
	await mary.goes('/receipt');
	await expect(async () => {
		await mary.page.locator('#number').fill(number);
		await mary.presses('receipt.button', /\/receipt$/);
		await expect(mary.page.locator('[data-part=receipt]')).toContainText(number, { timeout: 100 });
	}).toPass();

	await mary.sees('receipt.backups', { day: 'Friday 25 December 2026' });
	await mary.typesWords(way, way.cards[1]);
	await mary.sees('signin.error.proof');
});

test('a receipt is not looked for where no number was typed', async ({ victim }) => {
	const anybody = await victim({ ...english, scripts: false });
	await anybody.goesTo('/receipt');
	for (const [typed, said] of [
		['', 'receipt.missing'],
		['no digits', 'receipt.missing'],
		['0000000000', 'receipt.none']
	] as const) {
		await anybody.page.locator('#number').fill(typed);
		await anybody.presses('receipt.button', /\/receipt$/);
		await anybody.sees(said);
	}
});

test('a request by post is written down, needs a second to delete, and she sees each step and stops it @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const urn = newUrn();
	const mary = await victim(english, { town });
	const paper = { urn, handed: 'alone', language: 'en' } as const;
	await mary.opensHerInvitation(await town.invite(paper));
	const amina = await advocate(english, { town });
	const sam = await advocate(english, { town });
	await amina.goes('/demo');
	await amina.comesInAs('Amina Hassan');
	await amina.follows('desk.data.link', /\/desk\/requests$/);
	await amina.presses('desk.data.button', /\/desk\/requests$/);
	await amina.sees('desk.data.missing');
	await amina.page.locator('#about').fill('Mary Adeyemi');
	await amina.page.locator('input[value=erase]').check();
	await amina.page.locator('input[value=post]').check();
	await amina.presses('desk.data.button', /\/desk\/requests$/);
	await amina.sees('desk.data.nobody');
	await amina.page.locator('#about').fill(urn);
	await amina.presses('desk.data.button', /\/desk\/requests\/\w+$/);
	await amina.presses('desk.data.seen', /\/desk\/requests\/\w+$/);
	await expect(amina.page.locator('[data-state=second]')).toHaveCount(1);

	await sam.goes('/demo');
	await sam.comesInAs('Sam Okafor');
	await sam.goes('/desk/requests');
	await sam.follows('desk.data.open', /\/desk\/requests\/\w+$/);
	await sam.presses('desk.data.second.button', /\/desk\/requests\/\w+$/);
	await expect(sam.page.locator('[data-state=waits]')).toHaveCount(1);

	await mary.showsEverything();
	await mary.goes('/looked');
	for (const act of ['erase-asked', 'data-checked', 'data-seconded'] as const)
		await mary.sees(`looked.act.${act}`);
	await mary.goes('/your-data');
	await mary.sees('copy.asked.post');
	await mary.presses('copy.stop', /\/your-data\?stopped$/);
});

test('who saw her prints her copy once a second agreed, and nobody else does @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const urn = newUrn();
	const mary = await victim(english, { town });
	await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	const amina = await advocate(english, { town });
	const sam = await advocate(english, { town });
	await amina.goes('/demo');
	await amina.comesInAs('Amina Hassan');
	await amina.goes('/desk/requests');
	await amina.page.locator('#about').fill(urn);
	await amina.page.locator('input[value=copy]').check();
	await amina.page.locator('input[value=person]').check();
	await amina.presses('desk.data.button', /\/desk\/requests\/\w+$/);
	await expect(amina.page.locator('[data-part=print]')).toHaveCount(0);
	const { pathname } = new URL(amina.page.url());
	expect((await amina.page.request.get(`${pathname}/copy`)).status()).toBe(404);

	await sam.goes('/demo');
	await sam.comesInAs('Sam Okafor');
	await sam.goes(pathname);
	await sam.presses('desk.data.second.button', /\/desk\/requests\/\w+$/);
	expect((await sam.page.request.get(`${pathname}/copy`)).status()).toBe(404);
	await amina.goes(pathname);
	const printed = await amina.page.request.get(`${pathname}/copy`);

	expect(await printed.text()).toContain(urn);
	expect(await printed.text()).not.toContain('Amina');
	await mary.showsEverything();
	await mary.goes('/looked');
	await mary.sees('looked.act.copy-taken');
});
