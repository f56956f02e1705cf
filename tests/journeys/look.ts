/** Looks over a page that has arrived: what holds for every page of ours. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { languageOf } from '#lib/i18n/languages.ts';
import type { Person } from './person.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// A title stands in the list of tabs and in the history, where anyone may read it.
const ofCrime = new RegExp(
	[
		'victim|police|crime|criminal|court|trial|abuse|rape|assault|offen[cs]|suspect|sentence',
		'ofiar|pokrzywdz|policj|przestęp|sąd|rozpraw|przemoc|gwałt|napaś|podejrzan|wyrok',
		'ضحي|شرط|جريم|جنائي|محكم|محاكم|اغتصاب|عنف|اعتداء|مشتبه|حكم'
	].join('|'),
	'i'
);

/** Says what is wrong with the page that has arrived, by failing; axe runs where scripts do. */
export async function look({ page, lang, scripts }: Person): Promise<void> {
	await page.waitForLoadState('load');
	const { code, dir } = languageOf(lang);
	const { title, ...frame } = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		headings: document.querySelectorAll('h1').length,
		title: document.title
	}));
	expect(frame, page.url()).toEqual({ lang: code, dir, headings: 1 });
	expect(title).toMatch(/\S/);
	expect(title).not.toMatch(ofCrime);
	// axe is a script itself. The same pages are looked over in the story's other readings.
	if (!scripts || (await isKnown(page))) return;
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
	const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	expect(faults, page.url()).toEqual([]);
}

const known = new Set<string>();

/** Whether a page of the same parts, with other words of the same language in them, was looked over before. */
async function isKnown(page: Page): Promise<boolean> {
	const parts = await page.evaluate(() =>
		document.documentElement.outerHTML
			.replace(/>[^<]*[^<\s][^<]*/g, '>words')
			.replace(/ (href|value|nonce|datetime|aria-labelledby|id)="[^"]*"/g, ' $1')
	);
	const isOld = known.has(parts);
	known.add(parts);
	return isOld;
}
