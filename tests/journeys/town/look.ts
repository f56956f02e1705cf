/** Looks over a page that has arrived: what holds for every page of ours. */
import { appendFileSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { languageOf } from '#lib/i18n/languages.ts';
import { brokenInCopy } from '#tests/world/axe.ts';
import { ofCrime } from '#tests/world/titles.ts';
import { lookedOver } from './folders.ts';
import type { Person } from './person.ts';

/** The smallest phone, in pixels (WCAG 2.2, 1.4.10). */
const narrow = 320;

/**
 * Says what is wrong with the page that has arrived, by failing. Its frame, ids and headings are looked at each time, and on
 * the smallest phone that no part is wider than it. axe, which needs scripts, and to make a wide screen narrow cost more
 * than the page itself: axe judges a page that has a part which none before it had, the narrow screen one that has other
 * parts. The drill of all pages judges each by itself.
 */
export async function look({ page, lang, scripts }: Person): Promise<void> {
	await page.waitForLoadState('load');
	const { dir } = languageOf(lang);
	const { title, parts, ...frame } = await page.evaluate(read, narrow);
	expect(frame, page.url()).toEqual({
		lang: tagOf(lang),
		dir,
		headings: 1,
		skipped: [],
		twice: [],
		nowhere: [],
		over: []
	});
	expect(title).toMatch(/\S/);
	expect(title).not.toMatch(ofCrime);
	const { width } = page.viewportSize()!;
	if (width !== narrow) await ifNew([parts.toSorted().join()], `fits ${lang}`, () => fits(page));
	if (scripts)
		await ifNew(parts, 'axe', async () => expect(await brokenInCopy(page), page.url()).toEqual([]));
}

/** What holds of a page as a whole, and a mark of each of its parts in the two it stands in; in the page itself. */
function read(narrow: number) {
	const all = [...document.querySelectorAll('*')];
	const ids = all.map(({ id }) => id).filter(Boolean);
	const known = new Set(ids);
	const names = (part: Element) =>
		['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']
			.flatMap((name) => part.getAttribute(name)?.split(' ') ?? [])
			.filter((id) => id && !known.has(id));
	const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
		Number(heading.tagName[1])
	);
	// What may differ between two parts that axe judges alike: words and their language, addresses, what is sent.
	const told =
		/^(action|aria-(label|labelledby|describedby|controls)|content|d|datetime|dir|draggable|for|formaction|href|hreflang|id|lang|max|maxlength|min|name|nonce|placeholder|rel|src|style|title|value)$/;
	const styles = [...document.querySelectorAll('style')].map((style) => style.textContent).join('');
	// axe sees nothing of our own marks but how a style draws the part that has one.
	const isTold = (name: string, value: string) =>
		told.test(name) || (name.startsWith('data-') && !styles.includes(`[${name}=${value}]`));
	const ofOne = (part: Element) =>
		[
			part.tagName,
			...[...part.attributes].map(({ name, value }) =>
				isTold(name, value) ? `${name}${value ? '' : '=nothing'}` : `${name}=${value}`
			),
			/\S/.test(part.textContent) && 'words',
			(part as HTMLInputElement).labels?.length && 'labelled'
		].join(' ');
	const markOf = (text: string) => {
		let [one, two] = [1, 2];
		for (let nth = 0; nth < text.length; nth++) {
			one = Math.imul(one ^ text.charCodeAt(nth), 2654435761);
			two = Math.imul(two ^ text.charCodeAt(nth), 1597334677);
		}
		return (one >>> 0).toString(36) + (two >>> 0).toString(36);
	};
	const marks = new Map(all.map((part) => [part, markOf(ofOne(part))]));
	const withOuter = (part: Element) =>
		markOf(
			[part, part.parentElement, part.parentElement?.parentElement]
				.map((one) => one && marks.get(one))
				.join(' in ')
		);
	const inBody = all.filter((part) => document.body.contains(part));
	const isOver = (part: Element) => {
		const { left, right, width } = part.getBoundingClientRect();
		return (
			width > 1 &&
			(left < -1 || right > narrow + 1) &&
			getComputedStyle(part).position !== 'absolute'
		);
	};
	const { scrollWidth } = document.documentElement;
	const over = [
		...inBody.filter(isOver).map((part) => part.outerHTML.slice(0, 200)),
		...(scrollWidth === narrow ? [] : [`the page: ${scrollWidth} pixels`])
	];
	return {
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		headings: levels.filter((level) => level === 1).length,
		skipped: levels.filter((level, nth) => level > (levels[nth - 1] ?? level) + 1),
		twice: ids.filter((id, nth) => ids.indexOf(id) !== nth),
		nowhere: all.flatMap(names),
		over: innerWidth === narrow ? over : [],
		title: document.title,
		parts: [...new Set(inBody.filter((part) => !part.parentElement?.closest('svg')).map(withOuter))]
	};
}

/** No part of a page on a wider screen is wider than the smallest phone either. */
async function fits(page: Page): Promise<void> {
	const ordinary = page.viewportSize()!;
	await page.setViewportSize({ ...ordinary, width: narrow });
	const { over } = await page.evaluate(read, narrow);
	await page.setViewportSize(ordinary);
	expect(over, page.url()).toEqual([]);
}

/** What was done in this process, so that what all of them did is read only for something new. */
const known = new Set<string>();

/** Does what takes long where a page has a part for which it was not done yet, by whichever story comes first. */
async function ifNew(
	parts: readonly string[],
	what: string,
	act: () => Promise<void>
): Promise<void> {
	const unknown = parts.map((part) => `${what} ${part}\n`).filter((one) => !known.has(one));
	if (unknown.length === 0) return;
	const done = new Set(readFileSync(lookedOver(), 'utf8').split(/(?<=\n)/));
	const fresh = unknown.filter((one) => !done.has(one));
	if (fresh.length > 0) {
		await act();
		appendFileSync(lookedOver(), fresh.join(''));
	}
	for (const one of unknown) known.add(one);
}
