/** Looks over a page that has arrived: what holds for every page of ours. */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { languageOf } from '#lib/i18n/languages.ts';
import { lookedOver } from './folders.ts';
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
	const parts = partsOf(await page.content());
	await onceFor(`${parts}-${lang}`, () => fits(page));
	// axe is a script itself. The same pages are looked over in the story's other readings.
	if (scripts) await onceFor(parts, () => judge(page));
}

/** No part of a page is wider than the smallest phone (WCAG 2.2, 1.4.10). */
async function fits(page: Page): Promise<void> {
	const ordinary = page.viewportSize()!;
	await page.setViewportSize({ width: 320, height: 640 });
	const over = await page.evaluate(() =>
		[...document.querySelectorAll('body *')]
			.filter((part) => {
				const { left, right, width } = part.getBoundingClientRect();
				const isOver = width > 1 && (left < -1 || right > 321);
				return isOver && getComputedStyle(part).position !== 'absolute';
			})
			.map((part) => part.outerHTML.slice(0, 200))
	);
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	await page.setViewportSize(ordinary);
	expect({ width, over }, page.url()).toEqual({ width: 320, over: [] });
}

async function judge(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
	const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	expect(faults, page.url()).toEqual([]);
}

/** Does what takes long once for each make of page, whichever story comes to it first. */
async function onceFor(make: string, act: () => Promise<void>): Promise<void> {
	const mark = path.join(lookedOver(), make);
	if (existsSync(mark)) return;
	await act();
	writeFileSync(mark, '');
}

// What may differ between two pages that axe judges alike: the words and their language, the addresses, how many
// there are of a kind. The drill of all pages judges each one by itself.
const told = 'action|aria-labelledby|data-kind|datetime|dir|for|href|hreflang|id|lang|nonce|value';

/** Of what parts a page is, as a short text: axe costs more than the page itself, so each make of page is judged once. */
function partsOf(html: string): string {
	const parts = html
		.replace(/\s+(?=<)|(?<=>)\s+/g, '')
		.replace(/>[^<]+/g, '>words')
		.replace(new RegExp(` (${told})="[^"]*"`, 'g'), ' $1')
		.replace(/(<(li|tr|form)\b.*?<\/\2>)\1+/gs, '$1');
	return createHash('sha256').update(parts).digest('hex');
}
