/** Somebody who walks from page to page of the built server without a browser, and reads what they say, part by part. */
import assert from 'node:assert/strict';
import type { Language } from '#lib/i18n/languages.ts';
import type { Key, StaffKey } from '#lib/i18n/words.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import type { World } from '#lib/server/world.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { visitor, type Form } from '#tests/drills/_visitor.ts';
import { signedIn, type Who } from './folk.ts';
import { askDemonstration } from './shared.ts';
import { elements, readOf, says, type Vars } from './walking.ts';

type Fields = Form | readonly (readonly [string, string])[];

/** A server that runs, and the same database beside it. */
export type Place = { readonly world: World; readonly port: number };

/** The place of a demonstration, where every language can be read. */
export async function placeIn(demonstration: Town): Promise<Place> {
	return { world: await demonstration.world(), port: demonstration.port };
}

/** The place of the demonstration that all files of a run share, for a file of tests: opened before them, done after. */
export function askPlace() {
	const { opened, done } = askDemonstration();
	let place: Place | undefined;
	return {
		opened: async () => (place = await placeIn(await opened())),
		done: async () => {
			await place?.world.db.destroy();
			await done();
		}
	};
}

let networks = 0;

/** Somebody at the door, or already in, who reads in a language. */
export async function walker({ world, port }: Place, who?: Who, lang: Language = 'en') {
	networks += 1;
	const jar = new Map(who ? [[cookieName, await signedIn(world, who)]] : []);
	const she = visitor(port, `198.51.100.${networks}`, jar);
	if (who && lang !== 'en') await she.post('/language', { lang, to: '/home' });
	const reads = async (address: string) => {
		const { status, text } = await she.see(address);
		assert.equal(status, 200, address);
		return text;
	};
	return {
		...she,
		lang,
		/** A sentence as it stands on her pages. */
		says: (key: Key | StaffKey, vars?: Vars) => says(lang, key, vars),
		reads,
		/** Sends a form that is taken, and reads the page it leads to. */
		sends: async (address: string, form: Fields, to: string | RegExp) => {
			const { status, headers } = await she.post(address, form);
			const { location = '' } = headers;
			assert.equal(status, 303, address);
			assert.match(location, typeof to === 'string' ? exactly(to) : to);
			return reads(location.replace(/#.*/, ''));
		},
		/** Sends a form that is not taken, and reads the page it is on. */
		isRefused: async (address: string, form: Fields = {}) => {
			const { status, text } = await she.post(address, form);
			assert.equal(status, 400, address);
			return text;
		}
	};
}
export type Walker = Awaited<ReturnType<typeof walker>>;

function exactly(text: string): RegExp {
	return new RegExp(`^${RegExp.escape(text)}$`);
}

/** The one part that carries these marks; throws where there is none, or another. */
export function part(html: string, ...marks: readonly string[]): string {
	const [found = '', ...more] = elements(html, ...marks);
	assert.ok(found && more.length === 0, `${marks} ${found ? 'more than once' : 'nowhere'}`);
	return found;
}

/** A page, or a part of it, says each of these. */
export function tells(html: string, ...sentences: readonly string[]): void {
	const text = readOf(html);
	for (const sentence of sentences) {
		assert.notEqual(sentence, '');
		assert.ok(text.includes(sentence), `“${sentence}” is not in: ${text.slice(0, 3000)}`);
	}
}

/** None of these is anywhere in a page, shown or not. */
export function saysNothingOf(html: string, ...canaries: readonly string[]): void {
	assert.deepEqual(
		canaries.filter((canary) => canary === '' || html.includes(canary)),
		[]
	);
}

/** The heading of a page. */
export function titleOf(html: string): string {
	return readOf(part(html, '<h1'));
}

/** What the links of a page to an address say. */
export function linksTo(html: string, address: string): string[] {
	return elements(html, '<a', `href="${address}"`).map((link) => readOf(link));
}

/** Each text in the part of a page that shows something once. */
export function shownOnce(html: string, name: string): string[] {
	const found = part(html, `data-part="${name}"`).matchAll(/>([^<]*[^<\s][^<]*)/g);
	return [...found].map(([, text = '']) => text.trim());
}

/** What the first hidden field of a name holds. */
export function held(html: string, name: string): string {
	return new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
}

/** On a phone that others use she writes down her number and words, and makes her card and her long code on the same day. */
export async function makesAWayBack(she: Walker) {
	const made = await she.sends('/way-back?/make', { phone: 'yes' }, '/way-back/yours');
	const [[number = ''], [words = '']] = [shownOnce(made, 'number'), shownOnce(made, 'words')];
	const check = await she.sends('/way-back/yours', {}, '/way-back/yours?check');
	assert.ok(!check.includes(words));
	await she.sends('/way-back/yours?check', {}, '/way-back/card');
	const cards = shownOnce(await she.sends('/way-back/card', {}, '/way-back/yours'), 'card');
	await she.sends('/way-back/yours', {}, '/home');
	const paper = await she.sends('/way-back/paper', {}, '/way-back/yours');
	assert.equal(shownOnce(paper, 'code').length, 1);
	await she.sends('/way-back/yours', {}, '/you');
	return { words, both: `${number} ${words}`, cards };
}
