/** What goes wrong in an officer's minute, what comes of what was given, and where a leaflet goes at once. */
import { comesInAsTheOfficer } from './town/giving.ts';
import { follows, goes, press, presses, says, sees, sends } from './town/acts.ts';
import { event } from './town/police-messages.ts';
import type { Person } from './town/person.ts';
import { expect, readingsOf, test } from './town/test.ts';

const reference = '01/77 4321/26';
const kept = '01774321/26'.replace('/', '');

const code = ({ page }: Person) => page.locator('[data-part=paper] .code');

for (const { scripts, lang } of readingsOf(import.meta.filename)) {
	const reading = { lang: 'en', scripts } as const;
	test(`what goes wrong in the officer's minute is told, and what was given is proven, ${lang}, ${scripts ? 'with' : 'without'} JavaScript @unhurried`, async ({
		ownTown: town,
		meet,
		victim
	}) => {
		const grant = await meet(reading, { town });
		grant.expects(/status of 409 /);
		const { page } = grant;
		await comesInAsTheOfficer(grant);

		// What is missing is said, and what was typed is still there.
		await page.locator('#reference').fill('1');
		await presses(grant, 'give.button', /\/agency\/give$/);
		for (const key of ['give.unreadable', 'give.language.empty', 'give.alone.empty'] as const)
			await sees(grant, key);
		await expect(page.locator('#reference')).toHaveValue('1');

		await goes(grant, '/agency/give');
		await page.locator('#reference').fill(reference);
		await page.locator(`input[name=language][value=${lang}]`).check();
		await page.locator('input[name=alone][value=yes]').check();
		await presses(grant, 'give.button', /\/agency\/give\/paper$/);
		const first = await code(grant).innerText();

		// The same paper again, and no second code.
		await follows(grant, 'give.paper.next', /\/agency\/give$/);
		await follows(grant, 'give.open', /\/agency\/give\/paper$/);
		expect(await code(grant).innerText()).toBe(first);

		// The same reference again: first it is said, then a new paper takes the place of the old one.
		await goes(grant, '/agency/give');
		await page.locator('#reference').fill(kept);
		await page.locator(`input[name=language][value=${lang}]`).check();
		await page.locator('input[name=alone][value=yes]').check();
		await presses(grant, 'give.button', /\/agency\/give$/);
		await sees(grant, 'give.again.replaceMore');
		await page.locator('input[name=again][value=replace]').check();
		await presses(grant, 'give.button', /\/agency\/give\/paper$/);
		const second = await code(grant).innerText();
		expect(second).not.toBe(first);

		const her = await victim({ lang, scripts }, { town });
		await her.opensHerInvitation(second);
		await her.showsEverything();
		await her.sees('home.reference', { urn: kept });
		await her.goes('/looked');
		await her.sees('looked.who.officer', { name: 'Thamesgate Police' });
		await her.sees('looked.act.invitation-made');

		// A report that waits is given by its link, and what was given is proven.
		const system = town.agency('thamesgate-police');
		const said = await system.tells('/api/events', {
			...event('01889926', 'reported', '2026-11-16'),
			unit: 'Response North'
		});
		expect(said.status).toBe(202);
		await goes(grant, '/agency/give');
		const waiting = page.locator('[data-part=waiting]');
		await expect(waiting).toContainText('2 working days ago');
		await press(grant, waiting.getByRole('link', { name: /^Give it.*01889926/ }), /\?report=\w+$/);
		await expect(page.locator('#reference')).toHaveValue('01889926');
		await follows(grant, 'give.proof.title', /\/agency\/give\/given$/);
		const mine = page.locator('[data-part=given] li', { hasText: says(grant, 'give.proof.you') });
		await expect(mine).toHaveCount(2);
		await expect(mine.first()).toContainText(kept);
		await expect(mine.first()).toContainText('Response North');

		// The older one came back, which changes nothing for her, and the list of one unit is its own.
		await mine.last().locator('summary').click();
		await press(grant, mine.last().getByRole('button'), /\/agency\/give\/given$/);
		await expect(mine.last()).toContainText('Came back undelivered');
		await goes(grant, '/agency/give?unit=Response%20North');
		await expect(waiting).toContainText('01889926');
		await expect(page.locator('[data-part=load]')).toContainText('PC 4471 Grant');

		// For a report that waits a way is marked, and for somebody met on the telephone the leaflet goes at once.
		await goes(grant, '/agency/give');
		const later = { urn: '01889927', to: 'her.own@example.org' };
		await system.tells('/api/events', event(later.urn, 'reported', '2026-11-17'));
		await goes(grant, '/agency/give');
		const safe = waiting.locator('li', { hasText: later.urn });
		await press(grant, safe.getByRole('link', { name: says(grant, 'give.safe.link') }), /safe-way/);
		await page.locator(`input[name=language][value=${lang}]`).check();
		await page.locator('#to').fill(later.to);
		await presses(grant, 'give.safe.button', /safe-way/);
		await sees(grant, 'give.safe.alone.empty');
		await page.locator('input[name=alone]').check();
		await presses(grant, 'give.safe.button', /\/agency\/give$/);
		await expect(safe).toContainText('the leaflet goes by email on 20 November 2026');
		await page.locator('#reference').fill('01/77 4322/26');
		await page.locator(`input[name=language][value=${lang}]`).check();
		await expect(page.locator('#to')).toBeHidden();
		await page.locator('input[name=alone][value=sent]').check();
		await page.locator('#to').fill('07700 900');
		await presses(grant, 'give.button', /\/agency\/give$/);
		await sees(grant, 'give.to.unreadable');
		await page.locator('#to').fill('07700 900123');
		await presses(grant, 'give.button', /\/agency\/give\/paper$/);
		await sees(grant, 'give.paper.sent.title');
		const third = await code(grant).innerText();
		const went = () =>
			town.inStores(({ db }) => db.selectFrom('sent_here').select(['to', 'text']).execute());
		await expect.poll(async () => JSON.stringify(await went())).toContain('/l"');
		// To whom it went is a mark by chance, which may hold any four figures, or nobody's name.
		for (const { to, text } of await went()) {
			expect(to).toMatch(/^([0-9a-f]{32}|leaflet)$/);
			for (const hidden of [third, '4322', '07700', later.to]) expect(text).not.toContain(hidden);
		}

		// The answer is lost on its way once the paper is made: pressed again the same form gives the same paper.
		await goes(grant, '/agency/give');
		await page.locator('#reference').fill('01/77 4323/26');
		await page.locator(`input[name=language][value=${lang}]`).check();
		await page.locator('input[name=alone][value=yes]').check();
		const codes = () =>
			town.inStores(({ db }) => db.selectFrom('invitations').select('locator').execute());
		const many = (await codes()).length;
		const token = await page.locator('[data-part=give] input[name=token]').inputValue();
		const sent = { token, reference: '01/77 4323/26', language: lang, alone: 'yes' };
		expect(await sends(grant, '/agency/give', sent)).toBe('/agency/give/paper');
		expect((await codes()).length).toBe(many + 1);
		await presses(grant, 'give.button', /\/agency\/give\/paper$/);
		expect((await codes()).length).toBe(many + 1);

		await goes(grant, '/agency/give');
		await page.locator('#reference').fill('02/1234/26');
		await page.locator(`input[name=language][value=${lang}]`).check();
		await page.locator('input[name=alone][value=no]').check();
		await presses(grant, 'give.button', /\/agency\/give$/);
		await sees(grant, 'give.not-yours');
		await expect(page.locator('input[name=alone][value=no]')).toBeChecked();
	});
}
