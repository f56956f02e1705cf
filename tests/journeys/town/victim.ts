/** What a victim does on her own pages. */
import { expect, type Page } from '@playwright/test';
import type { IfSomeoneElse } from '#lib/domain/call/call.ts';
import type { OwnStage } from '#lib/domain/case/own-facts.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Key } from '#lib/i18n/words.ts';
import {
	answersWith,
	follows,
	goes,
	goesTo,
	presses,
	said,
	says,
	seesTitle,
	sends,
	typesWords,
	type Answer,
	type Way,
	type When
} from './acts.ts';
import type { Person } from './person.ts';

export * from './acts.ts';

/** Types the code of her paper: her page opens, or she is told why it does not. */
export async function typesHerCode(who: Person, code: string): Promise<void> {
	await goesTo(who, '/sign-in');
	await who.page.locator('#code').fill(code);
	await presses(who, 'signin.code.button', /\/home$|\/sign-in\?\/code$/);
}

/** Opens the first screen with the code of her paper; how it is typed is the story of `first-page` and `invitation`. */
export async function opensHerInvitation(who: Person, code: string): Promise<void> {
	expect(await sends(who, `${address(who.lang, '/sign-in')}?/code`, { code })).toBe('/home');
	await goes(who, '/home');
}

/** Opens all there is, with a code that was handed to her alone. */
export async function showsEverything(who: Person): Promise<void> {
	await presses(who, 'home.rest.open', /\/home$/);
	await seesHowFarIn(who, 'full');
}

/** How much of her page is open. */
export async function seesHowFarIn(who: Person, depth: 'code' | 'short' | 'full'): Promise<void> {
	await expect(who.page.locator('[data-part=answer]')).toHaveAttribute('data-state', depth);
}

/** Says whether others use her phone, and is shown the way back that is safe there. */
export async function answersAboutHerPhone(
	who: Person,
	answer: 'yes' | 'unsure' | 'no',
	next = /\/way-back\/yours$/
): Promise<void> {
	await who.page.locator(`input[name=phone][value=${answer}]`).check();
	await presses(who, 'way.next', next);
}

/** Has a way back in for a phone that others use: page by page it is made in `keepsAllOfIt`. */
export async function makesAWayBack(who: Person): Promise<Way> {
	await sends(who, '/way-back?/make', { phone: 'yes' });
	const [number = ''] = await shownOnce(who, 'number');
	const [words = ''] = await shownOnce(who, 'words');
	await sends(who, '/way-back/yours?check');
	await sends(who, '/way-back/card');
	const cards = await shownOnce(who, 'card');
	await sends(who, '/way-back/yours');
	await sends(who, '/way-back/paper');
	const [code = ''] = await shownOnce(who, 'code');
	const [spoken = ''] = await shownOnce(who, 'spoken');
	await sends(who, '/way-back/yours');
	await goes(who, '/home');
	return { number, words, cards, code, spoken };
}

/** What the page that shows it once says in one of its parts. */
async function shownOnce({ page }: Person, name: string): Promise<string[]> {
	const html = await (await page.context().request.get('/way-back/yours')).text();
	const [, shown = ''] = html.split(`data-part="${name}"`);
	const found = shown.slice(0, shown.search(/<\/(dd|ol)>/)).matchAll(/>([^<]*[^<\s][^<]*)/g);
	const all = [...found].map(([, text = '']) => text.trim());
	expect(all.length, name).toBeGreaterThan(0);
	return all;
}

/** Writes down her number and words, and makes her card and her long code on the same day. */
export async function keepsAllOfIt(who: Person): Promise<Way> {
	const words = await writesDownHerWords(who);
	const cards = await makesHerCard(who);
	await goes(who, '/way-back/paper');
	await presses(who, 'way.paper.button', /\/way-back\/yours$/);
	const [code, spoken] = [
		await part(who, 'code').innerText(),
		await part(who, 'spoken').innerText()
	];
	await presses(who, 'way.yours.done', /\/(you|home)$/);
	return { ...words, cards, code, spoken };
}

/** Writes down her number and words, and goes on without typing a word back. */
export async function writesDownHerWords(who: Person): Promise<Pick<Way, 'number' | 'words'>> {
	const number = await part(who, 'number').innerText();
	const words = await part(who, 'words').innerText();
	await presses(who, 'way.yours.done', /\/way-back\/yours\?check$/);
	await presses(who, 'way.check.button', /\/(home|way-back\/card)$/);
	return { number, words };
}

/** Makes her card, and writes it down. */
export async function makesHerCard(who: Person): Promise<string[]> {
	await goes(who, '/way-back/card');
	await presses(who, 'way.card.button', /\/way-back\/yours$/);
	const cards = await readsHerCard(who);
	await presses(who, 'way.yours.done', /\/home$/);
	return cards;
}

/** Reads the codes of the card that a page shows once. */
export function readsHerCard(who: Person): Promise<string[]> {
	return part(who, 'card').locator('li').allInnerTexts();
}

/** Lets her phone keep a key, where nobody else uses it. */
export async function makesAKey(who: Person): Promise<void> {
	await goes(who, '/way-back');
	await answersAboutHerPhone(who, 'no', /\/way-back\/key$/);
	await presses(who, 'way.key.button', /\/way-back\/yours$/);
}

function part({ page }: Person, name: string) {
	return page.locator(`[data-part=${name}]`);
}

/** On a phone that others use her page is covered: she asks to see it. */
export async function asksToSee(who: Person): Promise<void> {
	await expect(who.page.locator('[data-part=glance]')).toBeVisible();
	await presses(who, 'glance.show', /\/home$/);
}

/** Comes back with number, words and a code of her card. */
export async function comesBack(who: Person, way: Way, card: string): Promise<void> {
	await typesWords(who, way, card);
	await asksToSee(who);
	await seesHowFarIn(who, 'full');
}

/** Opens the rest of her page with a code of her card, or is told that it does not fit. */
export async function usesHerCard(who: Person, card: string): Promise<void> {
	await goes(who, '/open');
	await who.page.locator('#card').fill(card);
	await presses(who, 'way.open.button', /\/home$|\/open\?\/card$/);
}

/** Shows again that it is her, with her words and the nth code of her card. */
export async function showsThatItIsHer(
	who: Person,
	way: Way,
	nth: number,
	next: RegExp
): Promise<void> {
	await who.page.locator('#words').fill(way.words);
	await who.page.locator('#card').fill(way.cards[nth] ?? '');
	await presses(who, 'prove.words.button', next);
}

/** Lets somebody in to some panes for a month, and reads the code to hand over. */
export async function letsIn(
	who: Person,
	way: Way,
	card: number,
	panes: readonly string[]
): Promise<string> {
	await goes(who, '/people');
	await follows(who, 'people.open', /\/prove\?for=people$/);
	await showsThatItIsHer(who, way, card, /\/people$/);
	for (const pane of panes) await who.page.locator(`input[name=panes][value=${pane}]`).check();
	await who.page.locator('input[name=days][value="30"]').check();
	await presses(who, 'people.new.button', /\/people$/);
	const code = await who.page.locator('[data-part=code]').innerText();
	await presses(who, 'people.code.done', /\/people$/);
	return code;
}

/** What she says about being called. */
export type Wishes = {
	readonly phone?: string;
	readonly name?: string;
	/** Which of the offered times are safe: the first is 0; or the instant at which one begins. */
	readonly times?: readonly (number | string)[];
	readonly someoneElse?: IfSomeoneElse;
};

/** Fills the page that asks about a call, as far as she says anything. */
export async function fillsTheForm({ page }: Person, wishes: Wishes): Promise<void> {
	const { phone, name, times = [], someoneElse } = wishes;
	if (phone !== undefined) await page.locator('#phone').fill(phone);
	if (name !== undefined) {
		await opensMore(page);
		await page.locator('#name').fill(name);
	}
	for (const time of times) await checksATime(page, time);
	if (someoneElse) await page.locator(`input[value=${someoneElse}]`).check();
}

/** Unfolds what may be said besides. */
async function opensMore(page: Page): Promise<void> {
	const more = page.locator('[data-part=more]:not([open]) > summary');
	if ((await more.count()) > 0) await more.click();
}

async function checksATime(page: Page, time: number | string): Promise<void> {
	const offered = page.locator('input[name=times]:not([value=any])');
	const box =
		typeof time === 'number'
			? offered.nth(time)
			: page.locator(`input[name=times][value="${Date.parse(time)}"]`);
	// The later days are folded up.
	if (!(await box.isVisible()))
		await box.locator('xpath=ancestor::details').locator('summary').click();
	await box.check();
}

/** Asks for a call and sends it. */
export async function asksForACall(who: Person, wishes: Wishes): Promise<void> {
	await goesTo(who, '/talk');
	await fillsTheForm(who, wishes);
	await presses(who, 'talk.next', /\/talk\/check$/);
	await presses(who, 'talk.check.send', /\/talk\/receipt$/);
}

/** Tells one thing she was told: picks it, and answers each question that follows. */
export async function tellsUs(
	who: Person,
	stage: OwnStage,
	what: string,
	...answers: readonly Answer[]
): Promise<void> {
	await goes(who, '/tell-us');
	await picks(who, stage);
	await picks(who, what);
	for (const [nth, answer] of answers.entries())
		await answersWith(who, answer, nth === answers.length - 1 ? 'tell.button' : 'tell.next');
}

async function picks(who: Person, choice: string): Promise<void> {
	await answersWith(who, { choice }, 'tell.next');
}

/** Her page says how her request stands. */
export async function seesHerRequest(
	who: Person,
	state: 'asked' | 'taken' | 'again' | 'done',
	when?: When
): Promise<void> {
	await goes(who, '/home');
	const card = who.page.locator('[data-part=talk]');
	await expect(card).toContainText(says(who, `home.request.${state}`, when && said(who, when)));
}

/** Her page says in its first sentence where the case is, and in four blocks what that means for her. */
export async function seesWhere(who: Person, stage: Stage): Promise<void> {
	await seesTitle(who, `stage.${stage}.line` as Key);
	// Where nobody has told anything, what she can do stands above, with its button.
	const isOffered = stage === 'not-told';
	if (isOffered) await expect(who.page.locator('[data-part=tell-us]')).toBeVisible();
	// Nor beside the card of a trial that was put off, which says it, nor under news about her safety.
	const others = `[data-part=safety]${stage === 'trial-off' ? ', [data-part=moved][data-kind]' : ''}`;
	const isCanSaid = isOffered || (await who.page.locator(others).first().isVisible());
	for (const block of ['means', 'next', ...(isCanSaid ? [] : ['can']), 'ask'])
		await expect(who.page.locator(`[data-block=${block}]`)).toContainText(
			says(who, `stage.${stage}.${block}` as Key)
		);
}

/** Below it stands what comes next, in these sentences and no others. */
export async function seesNext(who: Person, ...sentences: string[]): Promise<void> {
	const lead = who.page.locator('[data-part=answer] .lead');
	if (sentences.length === 0) await expect(lead).toHaveCount(0);
	else await expect(lead).toHaveText(sentences.join(' '));
}

/** The newest thing that has happened. */
export async function seesNews(who: Person, kind: string, ...sentences: string[]): Promise<void> {
	const newest = who.page.locator(`[data-part=happened] li[data-kind=${kind}]`).first();
	for (const sentence of sentences) await expect(newest).toContainText(sentence);
}

/** Types a code of the police on her own page, and when their number for her may be rung. */
export async function typesTheirCode(
	who: Person,
	code: string,
	times: readonly number[] = [0]
): Promise<void> {
	await goes(who, '/join');
	await who.page.locator('#code').fill(code);
	await fillsTheForm(who, { times, someoneElse: 'hang-up' });
	await presses(who, 'join.button', /\/join$/);
}
