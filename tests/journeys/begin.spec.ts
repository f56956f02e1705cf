/** She begins a page of her own: no code, no name, no reference, and a way back in. */
import { sayDay } from '#lib/i18n/dates.ts';
import { newUrn, places } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`she begins her own page, tells what she was told, leaves and comes back, ${as} @unhurried`, async ({
		victim
	}) => {
		const { lang } = reading;
		const nora = await victim(reading);
		await nora.goesTo('/');
		await nora.follows('start.code.begin', /\/begin$/);
		await nora.seesTitle('begin.heading');
		await nora.sees('begin.sees.nobody');
		await expect(nora.page.locator('main form:not([data-part]) input')).toHaveCount(0);

		await nora.presses('begin.button', /\/way-back$/);
		await nora.answersAboutHerPhone('yes');
		const way = await nora.keepsAllOfIt();
		await nora.goes('/home');
		await nora.seesHowFarIn('full');
		await nora.seesWhere('not-told');
		await nora.tellsUs(
			'police',
			'suspect-arrested',
			{ notSure: true },
			{ choice: 'someone-else', on: ['2', '11', '2026'] }
		);
		await nora.goes('/home');
		await nora.seesWhere('suspect-spoken-to');
		await nora.signsOut();

		await nora.comesBack(way, way.cards[0] ?? '');
		await nora.seesWhere('suspect-spoken-to');
		await nora.seesNews('suspect-arrested', sayDay(lang, '2026-11-02'));
		await nora.goes('/dates');
		// A friend told her, not the police: what they owe her stays open.
		const owed = nora.page.locator('[data-part=owed][data-kind=arrest]');
		await expect(owed).toHaveAttribute('data-state', 'not-known');
		await nora.goesTo('/begin');
		await expect(nora.page).toHaveURL(/\/home$/);
	});

test('whatever is known elsewhere, beginning looks the same and shows nothing of it @unhurried', async ({
	town,
	victim
}) => {
	const urn = newUrn();
	const stranger = await victim({ ...english, scripts: false });
	await stranger.goes('/begin');
	const before = await stranger.page.content();
	await town.invite({ urn, handed: 'alone', language: 'en', name: 'Canary Wharton' });
	await stranger.goes('/begin');
	const after = await stranger.page.content();

	expect(bare(after)).toBe(bare(before));
	await stranger.presses('begin.button', /\/way-back$/);
	await stranger.goes('/home');
	await stranger.seesNothingOf([...places, urn, 'Canary']);
});

test('whoever begins page after page from one network has to wait @unhurried', async ({
	town,
	victim
}) => {
	const stranger = await victim({ ...english, scripts: false });
	const begins = () =>
		stranger.page.request.post('/begin', {
			form: {},
			headers: { origin: town.url, accept: 'text/html' },
			maxRedirects: 0
		});
	for (let nth = 0; nth < 10; nth += 1) {
		await begins();
		await stranger.page.context().clearCookies();
	}

	const answer = await begins();

	expect(answer.status()).toBe(429);
	expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
	const other = await victim({ ...english, scripts: false });
	await other.goes('/begin');
	await other.presses('begin.button', /\/way-back$/);
});

/** A page without what is made anew for each answer. */
function bare(html: string): string {
	return html.replaceAll(/nonce-?="?[\w+/=-]+"?|nonce-[\w+/=-]+/g, '');
}
