/** A victim and her advocate write to each other: who can read it is said first, and each sees when the other has read it. */
import type { Page } from '@playwright/test';
import { initialsOf } from '#lib/ui/initials.ts';
import { english, expect, readingsOf, test } from './town/test.ts';
import { newUrn } from './town/cases.ts';
import { advocateName, givesToTheAdvocate, supervisorName } from './town/talking.ts';

/** She looks at the page again: it asks at once whether there is news. */
const comesToLook = (page: Page) =>
	page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

const today = { on: '2026-11-18', from: '09:00', to: '17:00' } as const;

for (const reading of readingsOf(import.meta.filename))
	test(`she writes to her advocate and reads the answer, ${reading.lang === 'en' ? 'in English' : 'in Arabic, without JavaScript'} @unhurried`, async ({
		ownTown: town,
		victim,
		advocate
	}) => {
		const urn = newUrn();
		const mary = await victim(reading, { town });
		const paper = { urn, handed: 'alone', language: reading.lang, name: 'Mary' } as const;
		await mary.opensHerInvitation(await town.invite(paper));
		await mary.goes('/messages');
		await expect(mary.page).toHaveURL(/\/home$|\/open(\?for=messages)?$/);
		await mary.goes('/home');
		await mary.showsEverything();
		await mary.goes('/you');
		await mary.follows('messages.link', /\/messages$/);
		await mary.seesTitle('messages.nobody.title');

		await givesToTheAdvocate(town, urn);
		await mary.goes('/messages');
		for (const term of ['who', 'locked', 'typing', 'court', 'harm', 'text', 'translate'] as const)
			await mary.sees(`messages.terms.${term}`);
		await expect(mary.page.locator('#words')).toHaveCount(0);
		// Whom she writes to stands there as on her first page, and in no title.
		await expect(mary.page.locator('main').getByText(initialsOf(advocateName))).toBeVisible();
		expect(await mary.page.title()).not.toContain(advocateName);
		await mary.presses('messages.terms.button', /\/messages$/);
		await mary.sees('messages.next.own-now', { time: mary.said(today).to });
		await mary.sees('messages.danger');
		await expect(mary.page.locator('[data-part=terms]')).toBeHidden();

		await mary.presses('messages.send', /\/messages\?\/send$/);
		await mary.sees('messages.error.empty');
		const length = reading.scripts ? 2001 : 100_000;
		await mary.page.locator('#words').fill('x'.repeat(length));
		await mary.presses('messages.send', /\/messages\?\/send$/);
		await mary.sees('messages.error.too-long', { length });
		expect(await mary.page.locator('#words').inputValue()).toHaveLength(length);
		const hers = reading.lang === 'ar' ? 'هل يمكن أن نتحدث؟\nغدًا' : 'Can we talk?\nTomorrow';
		await mary.page.locator('#words').fill(hers);
		await mary.presses('messages.send', /\/messages$/);
		const message = mary.page.locator('[data-part=messages] li');
		await expect(message.locator('.words')).toHaveText(hers);
		await mary.sees('messages.read.not');

		const amina = await advocate(english, { town });
		await amina.comesInAs(advocateName);
		await amina.goes('/desk/messages');
		await amina.sees('inbox.waiting', { count: 1 });
		const named = amina.page.getByRole('heading', { name: 'Mary', exact: true });
		await amina.page.locator('[data-part=thread]').filter({ has: named }).getByRole('link').click();
		await amina.look();
		const words = amina.page.locator('[data-part=messages] .words');
		await expect(words).toHaveText(hers);
		await expect(words).toHaveAttribute('lang', reading.lang);
		await expect(words).toHaveCSS('direction', reading.lang === 'ar' ? 'rtl' : 'ltr');
		await amina.page.locator('#words').fill('Yes. Tomorrow at 2 pm.');
		await amina.presses('messages.send', /\/desk\/people\/\w+#messages$/);

		await mary.goes('/home');
		await mary.sees('messages.new', { count: 1 });
		await mary.goes('/you');
		await mary.follows('messages.link', /\/messages$/);
		await expect(message).toHaveCount(2);
		await expect(message.first().locator('.words')).toHaveText('Yes. Tomorrow at 2 pm.');
		await expect(message.first().locator('.words')).toHaveCSS('direction', 'ltr');
		await mary.sees('messages.read.new');
		await expect(message.nth(1)).toHaveAttribute('data-state', 'read');
		await expect(mary.page.locator('nav [aria-current=page]')).toHaveAttribute('href', '/messages');
		await mary.sees('talk.lines.title');

		await mary.page.locator('#words').fill('And then');
		await mary.presses('messages.draft.keep', /\/messages$/);
		await expect(mary.page.locator('#words')).toHaveValue('And then');
		await mary.sees('messages.draft.kept');
		if (reading.scripts) {
			await mary.page.evaluate(() => Object.assign(window, { stays: true }));
			const keeps = mary.page.waitForResponse((answer) => answer.url().endsWith('/messages?/keep'));
			await mary.page.locator('#words').press('End');
			await mary.page.locator('#words').pressSequentially(', where?');
			await mary.sees('messages.left', { left: '1,984' });
			await expect(mary.page.locator('[data-left]')).toBeVisible();
			await amina.page.locator('#words').fill('In the library.');
			await amina.presses('messages.send', /\/desk\/people\/\w+#messages$/);
			await comesToLook(mary.page);
			await expect(message.first().locator('.words')).toHaveText('In the library.');
			await expect(mary.page.locator('[data-voice]')).toHaveText(mary.says('messages.heard'));
			await expect(mary.page.locator('#words')).toHaveValue('And then, where?');
			expect(await mary.page.evaluate(() => 'stays' in window)).toBe(true);
			await keeps;
			await expect(mary.page.locator('[data-part=unsent]')).toBeVisible();
			mary.expects(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch/);
			await mary.page.context().setOffline(true);
			await mary.page.locator('#words').pressSequentially('!');
			await expect(mary.page.locator('[data-part=unsent]')).toBeHidden();
			await mary.page.context().setOffline(false);
			await mary.goes('/messages');
			await expect(mary.page.locator('#words')).toHaveValue('And then, where?');
		}
		await mary.presses('messages.draft.drop', /\/messages$/);
		await expect(mary.page.locator('#words')).toHaveValue('');
		await expect(mary.page.locator('[data-part=unsent]')).toBeHidden();
		await mary.goes('/looked');
		await mary.sees('looked.act.messages-read');

		await mary.goes('/messages');
		await mary.presses('messages.close.button', /\/messages$/);
		await mary.sees('messages.closed.text');
		await amina.goes('/desk/messages');
		await expect(amina.page.locator('[data-part=thread]').filter({ has: named })).toHaveCount(0);
	});

test('worried about her safety now: the supervisor is told and what was done is kept, and nothing of it is on her pages @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const urn = newUrn();
	const mary = await victim(english, { town });
	const paper = { urn, handed: 'alone', language: 'en', name: 'Mary' } as const;
	await mary.opensHerInvitation(await town.invite(paper));
	await givesToTheAdvocate(town, urn);
	await mary.showsEverything();
	await mary.goes('/messages');
	await mary.presses('messages.terms.button', /\/messages$/);
	const amina = await advocate(english, { town });
	await amina.comesInAs(advocateName);
	await amina.goes('/desk/messages');
	const named = amina.page.getByRole('heading', { name: 'Mary', exact: true });
	const thread = amina.page.locator('[data-part=thread]').filter({ has: named });
	await amina.press(thread.getByRole('link'), /\/desk\/people\/\w+#messages$/);

	await amina.presses('inbox.worried.button', /\/desk\/worries\/\w+$/);
	await amina.sees('say.alone');
	await amina.presses('worry.save.done', /\/desk\/worries\/\w+\?\/done$/);
	await amina.sees('worry.missing.done');
	await amina.page.locator('input[value=rang-999]').check();
	await amina.presses('worry.save.done', /\/desk\/worries\/\w+$/);
	await expect(amina.page.locator('[data-part=worry-steps] li')).toHaveCount(2);

	// On every page of those who have to act, by name, until somebody says how it ended.
	const sam = await advocate(english, { town });
	await sam.comesInAs(supervisorName);
	const pinned = sam.page.locator('[data-part=worries] [data-part=worry]');
	for (const address of ['/desk', '/desk/team', '/desk/messages', '/desk/keys']) {
		await sam.goes(address);
		await expect(pinned).toContainText('Mary');
		await expect(pinned).toContainText(advocateName);
		await expect(pinned).toContainText(sam.says('bench.alarm.nobody'));
	}
	await sam.presses('bench.alarm.take', /\/desk\/worries\/\w+$/);
	await expect(pinned).toContainText(sam.says('bench.alarm.yours'));
	// However long the page is.
	await sam.page.locator('main').evaluate((main) => {
		main.style.minHeight = '300vh';
		window.scrollTo(0, main.scrollHeight);
	});
	await expect(pinned).toBeInViewport({ ratio: 1 });
	await sam.goes((await pinned.getByRole('link').getAttribute('href')) ?? '');
	await sam.presses('worry.save.end', /\/desk\/worries\/\w+\?\/end$/);
	await sam.sees('worry.missing.end');
	await expect(pinned).toHaveCount(1);
	await sam.page.locator('input[value=said-safe]').check();
	await sam.presses('worry.save.end', /\/desk\/worries\/\w+$/);
	await sam.sees('worry.over');
	await expect(pinned).toHaveCount(0);

	for (const address of ['/looked', '/messages', '/home']) {
		await mary.goes(address);
		await mary.seesNothingOf([mary.says('looked.act.worry-noted'), 'worr']);
	}
});

test('on a phone that others use no message is shown before she asked to see her page @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const urn = newUrn();
	const mary = await victim(english, { town });
	await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await givesToTheAdvocate(town, urn);
	const way = await mary.makesAWayBack();
	await mary.signsOut();
	await mary.typesWords(way, way.cards[0]);

	for (const address of ['/messages', '/asked']) {
		await mary.goes(address);
		await expect(mary.page.locator('[data-part=glance]')).toBeVisible();
	}
	await mary.asksToSee();
	await mary.goes('/messages');
	await mary.seesTitle('messages.title');
});

test('a message is read aloud by a voice of the phone itself, and by no other @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const urn = newUrn();
	const mary = await victim(english, { town });
	await mary.page.addInitScript(() => {
		const said: string[] = [];
		const voices = [
			{ lang: 'en-GB', localService: true },
			{ lang: 'ar-SA', localService: false }
		];
		class Utterance {
			readonly text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
		const speech = Object.assign(new EventTarget(), {
			speaking: false,
			getVoices: () => voices,
			speak: (one: { text: string; lang: string }) => void said.push(`${one.lang} ${one.text}`),
			cancel: () => void said.push('hush')
		});
		Object.defineProperties(window, {
			speechSynthesis: { value: speech },
			SpeechSynthesisUtterance: { value: Utterance },
			said: { value: said }
		});
	});
	await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await givesToTheAdvocate(town, urn);
	await mary.showsEverything();
	await mary.goes('/messages');
	await mary.presses('messages.terms.button', /\/messages$/);
	await mary.page.locator('#words').fill('Can we talk?');
	await mary.presses('messages.send', /\/messages$/);
	const button = mary.page.locator('[data-aloud]');
	await button.click();

	expect(await mary.page.evaluate(() => (window as never as { said: string[] }).said)).toEqual([
		'hush',
		'en Can we talk?'
	]);
	await mary.page.locator('.words').evaluate((words) => words.setAttribute('lang', 'ar'));
	await mary.page.evaluate(() => speechSynthesis.dispatchEvent(new Event('voiceschanged')));
	await expect(button).toBeHidden();

	// Pages of rights and of easy words are read in the same way, a line after the other.
	await mary.goes('/easy/14');
	await mary.page.locator('[data-aloud]').click();
	const read = await mary.page.evaluate(() => (window as never as { said: string[] }).said);
	expect(read.at(-1)).toMatch(/^en If you are in danger, call 999\.\s*\n\s*The police collect/);
	await mary.goes('/rights/6');
	await expect(mary.page.locator('[data-aloud]')).toBeVisible();
	await mary.in('cy').goes('/cy/easy/14');
	await expect(mary.page.locator('[data-aloud]')).toBeHidden();
});
