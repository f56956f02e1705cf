/** What an advocate does at the desk: looks whom to call, reads and answers, takes down what police ask for, lets begin. */
import { dayOf } from '#lib/domain/calendar.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Authenticator } from '#tests/door/authenticator.ts';
import { leadsTo } from './_hers.ts';
import { newName, plant } from './_planted.ts';
import { comesAsStaff, shows } from './_staff.ts';
import type { Colleague } from './_team.ts';
import { visitor, type Visitor } from './_visitor.ts';

export type AtDesk = Colleague & { readonly who: Visitor; readonly key: Authenticator };

/** Somebody of staff comes to the desk for the first time. */
export async function comesToDesk(
	port: number,
	colleague: Colleague,
	nth: number
): Promise<AtDesk> {
	const who = visitor(port, `10.4.0.${nth}`);
	const key = await comesAsStaff(who, colleague.printed);
	return { ...colleague, who, key };
}

/** The addresses on a page that lead to one of something. */
export async function linksOn(who: Visitor, page: string, to = page): Promise<string[]> {
	const { text } = await who.see(page);
	const found = [...text.matchAll(new RegExp(`href="(${to}/[0-9a-f]{32})["#]`, 'g'))];
	return [...new Set(found.map(([, link = '']) => link))];
}

/** Takes a call and has its number shown, which is not safe now: for a danger, with a reason. Gives the page of it. */
export async function ringsInDanger({ who, key }: AtDesk): Promise<string> {
	const { text } = await who.see('/desk');
	const id = /name="id" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
	const page = await leadsTo(who, '/desk?/take', { id }, /^\/desk\/[0-9a-f]{32}$/);
	await shows(who, key, 'number', '/desk/prove');
	await leadsTo(who, `${page}?/danger`, { reason: 'threat-known' }, /^\/desk\//);
	return page;
}

/** Reads what the victims wrote, answers each and plans a step; gives the pages on which that stands. */
export async function answersAll({ who }: AtDesk, of: (text: string) => string): Promise<string[]> {
	const threads = await linksOn(who, '/desk/messages', '/desk/people');
	for (const thread of threads) {
		const { text } = await who.see(thread);
		const words = plant('words to her', `I am ${newName()}, ask ${newName()}`, of(text));
		await leadsTo(who, `${thread}?/send`, { words, form: newId() }, /^\/desk\/people\//);
		const step = plant('what is to be done for her', `Ask ${newName()}`, of(text));
		const task = { step, on: dayOf(Date.now()), form: newId() };
		await leadsTo(who, `${thread}?/step`, task, /^\/desk\/people\//);
	}
	const [first = ''] = threads;
	await leadsTo(who, `${first}?/worried`, {}, /\/desk\/worries\/\w+$/);
	return threads;
}

/** Takes down that police ask for notes of somebody; gives the page of it. */
export function takesDown({ who }: AtDesk, urn: string): Promise<string> {
	const today = dayOf(Date.now());
	const asked = {
		about: urn,
		asker: 'police',
		role: 'investigator',
		reference: plant('reference of police', newName(), urn),
		receivedOn: today,
		sorts: 'messages',
		from: today,
		to: today,
		counselling: 'no',
		tests: 'held',
		notice: 'given',
		noticeOn: today
	};
	return leadsTo(who, '/desk/asked', asked, /^\/desk\/asked\/[0-9a-f]{32}$/);
}

/** Has talked with each victim alone, and lets whom they let in begin. */
export async function letsBegin({ who }: AtDesk): Promise<void> {
	const { text } = await who.see('/desk/letting-in');
	const ids = [...text.matchAll(/name="id" value="([0-9a-f]{32})"/g)].map(([, id = '']) => id);
	for (const id of new Set(ids))
		await leadsTo(who, '/desk/letting-in?/begin', { id }, /^\/desk\/letting-in$/);
}
