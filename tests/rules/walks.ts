/** Somebody who walks through a town page by page without a browser: `nora.presses('needs.button', '/needs?kept')`. */
import assert from 'node:assert/strict';
import type { outcomes } from '#lib/domain/call/call.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Key, StaffKey } from '#lib/i18n/words.ts';
import { often } from '#lib/server/housekeeping.ts';
import type { World } from '#lib/server/world.ts';
import { anAuthenticator, type Authenticator } from '#tests/door/authenticator.ts';
import type { When } from '#tests/journeys/town/acts.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { held, part, saysNothingOf, shownOnce, tells, titleOf } from './reads.ts';
import {
	attribute,
	elements,
	readOf,
	says as saysIn,
	walker,
	type Answers,
	type Vars
} from './walking.ts';

type Name = Key | StaffKey;
type Place = string | RegExp;
/** A number, words and a card to come back with; for the day she has lost the rest, a code and what she says. */
type Way = Readonly<Record<'number' | 'words' | 'code' | 'spoken', string>> & {
	readonly cards: readonly string[];
};

/** Lets time pass, and what is done every few seconds be done. */
export async function waitsUntil(town: Town, later = town.in(1)): Promise<void> {
	await town.moveTo(later);
	await town.inStores(async (world) => {
		// What its server has begun to send is sent by nobody else.
		do await often(world);
		while (await isSending(world));
	});
}

async function isSending({ db, now }: World): Promise<boolean> {
	const begun = db.selectFrom('notices').select('id').where('leased_until', '>', now());
	const open = begun.where('sent_at', 'is', null).where('given_up_at', 'is', null);
	return (await open.executeTakeFirst()) !== undefined;
}

let networks = 0;

/** Somebody who has never been here, from a network of their own. */
export function comes(town: Town, lang: Language = 'en') {
	networks += 1;
	const network = `198.18.${networks >> 8}.${networks & 255}`;
	const who = walker(town.port, network, undefined, 'localhost');
	const says = (key: Name, vars?: Vars) => saysIn(lang, key, vars);
	const isAt = (place: Place) =>
		typeof place === 'string' ? assert.equal(who.at(), place) : assert.match(who.at(), place);
	/** Presses a button by its words, or by what the form holds, and comes to a place. */
	const presses = async (key: Name, next: Place, answers: Answers = {}, holds = '') => {
		await who.sends(holds, answers, says(key));
		isAt(next);
	};
	const goes = async (place: string) => {
		await who.goes(place);
		isAt(place);
	};
	return {
		...who,
		lang,
		says,
		isAt,
		presses,
		goes,
		goesTo: (place: string) => goes(address(lang, place)),
		follows: async (key: Name, next: Place) => {
			await who.follows(says(key));
			isAt(next);
		},
		sees: (key: Name, vars?: Vars) => tells(who.page(), says(key, vars)),
		seesTitle: (key: Name, vars?: Vars) => assert.equal(titleOf(who.page()), says(key, vars)),
		seesNothingOf: (...canaries: readonly string[]) => saysNothingOf(who.page(), ...canaries),
		/** The one part of that name. */
		part: (name: string, ...marks: readonly string[]) =>
			part(who.page(), `data-part="${name}"`, ...marks),
		/** All parts of that name. */
		all: (name: string) => who.parts(`data-part="${name}"`),
		/** A promised time as her sentences carry it. */
		said: ({ on, from, to }: When) => {
			const time = (clock: string) => sayTime(lang, Date.parse(`${on}T${clock}Z`));
			return { day: sayDay(lang, on, 'short'), from: time(from), to: time(to) };
		},
		/** Comes in by the door of the demonstration, where everybody is known by name. */
		comesInAs: async (name: string) => {
			let id = town.idOf(name);
			if (!id) {
				await who.goes('/demo');
				id = held(who.parts(/^<form\b/).find((one) => readOf(one).startsWith(name)) ?? '', 'id');
			}
			await who.posts('/demo', { id });
			isAt(/^\/(home|desk)$/);
		}
	};
}
export type Somebody = ReturnType<typeof comes>;

/** Somebody with the code of a paper that was handed to her alone, who opened all there is. */
export async function opensAll(she: Somebody, code: string): Promise<void> {
	await she.posts(`${address(she.lang, '/sign-in')}?/code`, { code });
	she.isAt('/home');
	await she.presses('home.rest.open', '/home');
	she.part('answer', 'data-state="full"');
}

/** Has a way back in for a phone that others use: each page of it is the story of `her-way-back`. */
export async function makesAWayBack(she: Somebody): Promise<Way> {
	const once = (name: string) => shownOnce(she.page(), name);
	await she.posts('/way-back?/make', { phone: 'yes' });
	const [[number = ''], [words = '']] = [once('number'), once('words')];
	await she.posts('/way-back/yours?check', {});
	await she.posts('/way-back/card', {});
	const cards = once('card');
	await she.posts('/way-back/yours', {});
	await she.posts('/way-back/paper', {});
	const [[code = ''], [spoken = '']] = [once('code'), once('spoken')];
	await she.posts('/way-back/yours', {});
	return { number, words, cards, code, spoken };
}

/** Comes back with number, words and a code of her card, and asks to see her page. */
export async function comesBack(she: Somebody, way: Way, nth?: number): Promise<void> {
	await she.goesTo('/sign-in');
	const card = nth === undefined ? '' : (way.cards[nth] ?? '');
	await she.sends('name="both"', { both: `${way.number} ${way.words}`, card });
	she.part('glance');
	await she.presses('glance.show', '/home');
	she.part('answer', `data-state="${card ? 'full' : 'short'}"`);
}

/** Shows again that it is her, with her words and the nth code of her card. */
export function provesIt(she: Somebody, way: Way, nth: number, next: Place): Promise<void> {
	const typed = { words: way.words, card: way.cards[nth] ?? '' };
	return she.presses('prove.words.button', next, typed);
}

/** Her page says in its first sentence where the case is, and in blocks what that means for her. */
export function seesWhere(she: Somebody, stage: Stage): void {
	she.seesTitle(`stage.${stage}.line` as Key);
	for (const block of ['means', 'next', 'can', 'ask'])
		tells(part(she.page(), `data-block="${block}"`), she.says(`stage.${stage}.${block}` as Key));
}

/** Somebody of staff comes for the first time, with two codes, and makes two keys; gives both. */
export async function makesHerKeys(
	who: Somebody,
	origin: string,
	[first, second]: readonly [string, string]
): Promise<[Authenticator, Authenticator]> {
	const keys: [Authenticator, Authenticator] = [anAuthenticator(origin), anAuthenticator(origin)];
	await who.goesTo('/staff/begin');
	await who.presses('staff.begin.button', '/desk/keys', { first, second });
	await usesAKey(who, keys[0], 'makes', '/desk/keys');
	await usesAKey(who, keys[1], 'makes', '/desk');
	return keys;
}

/** Uses a key in software where a page asks for one, as a script does in a browser; gives what it was asked. */
export async function usesAKey(
	who: Somebody,
	key: Authenticator,
	how: 'makes' | 'signs',
	next: Place
): Promise<unknown> {
	// Where a visit ends behind a layer, that asks for one too.
	const form = part(part(who.page(), '<main'), '<form', 'data-key="');
	const { text } = await who.post(attribute(form, 'data-key') ?? '');
	const answer = key[how](JSON.parse(text) as object);
	await who.sends(form.slice(0, form.indexOf('>')), { answer });
	who.isAt(next);
	return JSON.parse(text);
}

/** Asks for a call at these instants, and sends it. */
export async function asksForACall(she: Somebody, wishes: Answers): Promise<void> {
	await she.goesTo('/talk');
	await she.presses('talk.next', address(she.lang, '/talk/check'), wishes, 'name="someoneElse"');
	await she.presses('talk.check.send', address(she.lang, '/talk/receipt'));
}

/** The instants at which times begin, as the form for a call offers them. */
export const at = (...times: readonly string[]) => times.map((time) => `${Date.parse(time)}`);

/** Her first page says how her call stands. */
export async function seesHerCall(she: Somebody, state: string, when?: When): Promise<void> {
	await she.goes('/home');
	const said = she.says(`home.request.${state}` as Key, when && she.said(when));
	tells(she.part('talk'), said);
}

/** The names on the calls of the desk, soonest first. */
export const callsOf = (amina: Somebody) =>
	amina.all('call').map((row) => readOf(elements(row, /^<b\b/)[0] ?? ''));

/** Takes the call of a row, and reads what comes before its number. */
export async function takes(amina: Somebody, row: string | undefined): Promise<void> {
	await amina.sends(`value="${held(row ?? '', 'id')}"`, {}, amina.says('desk.take'));
	amina.isAt(/^\/desk\/\w+$/);
	amina.part('rules');
}

/** Asks for the number of a call, and reads it. */
export async function asksForTheNumber(amina: Somebody): Promise<string> {
	await amina.presses('desk.request.show', /^\/desk\/\w+#number$/);
	const number = amina.part('number');
	assert.match(number, /<a [^>]*href="tel:0\d+"/);
	return readOf(number);
}

/** Writes down how a call went. */
export async function records(amina: Somebody, outcome: (typeof outcomes)[number]): Promise<void> {
	const isPressed = elements(amina.page(), '<button', `value="${outcome}"`).length > 0;
	if (isPressed) await amina.sends('', {}, `value="${outcome}"`);
	else await amina.sends('', { outcome }, amina.says('desk.request.save'));
	amina.isAt(/^\/desk(\/\w+)?$/);
}
