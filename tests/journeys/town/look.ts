/** Looks over a page that has arrived: what holds for every page of ours. */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { languageOf } from '#lib/i18n/languages.ts';
import { brokenInCopy } from '#tests/world/axe.ts';
import { ofCrime } from '#tests/world/titles.ts';
import { lookedOver } from './folders.ts';
import type { Person } from './person.ts';

/**
 * Says what is wrong with the page that has arrived, by failing. Its frame, ids and headings are looked at each time. axe,
 * which needs scripts, and the narrow screen cost more than the page itself: axe judges a page that has a part which none
 * before it had, the narrow screen one that has other parts. The drill of all pages judges each by itself.
 */
export async function look({ page, lang, scripts }: Person): Promise<void> {
	await page.waitForLoadState('load');
	const { dir } = languageOf(lang);
	const { title, parts, ...frame } = await page.evaluate(read);
	expect(frame, page.url()).toEqual({
		lang: tagOf(lang),
		dir,
		headings: 1,
		skipped: [],
		twice: [],
		nowhere: []
	});
	expect(title).toMatch(/\S/);
	expect(title).not.toMatch(ofCrime);
	await ifNew([parts.toSorted().join()], `fits ${lang}`, () => fits(page));
	if (scripts)
		await ifNew(parts, 'axe', async () => expect(await brokenInCopy(page), page.url()).toEqual([]));
}

/** What holds of a page as a whole, and each of its parts in the two it stands in; in the page itself. */
function read() {
	const all = [...document.querySelectorAll('*')];
	const ids = all.map(({ id }) => id).filter(Boolean);
	const names = (part: Element) =>
		['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']
			.flatMap((name) => part.getAttribute(name)?.split(' ') ?? [])
			.filter((id) => id && !ids.includes(id));
	const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
		Number(heading.tagName[1])
	);
	// What may differ between two parts that axe judges alike: words and their language, addresses, what is sent.
	const told =
		/^(action|aria-(label|labelledby|describedby|controls)|content|d|data-(kind|ends-in)|datetime|dir|for|href|hreflang|id|lang|name|nonce|placeholder|src|style|title|value)$/;
	const ofOne = (part: Element) =>
		[
			part.tagName,
			...[...part.attributes].map(({ name, value }) =>
				told.test(name) ? `${name}${value ? '' : '=nothing'}` : `${name}=${value}`
			),
			part.textContent.trim() && 'words',
			(part as HTMLInputElement).labels?.length && 'labelled'
		].join(' ');
	const ofAll = new Map(all.map((part) => [part, ofOne(part)]));
	const withOuter = (part: Element) =>
		[part, part.parentElement, part.parentElement?.parentElement]
			.map((one) => one && ofAll.get(one))
			.join(' in ');
	return {
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		headings: levels.filter((level) => level === 1).length,
		skipped: levels.filter((level, nth) => level > (levels[nth - 1] ?? level) + 1),
		twice: ids.filter((id, nth) => ids.indexOf(id) !== nth),
		nowhere: all.flatMap(names),
		title: document.title,
		parts: [...new Set(all.filter((part) => document.body.contains(part)).map(withOuter))]
	};
}

/** No part of a page is wider than the smallest phone (WCAG 2.2, 1.4.10). */
async function fits(page: Page): Promise<void> {
	const ordinary = page.viewportSize()!;
	const isOther = ordinary.width !== 320;
	if (isOther) await page.setViewportSize({ width: 320, height: 640 });
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
	if (isOther) await page.setViewportSize(ordinary);
	expect({ width, over }, page.url()).toEqual({ width: 320, over: [] });
}

/** What was done in this process: to make a mark of every part of every page takes longer than to read it. */
const known = new Set<string>();

/** Does what takes long where a page has a part for which it was not done yet, by whichever story comes first. */
async function ifNew(
	parts: readonly string[],
	what: string,
	act: () => Promise<void>
): Promise<void> {
	const unknown = parts.map((part) => `${what} ${part}`).filter((one) => !known.has(one));
	if (unknown.length === 0) return;
	const marks = unknown.map((one) => `${createHash('sha1').update(one).digest('hex')}\n`);
	const done = new Set(readFileSync(lookedOver(), 'utf8').split(/(?<=\n)/));
	const fresh = marks.filter((mark) => !done.has(mark));
	if (fresh.length > 0) {
		await act();
		appendFileSync(lookedOver(), fresh.join(''));
	}
	for (const one of unknown) known.add(one);
}
