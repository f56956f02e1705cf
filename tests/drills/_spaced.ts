/** Whether a page has room for its words on the narrowest phone, once they are spaced as WCAG 1.4.12 lets anybody space them. */
import type { Page } from '@playwright/test';

const spacing =
	'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
	'p { margin-block-end: 2em !important }';

/** What runs over the side or is cut off, with all that is folded unfolded and the text spaced. */
export async function tooWide(open: Page): Promise<string[]> {
	return open.evaluate((css) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets = [sheet];
		for (const fold of document.querySelectorAll('details')) fold.open = true;
		const { scrollWidth, clientWidth } = document.documentElement;
		const parts = [...document.querySelectorAll<HTMLElement>('body *')].filter(
			(one) => one.clientWidth > 1 && one.checkVisibility()
		);
		const said = (one: HTMLElement) => `${one.tagName} ${one.textContent.trim().slice(0, 40)}`;
		const over = parts.filter((one) => {
			const { left, right } = one.getBoundingClientRect();
			return (
				(left < -1 || right > clientWidth + 1) && getComputedStyle(one).position !== 'absolute'
			);
		});
		// The name in the bar goes below its mark, out of sight, where the way out needs the room.
		const cut = parts.filter((one) => {
			if (!one.closest('main, nav, footer')) return false;
			const { overflowX, overflowY } = getComputedStyle(one);
			const hides = (how: string) => how === 'hidden' || how === 'clip';
			return (
				(hides(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
				(hides(overflowY) && one.scrollHeight > one.clientHeight + 1)
			);
		});
		const wide = scrollWidth - clientWidth;
		return [
			...(wide > 0 ? [`runs ${wide} px over the side`] : []),
			...over.map((one) => `lies over the side: ${said(one)}`),
			...cut.map((one) => `cuts off ${said(one)}`)
		];
	}, spacing);
}
