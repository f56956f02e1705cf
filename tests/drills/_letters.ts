/** How the letters of a page are drawn and in which order: by a font that was made for them, and no number turned round. */
import { spawnSync } from 'node:child_process';
import type { CDPSession, Page } from '@playwright/test';
import { languageOf, type Language } from '#lib/i18n/languages.ts';

/** Families of this machine, as the browser finds them. */
const here = new Set(
	spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout?.split(/[\n,]/) ?? []
);

/** The families a language may be drawn in here; none where this machine has no font for it, which says nothing of the page. */
export function fontsFor(lang: Language): readonly string[] | undefined {
	const { fonts } = languageOf(lang);
	return fonts?.filter((family) => here.has(family));
}

/** Asks the browser by which families the words of a language are drawn on the pages it is given, each word of a style once. */
export function drawing(lang: Language, client: CDPSession, page: Page) {
	const asked = new Map<string, Set<string>>();
	const { letters } = languageOf(lang);
	return async (): Promise<string[]> => {
		const found = new Set<string>();
		for (const { style, words } of await page.evaluate(wordsByStyle, letters)) {
			const known = asked.get(style) ?? new Set();
			asked.set(style, known);
			const fresh = words.filter((word) => !known.has(word));
			for (const word of fresh) known.add(word);
			if (fresh.length > 0)
				for (const family of await familiesOf(client, page, style, fresh.join('')))
					found.add(family);
		}
		return [...found];
	};
}

/** The words in the page's own language, by how they are drawn; in the page itself. */
function wordsByStyle(letters: string): { style: string; words: string[] }[] {
	// A joiner draws nothing, whichever font it is taken from.
	const word = new RegExp(`[${letters}]+`, 'gu');
	const all = document.createTreeWalker(document.querySelector('main') ?? document.body, 4);
	const found = new Map<string, Set<string>>();
	while (all.nextNode()) {
		const of = all.currentNode.parentElement;
		if (of?.closest('[lang]') !== document.documentElement || of.closest('script, style')) continue;
		const { fontFamily, fontWeight, fontStyle } = getComputedStyle(of);
		const style = `font-family: ${fontFamily}; font-weight: ${fontWeight}; font-style: ${fontStyle}`;
		const words = found.get(style) ?? new Set();
		for (const [one] of (all.currentNode.textContent ?? '').matchAll(word)) words.add(one);
		found.set(style, words);
	}
	return [...found].map(([style, words]) => ({ style, words: [...words] }));
}

async function familiesOf(
	client: CDPSession,
	page: Page,
	style: string,
	text: string
): Promise<string[]> {
	await page.evaluate(
		([css, said]) => {
			const probe = document.createElement('span');
			probe.id = 'probe';
			probe.style.cssText = css;
			probe.textContent = said;
			document.querySelector('main')?.append(probe);
		},
		[style, text] as const
	);
	const { root } = await client.send('DOM.getDocument', { depth: 0 });
	const { nodeId } = await client.send('DOM.querySelector', {
		nodeId: root.nodeId,
		selector: '#probe'
	});
	const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
	await page.evaluate(() => document.querySelector('#probe')?.remove());
	return fonts.map(({ familyName }) => familyName);
}

/** Numbers in groups, and codes that begin with one, which stand unmarked in a text from right to left, whose parts would turn round there. */
export async function turnedRound(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		// What begins with a Latin letter holds its order by itself.
		const parts = /\d+(?:[ \u00a0/-]\d+)+|\d+[A-Za-z]\w*/u;
		const all = document.createTreeWalker(document.body, 4);
		const found: string[] = [];
		while (all.nextNode()) {
			const of = all.currentNode.parentElement;
			if (!of || of.closest('script, style, noscript')) continue;
			const isolated = (all.currentNode.textContent ?? '').replaceAll(
				/[\u2066\u2068][^\u2069]*\u2069/gu,
				''
			);
			const [hit] = parts.exec(isolated) ?? [];
			if (hit && getComputedStyle(of).direction === 'rtl') found.push(`turns round ${hit}`);
		}
		return found;
	});
}
