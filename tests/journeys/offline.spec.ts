/** What a phone keeps for times without a connection: public pages in the reader's language, never a page of one person. */
import { languages } from '#lib/i18n/languages.ts';
import { address, stillPagesIn } from '#lib/i18n/pages.ts';
import { invitedBeforeTrial, places } from './town/cases.ts';
import { expect, readings, test } from './town/test.ts';

test.use({ serviceWorkers: 'allow' });

const noConnection = /net::ERR_INTERNET_DISCONNECTED|Failed to fetch/;

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
