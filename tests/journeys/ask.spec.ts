/** Asking an agency that is late: she reads the message before it goes, and the next step comes with its day. */
import { sayLetter, saySafeTime } from '#lib/i18n/clock/ask-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { anEvent } from '#tests/world/builders.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { newUrn } from './town/cases.ts';
import type { Able, Person } from './town/person.ts';
import { event } from './town/police-messages.ts';
import { english, expect, readingsOf, test } from './town/test.ts';
import type { Town } from './town/town.ts';
import type * as victims from './town/victim.ts';

type She = Able<typeof victims>;

const onAsk = /\/ask\/[a-z0-9~]+(\?\/[a-z]+)?$/;
const arrested = '2026-11-09';

/** A case in which the police should have told her by 16 November that somebody was arrested. */
async function isTold(town: Town, she: She): Promise<string> {
	const urn = newUrn();
	const code = await town.invite({ urn, handed: 'alone', enhanced: 'no', language: she.lang });
	const police = town.agency('thamesgate-police');
	await police.tells('/api/events', event(urn, 'suspect-arrested', arrested));
	const given = { contact: 'DC Ann Lee, 020 7946 0111' };
	await police.tells('/api/events', event(urn, 'contact-given', arrested, given));
	await she.opensHerInvitation(code);
	await she.showsEverything();
	return urn;
}

function theLetter({ page }: Person) {
	return page.locator('[data-part=letter][data-kind=english] .letter');
}

/** Presses the button that opens the letter of a step. */
async function opensTheLetter(she: She, rung: string): Promise<void> {
	const button = she.page.locator(`[data-part=steps] [data-kind=${rung}] button`);
	await she.press(button, onAsk);
}

/** Types a day into its three boxes. */
async function typesDay({ page }: Person, ...parts: readonly string[]): Promise<void> {
	for (const [nth, part] of ['day', 'month', 'year'].entries())
		await page.locator(`#on-${part}`).fill(parts[nth] ?? '');
}

/** How many sheets of paper the page takes. */
async function sheetsOf({ page }: Person): Promise<number> {
	const printed = await page.pdf({ preferCSSPageSize: true });
	return printed.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`she reads the message to the police, sends it herself and the next step follows, ${as} @unhurried`, async ({
		ownTown: town,
		victim
	}) => {
		// Nine makes of page, and time that passes.
		test.slow();
		const nora = await victim(reading, { town });
		const { page, lang } = nora;
		const day = (on: string) => sayDay(lang, on);
		const urn = await isTold(town, nora);
		const way = await nora.makesAWayBack();
		const row = {
			duty: duties.find(({ id }) => id === 'arrest')!,
			because: anEvent({ kind: 'suspect-arrested', on: arrested }),
			owedBy: 'police',
			dueOn: '2026-11-16'
		} as const;
		const facts = { row, isMoved: false, rung: 'ask', urn, before: [], on: '2026-11-24' } as const;

		await nora.follows('clock.duty.arrest.ask', onAsk);
		await nora.seesTitle('ask.heading.ask');
		await nora.sees('clock.asking');
		await nora.sees('ask.here.text', { name: 'Thamesgate Police' });
		// Whom the office gives out stands first.
		await expect(page.locator('[data-part=told-contact]')).toContainText(
			/^DC Ann Lee, 020 7946 0111/
		);
		// Whom she was given there is kept for her, and stands in no letter.
		await page.locator('[data-part=sending] summary').click();
		await page.locator('[name=contact]').fill('PC Lee, 020 7946 0018');
		await nora.presses('ask.reach.button', onAsk);
		await expect(page.locator('[data-part=own-contact]')).toContainText('PC Lee');
		const safest = { ...facts, answering: { way: 'ring', times: [] } } as const;
		await expect(theLetter(nora).locator('p')).toHaveText(sayLetter(safest, 'en'));
		await expect(theLetter(nora)).toHaveAttribute('dir', 'ltr');
		const hers = page.locator('[data-part=letter][data-kind=own] .letter p');
		await expect(hers).toHaveText(lang === 'en' ? [] : sayLetter(safest, lang));

		await page.locator('input[name=way][value=phone]').check();
		await nora.presses('ask.answer.button', onAsk);
		await nora.sees('ask.error.times-missing');
		await page.getByLabel(saySafeTime('15:00', lang).replaceAll(/<\/?ref>/g, '')).check();
		await nora.presses('ask.answer.button', onAsk);
		const phoned = { ...facts, answering: { way: 'phone', times: ['15:00'] } } as const;
		await expect(theLetter(nora).locator('p')).toHaveText(sayLetter(phoned, 'en'));

		await theLetter(nora).locator('p').first().click();
		const marked = await page.evaluate(() => getSelection()?.toString() ?? '');
		for (const line of sayLetter(phoned, 'en')) expect(marked).toContain(line);
		expect(await sheetsOf(nora)).toBe(1);

		await typesDay(nora, '19', '11', '2026');
		await nora.presses('ask.sent.button', onAsk);
		await nora.sees('tell.error.future');
		await typesDay(nora, '8', '11', '2026');
		await nora.presses('ask.sent.button', onAsk);
		await nora.sees('ask.error.too-early');
		await typesDay(nora);
		await nora.presses('ask.sent.advocate', onAsk);
		const log = page.locator('[data-part=log]');
		await expect(log).toContainText(
			nora.says('ask.log.advocate', { who: nora.says('clock.who.police') })
		);
		await nora.presses('ask.undo.button', onAsk);
		await nora.seesTitle('ask.heading.ask');
		await expect(log).toHaveCount(0);
		await expect(theLetter(nora).locator('p')).toHaveText(sayLetter(phoned, 'en'));
		await nora.presses('ask.sent.button', onAsk);
		await nora.seesTitle('ask.asked.title', { asked: day('2026-11-18') });
		await nora.sees('ask.asked.answer', { day: day('2026-11-25') });
		await expect(page.locator('[data-part=steps] button')).toHaveCount(0);

		const asked = { asked: sayDay(lang, '2026-11-18', 'short') };
		const answerBy = sayDay(lang, '2026-11-25', 'short');
		for (const place of ['/home', '/dates']) {
			await nora.goes(place);
			await nora.sees('ask.row.asked', { ...asked, day: answerBy });
			await expect(
				page.getByRole('link', { name: nora.says('clock.duty.arrest.ask') })
			).toHaveCount(0);
		}

		await nora.waitsUntil('2026-11-26T15:00:00Z', town);
		await nora.comesBack(way, way.cards[0]!);
		await nora.sees('ask.row.late', { ...asked, day: answerBy });
		await nora.follows('ask.row.step', onAsk);
		await nora.seesTitle('ask.next.title');
		await nora.sees('ask.step.complaint.note');
		await opensTheLetter(nora, 'supervisor');
		await nora.seesTitle('ask.heading.supervisor');
		await expect(theLetter(nora)).toContainText('I asked for this on 18 November 2026.');
		await expect(theLetter(nora)).toContainText('3:00 pm to 5:00 pm');
		await nora.presses('ask.sent.button', onAsk);
		await nora.sees('ask.asked.answer', { day: day('2026-12-03') });

		await town
			.agency('thamesgate-police')
			.tells('/api/events', event(urn, 'victim-told', '2026-11-26', { about: 'suspect-arrested' }));
		await nora.goes(new URL(page.url()).pathname);
		await nora.seesTitle('ask.answered.title');
		await nora.sees('ask.answered.lead', { day: day('2026-11-26') });
		await expect(log.locator('li')).toHaveCount(3);
		await expect(log.locator('time').last()).toHaveAttribute('datetime', '2026-11-26');
		await nora.goes('/home');
		await expect(page.locator('[data-part=ask]')).toHaveCount(0);
	});

test('a complaint that was answered and told her nothing leads to a review by a day, and nobody else can open her letter @unhurried', async ({
	ownTown: town,
	victim
}) => {
	test.slow();
	const anna = await victim(english, { town });
	await isTold(town, anna);
	const way = await anna.makesAWayBack();
	await anna.follows('clock.duty.arrest.ask', onAsk);
	await typesDay(anna, '17', '11', '2026');
	await anna.presses('ask.sent.button', onAsk);
	const letter = new URL(anna.page.url()).pathname;

	await anna.page.locator('input[name=outcome][value=not-told]').check();
	await anna.presses('ask.reply.button', onAsk);
	await anna.seesTitle('ask.next.title');
	await opensTheLetter(anna, 'complaint');
	await anna.sees('ask.complaining');
	await anna.presses('ask.sent.button', onAsk);
	await anna.sees('ask.asked.acknowledge', { day: sayDay('en', '2026-12-02') });
	await anna.sees('ask.asked.full', { day: sayDay('en', '2026-12-16') });

	await anna.waitsUntil('2026-12-10T10:00:00Z', town);
	await anna.comesBack(way, way.cards[0]!);
	await anna.goes(letter);
	await anna.presses('ask.reply.button', onAsk);
	await anna.sees('ask.error.outcome-missing');
	await anna.page.locator('input[name=outcome][value=not-told]').check();
	await typesDay(anna, '8', '12', '2026');
	await anna.presses('ask.reply.button', onAsk);
	await anna.sees('ask.step.review.by', { day: sayDay('en', '2027-01-05') });
	await anna.sees('ask.step.ombudsman.by', { day: sayDay('en', '2027-11-16') });
	await opensTheLetter(anna, 'review');
	await expect(theLetter(anna)).toContainText(
		'The letter about my complaint is dated 8 December 2026.'
	);

	const other = await victim(english, { town });
	await isTold(town, other);
	for (const wrong of [letter, '/ask/0~0', '/ask/arrest']) {
		await other.goes(wrong);
		await other.seesTitle('error.missing.title');
	}
});
