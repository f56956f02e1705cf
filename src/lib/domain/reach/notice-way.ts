/** How she wants to be told that there is something new: nothing by default, each way tried before it is used. */
import { isPhone } from '#lib/domain/call/form.ts';
import type { Hours } from './contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import { tailOf } from './needs.ts';
import { checkWords, type CheckWord, type WrittenWay } from './template.ts';

/** Monday to Sunday. */
export const toldDays = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** Parts of a day and their hours. Nothing comes by night. */
export const toldParts = ['morning', 'afternoon', 'evening'] as const;
const hoursOfPart = { morning: [8, 12], afternoon: [12, 17], evening: [17, 21] } as const;

/** When a note may come. A day without a part, or a part without a day, is no choice. */
export type ToldTimes = {
	readonly days: readonly (typeof toldDays)[number][];
	readonly parts: readonly (typeof toldParts)[number][];
};
export const noTimes: ToldTimes = { days: [], parts: [] };

/** Of what in her case she is told. About her safety she is told with her dates; what an advocate writes is another matter. */
export const toldAbout = ['everything', 'dates', 'nothing'] as const;
export type ToldAbout = (typeof toldAbout)[number];
/** Who chose a way and times asked to be told when something is new: until she narrows it, that is everything. */
export const aboutEverything: ToldAbout = 'everything';

/** A way of hers as it is kept; where it leads is in `address`. */
export type NoticeWay = {
	readonly id: string;
	readonly way: WrittenWay;
	/** A number, an e-mail address, or what a browser gave to be pushed to. */
	readonly address: string;
	/** The word that was sent there, while it is being tried. */
	readonly word?: CheckWord;
	readonly askedAt: Instant;
	readonly provenAt?: Instant;
};

const tryLasts = 30 * 60_000;
const longestMail = 254;

/** Until when a message may go there to try it, and she may say which word came. */
export function tryUntil({ askedAt }: Pick<NoticeWay, 'askedAt'>): Instant {
	return askedAt + tryLasts;
}

/** Whether a way is being tried at this moment. */
export function isTried(way: NoticeWay, now: Instant): boolean {
	return way.provenAt === undefined && now < tryUntil(way);
}

/** The times of a form; nothing where a day is without a part of it, or the other way round. */
export function readTimes(form: {
	readonly days: readonly string[];
	readonly parts: readonly string[];
}): ToldTimes | undefined {
	const days = toldDays.filter((day) => form.days.includes(day));
	const parts = toldParts.filter((part) => form.parts.includes(part));
	return days.length > 0 && parts.length > 0 ? { days, parts } : undefined;
}

/** Of what she chose to be told, or nothing where the form says none of the three. */
export function readAbout(said: string): ToldAbout | undefined {
	return toldAbout.find((one) => one === said);
}

/** The hours of a week in which a note may come. */
export function hoursToldIn({ days, parts }: ToldTimes): Hours[] {
	return days.flatMap((day) =>
		parts.map((part) => {
			const [from, to] = hoursOfPart[part];
			return { weekday: Number(day), from: from * 60, to: to * 60 };
		})
	);
}

/** The hours of one part of a day, as numbers of hours. */
export function partHours(part: (typeof toldParts)[number]): readonly [number, number] {
	return hoursOfPart[part];
}

// Narrower than RFC 5321 allows: no quotes, no comments, nothing that could begin another header or another recipient,
// and no first sign that a program which sends mail would take for a setting of its own.
const mailAddress =
	/^(?![-.])(?![^@]*\.[.@])[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** An e-mail address as it is written to, or nothing where it is none. */
export function readMail(typed: string): string | undefined {
	const address = typed.trim();
	const at = address.lastIndexOf('@');
	if (address.length > longestMail || !mailAddress.test(address)) return undefined;
	return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** Whether a text message can be sent to a number. */
export function takesTexts(phone: string | undefined): phone is string {
	return phone !== undefined && isPhone(phone);
}

/** How an address ends, so that she knows which one it is and nobody else learns it; nothing of what a browser gave. */
export function endOfAddress({ way, address }: Pick<NoticeWay, 'way' | 'address'>): string {
	if (way === 'push') return '';
	return way === 'text' ? tailOf(address) : address.slice(0, address.lastIndexOf('@')).slice(-2);
}

/** The word she picked, or nothing where it is none of the list. */
export function readWord(picked: string): CheckWord | undefined {
	return checkWords.find((word) => word === picked);
}
