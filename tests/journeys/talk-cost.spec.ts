/** What it costs to come to a safe call: few screens, few fields, few taps and few words, whichever language is read. */
import { languageOf, languages, type Language } from '#lib/i18n/languages.ts';
import { newUrn } from './town/cases.ts';
import { counting, type Cost } from './town/counting.ts';
import { englishOn } from './town/english.ts';
import { expect, test } from './town/test.ts';
import type { Able, Person } from './town/person.ts';
import type * as victims from './town/victim.ts';

type Ways = Pick<ReturnType<typeof counting>, 'types' | 'picks' | 'presses'>;

/** With a code her first page comes between: some 70 of the words are on it, and as many on the first page of all. The way to the English is a stop on each page of a language that is a draft. */
const most = {
	nothing: { screens: 4, fields: 3, taps: 6, words: 300, stops: 50 },
	code: { screens: 5, fields: 4, taps: 8, words: 350, stops: 60 }
} as const;

// With EVERY_READING, as the drill `stories` reads, every language but English.
const newcomers: readonly Language[] = process.env.EVERY_READING
	? languages.map(({ code }) => code).filter((code) => code !== 'en')
	: ['bn'];

// How many words a page shows, and which are folded, only a browser says: in other languages the drill asks it.
for (const lang of ['en', 'pl', 'ar'] as const)
	test(`from nothing, and from a code, to a safe call it is few screens, fields, taps, words and stops in ${lang}${lang === 'en' ? '' : ' @unhurried'}`, async ({
		ownTown: town,
		victim
	}) => {
		for (const from of ['nothing', 'code'] as const) {
			const paper = { urn: newUrn(), handed: 'alone', language: lang, name: 'Mary' } as const;
			const code = from === 'code' ? await town.invite(paper) : undefined;
			const anna = await victim({ lang, scripts: false }, { town });
			const cost = await costOf(anna, code);

			for (const [what, limit] of Object.entries(most[from]))
				expect
					.soft(cost[what as keyof Cost], `${what} from ${from} in ${lang}`)
					.toBeLessThanOrEqual(limit);
		}
	});

for (const lang of newcomers)
	test(`whoever reads only ${languageOf(lang).english} goes from the first page to a safe call and needs no English`, async ({
		victim
	}) => {
		const she = await victim({ lang, scripts: true });
		const main = she.page.locator('main');
		const { presses, ...ways } = counting(she);
		const readsAll = async () => expect.soft(await englishOn(she), she.page.url()).toEqual([]);
		await she.in('en').goes('/');
		const hers = main.locator('[data-tongues] a').first();
		await expect(hers).toHaveText(languageOf(lang).name);

		await presses(hers, new RegExp(`/${lang}$`));
		await readsAll();
		await toACall(she, {
			...ways,
			presses: async (what, next) => {
				await presses(what, next);
				await readsAll();
			}
		});
		await she.seesTitle('talk.receipt.title');
	});

async function costOf(she: Able<typeof victims>, code: string | undefined): Promise<Cost> {
	const { page } = she;
	const { cost, reads, ...ways } = counting(she);
	const { types, presses } = ways;
	const main = page.locator('main');
	await she.goesTo('/');
	await reads();
	if (code) {
		if ((await main.locator('#code').count()) === 0)
			await presses(main.locator('a[href$="/sign-in/code"]'), /\/sign-in\/code$/);
		await types(main.locator('#code'), code);
		await presses(main.locator('form:has(#code) button'), /\/home$/);
	}
	await toACall(she, ways);
	return cost;
}

/** From a page that leads there to her receipt, as she must. */
async function toACall({ page }: Person, { types, picks, presses }: Ways): Promise<void> {
	const main = page.locator('main');
	await presses(main.locator('a[href$="/talk"]').first(), /\/talk$/);
	while (!page.url().endsWith('/receipt')) {
		const any = main.locator('input[name=times][value=any]');
		if (await any.count()) await picks(any);
		const phone = main.locator('#phone');
		if (await phone.count()) await types(phone, '07700 900461');
		const hangUp = main.locator('input[value=hang-up]');
		if (await hangUp.count()) await picks(hangUp);
		await presses(main.locator('form button').last(), /\/talk\/\w+$/);
	}
}
