/** Somebody on her way through pages, and what it costs her: screens, fields she must fill, taps, words and stops of the Tab key. */
import type { Locator } from '@playwright/test';
import { press } from './acts.ts';
import type { Person } from './person.ts';

export type Cost = Record<'screens' | 'fields' | 'taps' | 'words' | 'stops' | 'letters', number>;

/**
 * How many seconds it takes somebody: 130 words read in a minute, three signs typed and one tap in a second. What the
 * machine takes is another matter.
 */
export function secondsOf({
	words,
	letters,
	taps
}: Pick<Cost, 'words' | 'letters' | 'taps'>): number {
	return (words * 60) / 130 + letters / 3 + taps;
}

/** Says what something took, beside the story. */
export function prints(what: string): void {
	process.stdout.write(`${what}\n`);
}

/** Reads each page to its end, and taps and types what she must; `cost` is what it came to. */
export function counting(who: Person) {
	const cost: Cost = { screens: 0, fields: 0, taps: 0, words: 0, stops: 0, letters: 0 };
	const reads = async () => {
		cost.screens += 1;
		cost.words += await wordsOn(who);
	};
	return {
		cost,
		reads,
		types: async (field: Locator, text: string) => {
			cost.fields += 1;
			cost.taps += 1;
			cost.letters += text.length;
			await field.fill(text);
		},
		picks: async (choice: Locator) => {
			cost.fields += 1;
			cost.taps += 1;
			await choice.check();
		},
		presses: async (what: Locator, next: RegExp) => {
			cost.taps += 1;
			cost.stops += await stopsTo(what);
			await press(who, what, next);
			await reads();
		}
	};
}

/** The words of a page that are shown: nothing that is folded up, in a list that drops down, or for other pages too. */
function wordsOn({ page }: Person): Promise<number> {
	return wordsIn(page.locator('main'));
}

/** The same of one part of a page. */
export function wordsIn(part: Locator): Promise<number> {
	return part.evaluate((main) => {
		const all = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
		let words = 0;
		while (all.nextNode()) {
			const of = all.currentNode.parentElement;
			if (!of?.checkVisibility() || of.closest('select, .unseen')) continue;
			words += (all.currentNode.textContent ?? '')
				.split(/\s+/u)
				.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
		}
		return words;
	});
}

/** How often Tab is pressed from the top of the page until this is reached: round choices of one question are one stop. */
function stopsTo(what: Locator): Promise<number> {
	return what.evaluate((it) => {
		const able = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
		const seen = new Set<string>();
		let stops = 0;
		for (const one of document.querySelectorAll(able)) {
			if (!one.checkVisibility()) continue;
			const group = one instanceof HTMLInputElement && one.type === 'radio' ? one.name : '';
			if (!group || !seen.has(group)) stops += 1;
			if (group) seen.add(group);
			if (one === it) break;
		}
		return stops;
	});
}
