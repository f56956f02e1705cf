/** A keeper sees which notices wait for a person, never for whom, and says what becomes of them. */
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { words } from '#lib/i18n/words.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { transaction } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { Refused } from '#lib/server/notice/sender.ts';
import { aMessage } from '#tests/feed/incoming.ts';
import { newUrn } from './town/cases.ts';
import { event } from './town/police-messages.ts';
import { english, expect, test } from './town/test.ts';

test('a keeper tries a notice again that nobody took, and drops what was held', async ({
	ownTown: town,
	advocate
}) => {
	await town.inStores(async (world) => {
		// Due in a minute, which comes here alone: every few seconds the service sends what is due.
		const waits = 60_000;
		const then = { ...world, now: () => world.now() + waits };
		const owe = (source: 'advocate' | 'supervisor') => {
			const notice = { kind: 'inquiry-made', role: source, facts: {}, source, waits } as const;
			return transaction(world.db, (trx) => notices.owe(trx, notice, world.now()));
		};
		// What others are owed by then goes as usual.
		await notices.deliver(then);
		// One that is refused for good, and of three more than may go in an hour two that are held.
		await owe('supervisor');
		const refuse = () => Promise.reject(new Refused());
		await notices.deliver({ ...then, senders: { ...world.senders, send: refuse } });
		for (let nth = 0; nth < 3; nth += 1) await owe('advocate');
		await notices.deliver({ ...then, noticesAnHour: 1 });
	});
	const kim = await advocate({ ...english, scripts: false }, { town });
	const { page } = kim;
	await kim.comesInAs('Kim Lowe');
	const waiting = (kind: string) => page.locator(`[data-part=waiting] [data-kind=${kind}]`);
	await expect(waiting('dead')).toContainText('Notices that could not be delivered: 1');
	await expect(waiting('held')).toContainText('Notices held: 2');
	await expect(page.locator('[data-part=dead] li')).toHaveCount(1);

	await kim.press(page.locator('[data-part=dead] button').first(), /\/today\?done$/);
	await kim.sees('today.done');
	await expect(page.locator('[data-part=dead]')).toHaveCount(0);
	await kim.press(page.locator('[data-part=held] button[value=drop]'), /\/today\?done$/);
	await expect(page.locator('[data-part=held]')).toHaveCount(0);
	await expect(waiting('held')).toHaveCount(0);
	// What nobody has read at its source waits until somebody has.
	await expect(waiting('law')).toHaveCount(1);
	await kim.goes('/desk');
	await kim.seesTitle('error.missing.title');
});

test('facts that came in a burst are seen by nobody until two keepers let them through', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const urns = Array.from({ length: 22 }, () => readUrn(newUrn()) as Urn);
	const [first = readUrn(newUrn()) as Urn] = urns;
	const nora = await victim({ ...english, scripts: false }, { town });
	await nora.opensHerInvitation(await town.invite({ urn: first, handed: 'alone', language: 'en' }));
	await nora.showsEverything();
	await town.inStores(async ({ db, keys, now }) => {
		const police = (await agencies.list(db)).find(({ force }) => force === '01')!;
		await transaction(db, async (trx) => {
			for (const urn of urns) await cases.openFor(trx, keys, { kind: 'operator' }, urn, now());
		});
		const tellings = [{ kind: 'suspect-released', on: dayOf(now()), data: {} } as const];
		const messages = urns.map((urn) => aMessage({ urn, id: urn, tellings }));
		await inbox.take(db, keys, police, messages, now());
	});
	const released = words('en')('happened.suspect-released.title');
	await nora.goes('/home');
	await expect(nora.page.locator('main')).not.toContainText(released);

	const kim = await advocate({ ...english, scripts: false }, { town });
	await kim.comesInAs('Kim Lowe');
	await kim.sees('today.facts.title');
	await expect(kim.page.locator('[data-part=facts]')).toContainText('Facts: 22. Cases: 22.');
	await expect(kim.page.locator('[data-part=facts]')).toContainText(released);
	await kim.press(kim.page.locator('[data-part=facts] button[value=let]'), /\/today\?done$/);
	await expect(kim.page.locator('[data-part=second] button')).toHaveCount(0);

	const lee = await advocate({ ...english, scripts: false }, { town });
	await lee.comesInAs('Lee Marsh');
	await lee.press(lee.page.locator('[data-part=second] button'), /\/today\?done$/);
	await expect(lee.page.locator('[data-part=second]')).toHaveCount(0);
	await nora.goes('/home');
	await expect(nora.page.locator('main')).toContainText(released);
});

test('two keepers withdraw a wrong fact within five minutes, and she reads that we are sorry @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const began = Date.now();
	const urn = readUrn(newUrn()) as Urn;
	const nora = await victim({ ...english, scripts: false }, { town });
	await nora.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await nora.showsEverything();
	const police = 'thamesgate-police';
	const on = await town.inStores(({ now }) => Promise.resolve(addDays(dayOf(now()), -1)));
	const told = event(urn, 'suspect-released', on);
	const sent = await town.agency(police).tells('/api/events', told, { id: 'theirs-1' });
	expect(sent.status).toBe(202);
	const released = words('en')('happened.suspect-released.title');
	await nora.goes('/home');
	await expect(nora.page.locator('main')).toContainText(released);

	const kim = await advocate({ ...english, scripts: false }, { town });
	await kim.comesInAs('Kim Lowe');
	await kim.goes('/today/withdraw');
	await kim.page.locator(`input[name=source][value="${police}"]`).check();
	await kim.page.locator('#delivery').fill('theirs-1');
	await kim.press(kim.page.locator('[data-part=find] button'), /\/today\/withdraw\?source=/);
	await expect(kim.page.locator('[data-part=delivery]')).toContainText(released);
	await kim.page.locator('input[name=event]').first().check();
	await kim.press(kim.page.locator('[data-part=delivery] button'), /\/today\?done$/);

	const lee = await advocate({ ...english, scripts: false }, { town });
	await lee.comesInAs('Lee Marsh');
	await expect(lee.page.locator('[data-part=second]')).toContainText(released);
	await lee.press(lee.page.locator('[data-part=second] button'), /\/today\?done$/);

	await nora.goes('/home');
	await nora.sees('home.sorry.title');
	await expect(nora.page.locator('[data-part=sorry]')).toContainText(released);
	await expect(nora.page.locator('main').getByText(released)).toHaveCount(1);
	expect(Date.now() - began).toBeLessThan(5 * 60_000);
	await nora.presses('home.sorry.read', /\/home$/);
	await expect(nora.page.locator('main')).not.toContainText(released);
});

test('somebody in the wrong case is taken out of it, and all that a source told since an hour goes @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const urn = readUrn(newUrn()) as Urn;
	const nora = await victim({ ...english, scripts: false }, { town });
	await nora.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await nora.showsEverything();
	const on = await town.inStores(({ now }) => Promise.resolve(addDays(dayOf(now()), -1)));
	const police = town.agency('thamesgate-police');
	await police.tells('/api/events', event(urn, 'suspect-arrested', on));
	const arrested = words('en')('happened.suspect-arrested.title');
	await nora.goes('/home');
	await expect(nora.page.locator('main')).toContainText(arrested);

	const kim = await advocate({ ...english, scripts: false }, { town });
	await kim.comesInAs('Kim Lowe');
	await kim.goes('/today/withdraw');
	await kim.page.locator('#reference').fill('01GD9999999');
	await kim.press(kim.page.locator('[data-part=link] button'), /\/today\/withdraw\?\/case$/);
	await kim.sees('withdraw.link.none');
	await kim.page.locator('#reference').fill(urn);
	await kim.press(kim.page.locator('[data-part=link] button'), /\/today\/withdraw\?of=[\w-]{60,}$/);
	await kim.page.locator('input[name=place]').first().check();
	await kim.press(kim.page.locator('[data-part=link] button'), /\/today\?done$/);
	await kim.goes('/today/withdraw');
	await kim.page.locator('input[name=source][value=thamesgate-police]').check();
	await kim.press(kim.page.locator('[data-part=find] button'), /\/today\/withdraw\?source=/);
	await expect(kim.page.locator('[data-part=since]')).toContainText('Facts: 1. Cases: 1.');
	await kim.press(kim.page.locator('[data-part=since] button'), /\/today\?done$/);

	const lee = await advocate({ ...english, scripts: false }, { town });
	await lee.comesInAs('Lee Marsh');
	await expect(lee.page.locator('[data-part=second] form')).toHaveCount(2);
	await lee.press(lee.page.locator('[data-part=second] button').first(), /\/today\?done$/);
	await lee.press(lee.page.locator('[data-part=second] button').first(), /\/today\?done$/);
	await expect(lee.page.locator('[data-part=second]')).toHaveCount(0);

	await nora.goes('/home');
	await nora.sees('home.sorry.link');
	await expect(nora.page.locator('main')).not.toContainText(arrested);
});

test('two keepers part two references that a force tied wrongly, and each reads what came under her own @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const [urn, other] = [readUrn(newUrn()) as Urn, readUrn(newUrn()) as Urn];
	const asked = (to: Urn) => town.invite({ urn: to, handed: 'alone', language: 'en' });
	const nora = await victim({ ...english, scripts: false }, { town });
	await nora.opensHerInvitation(await asked(urn));
	await nora.showsEverything();
	const on = await town.inStores(({ now }) => Promise.resolve(addDays(dayOf(now()), -1)));
	const police = town.agency('thamesgate-police');
	const tie = { ...event(urn, 'suspect-interviewed', on), crimereference: other };
	await police.tells('/api/events', tie);
	await police.tells('/api/events', event(other, 'suspect-arrested', on));
	const [own, theirs] = (['suspect-interviewed', 'suspect-arrested'] as const).map((kind) =>
		words('en')(`happened.${kind}.title`)
	) as [string, string];
	await nora.goes('/home');
	await expect(nora.page.locator('main')).toContainText(theirs);
	const ewa = await victim({ ...english, scripts: false }, { town });
	await ewa.opensHerInvitation(await asked(other));
	await ewa.showsEverything();

	const kim = await advocate({ ...english, scripts: false }, { town });
	await kim.comesInAs('Kim Lowe');
	await kim.goes('/today/withdraw');
	await kim.page.locator('#reference').fill(other);
	await kim.press(kim.page.locator('[data-part=link] button'), /\/today\/withdraw\?of=[\w-]{60,}$/);
	const ties = kim.page.locator('[data-part=ties]');
	await expect(ties).toContainText('Facts that go from a page: 1.');
	await expect(ties).toContainText('People who get the page of the other reference: 1.');
	await expect(kim.page.locator('main')).not.toContainText(theirs);
	await kim.page.locator('input[name=tie]').first().check();
	await kim.press(ties.locator('button'), /\/today\?done$/);

	const lee = await advocate({ ...english, scripts: false }, { town });
	await lee.comesInAs('Lee Marsh');
	await expect(lee.page.locator('[data-part=second]')).toContainText(urn);
	await lee.press(lee.page.locator('[data-part=second] button'), /\/today\?done$/);
	await expect(lee.page.locator('[data-part=second]')).toHaveCount(0);

	await nora.goes('/home');
	await nora.sees('home.sorry.title');
	await nora.presses('home.sorry.read', /\/home$/);
	await expect(nora.page.locator('main')).toContainText(own);
	await expect(nora.page.locator('main')).not.toContainText(theirs);
	await ewa.goes('/home');
	await ewa.sees('home.sorry.link');
	await expect(ewa.page.locator('main')).toContainText(theirs);
	await expect(ewa.page.locator('main')).not.toContainText(own);
});

test('two keepers make a client secret for an agency and a new secret to sign with, and one ends it @unhurried', async ({
	ownTown: town,
	advocate
}) => {
	const kim = await advocate({ ...english, scripts: false }, { town });
	await kim.comesInAs('Kim Lowe');
	await kim.goes('/today/agencies');
	const client = kim.page.locator('[data-part=client]');
	await kim.press(client.locator('button'), /\?\/client$/);
	await kim.sees('today.signers.made.wrong');
	await client.locator('input[value=thamesgate-police]').check();
	await kim.press(client.locator('button'), /\/today\/agencies\?asked$/);
	await expect(kim.page.locator('[data-part=agreed]')).toHaveCount(0);
	const lee = await advocate({ ...english, scripts: false }, { town });
	await lee.comesInAs('Lee Marsh');
	await lee.press(lee.page.locator('[data-part=second] button'), /\/today\?done$/);
	await kim.goes('/today/agencies');
	await kim.press(kim.page.locator('[data-part=agreed] button'), /\/today\/agencies$/);
	await expect(client).toContainText(/alongside_[\w-]{43}/);
	const secret = /alongside_[\w-]{43}/.exec(await client.innerText())?.[0] ?? '';
	const asksForToken = () =>
		fetch(`${town.url}/api/oauth/token`, {
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				authorization: `Basic ${Buffer.from(`thamesgate-police:${secret}`).toString('base64')}`
			},
			body: 'grant_type=client_credentials'
		});
	expect((await asksForToken()).status).toBe(200);

	await kim.press(client.locator('button'), /\/today\/agencies$/);
	await expect(kim.page.locator('main')).not.toContainText('alongside_');
	const theirs = kim.page.locator('[data-part=signer]', { hasText: 'Thamesgate Police' });
	const made = theirs.locator('form', { hasText: 'A client secret for tokens' });
	await kim.press(made.locator('button'), /\/today\/agencies\?done$/);
	await expect(made).toHaveCount(0);
	expect((await asksForToken()).status).toBe(401);

	await theirs.locator('summary').click();
	await kim.press(theirs.locator('[data-part=secret] button'), /\/today\/agencies\?asked$/);
	await lee.goes('/today');
	await lee.press(lee.page.locator('[data-part=second] button'), /\/today\?done$/);
	await kim.goes('/today/agencies');
	await kim.press(kim.page.locator('[data-part=agreed] button'), /\/today\/agencies$/);
	await expect(client).toContainText(/whsec_[\w+/=]{40,}/);
	await lee.goes('/today/agencies');
	await expect(lee.page.locator('main')).not.toContainText('whsec_');
	await lee.page.locator('[data-part=signer]').first().locator('summary').click();
	await lee.press(lee.page.locator('[data-part=pause] button').first(), /\?\/pause$/);
	await lee.sees('stops.wrong.why');
});
