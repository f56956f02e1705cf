/** What a phone keeps for times without a connection: public pages in the two languages read last, never a page of one person. */
import { languages, type Language } from '#lib/i18n/languages.ts';
import { address, stillPagesIn } from '#lib/i18n/pages.ts';
import { invitedBeforeTrial, places } from './town/cases.ts';
import { expect, readings, test } from './town/test.ts';

test.use({ serviceWorkers: 'allow' });

const noConnection = /net::ERR_INTERNET_DISCONNECTED|Failed to fetch|fetching the script/;

for (const { as, scripts, ...reading } of readings.filter((one) => one.scripts))
	test(`without a connection the public pages open and her own do not, ${as}`, async ({
		town,
		victim
	}) => {
		const { lang } = reading;
		const { urn, code } = await invitedBeforeTrial(town, { handed: 'alone', language: lang });
		const mary = await victim({ ...reading, scripts });
		await mary.goesTo('/');
		const before = await mary.keeps();
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.goes('/dates');
		await mary.goes('/home');

		const pages = before.filter((path) => !/\.\w+$/.test(path));
		const inHers = stillPagesIn(lang).map((page) => address(lang, page));
		const aboutNothing = languages.map(({ code }) => address(code, '/kitchen'));
		expect(pages.toSorted()).toEqual([...new Set([...inHers, ...aboutNothing])].toSorted());
		expect((await mary.keeps()).toSorted()).toEqual(before.toSorted());

		mary.expects(noConnection);
		await mary.page.context().setOffline(true);
		await mary.goesTo('/rights/6');
		await mary.goesTo('/leaflet');
		await mary.goes('/help?n=3');
		await expect(mary.page).toHaveURL(/\/help\/numbers#n3$/);
		await expect(mary.page.locator('#n3 a[href^="tel:"]').first()).toBeInViewport();
		for (const hers of ['/home', '/dates', '/tell-us']) {
			await mary.goes(hers);
			await mary.seesTitle('offline.heading');
			await mary.seesNothingOf([...places, urn]);
		}
	});

test('a phone that goes between two languages keeps the pages of both, and fetches none of them again @unhurried', async ({
	victim
}) => {
	const mary = await victim({ lang: 'en', scripts: true });
	const { page } = mary;
	const comesTo = async (lang: Language, both: string) => {
		await mary.in(lang).goesTo('/');
		const { href } = new URL(`/service-worker.js?lang=${both}`, page.url());
		const answering = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
		await expect.poll(answering, { timeout: 30_000 }).toBe(href);
	};
	const marks = () =>
		page.evaluate(async () => {
			const marked = { '/rights/6': '', '/pl/rights/6': '' };
			for (const name of await caches.keys()) {
				const store = await caches.open(name);
				for (const path of ['/rights/6', '/pl/rights/6'] as const) {
					const answer = await store.match(path, { ignoreSearch: true });
					if (answer) marked[path] = answer.headers.get('mark') ?? 'fetched';
				}
			}
			return marked;
		});
	const mark = () =>
		page.evaluate(async () => {
			for (const name of await caches.keys()) {
				const store = await caches.open(name);
				for (const request of await store.keys())
					if (request.url.includes('/rights/6'))
						await store.put(request, new Response('', { headers: { mark: 'as it was' } }));
			}
		});

	await comesTo('en', 'en');
	await comesTo('pl', 'pl,en');
	expect(await marks()).toEqual({ '/rights/6': 'fetched', '/pl/rights/6': 'fetched' });
	await mark();
	await comesTo('en', 'en,pl');
	await comesTo('pl', 'pl,en');
	expect(await marks()).toEqual({ '/rights/6': 'as it was', '/pl/rights/6': 'as it was' });

	await comesTo('ar', 'ar,pl');
	await expect.poll(marks).toEqual({ '/rights/6': '', '/pl/rights/6': 'as it was' });
	mary.expects(noConnection);
	await page.context().setOffline(true);
	await mary.in('pl').goesTo('/help?n=3');
	await expect(page).toHaveURL(/\/pl\/help\/numbers#n3$/);
});
