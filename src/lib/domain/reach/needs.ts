/** What she needs from whoever deals with her: said once, every part of it optional. */
import { instantOf, weekdayOf } from '#lib/domain/calendar.ts';
import { ifSomeoneElse, type IfSomeoneElse, type Slot } from '#lib/domain/call/call.ts';
import { emptyCall, isPhone, nameProblem, type CallForm } from '#lib/domain/call/form.ts';
import type { Away } from '#lib/domain/case/away-days.ts';
import type { OwnContact } from '#lib/domain/clock/own-contact.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Pane } from '#lib/domain/access/pane.ts';
import { safeLength, safeStarts, type SafeStart } from './safe-time.ts';
import { genders, talkingNeeds, type Gender, type TalkingNeed } from '#lib/domain/call/voice.ts';

export const readingNeeds = ['easy-read', 'large-print', 'read-aloud'] as const;
export const otherNeeds = [
	'hearing',
	'seeing',
	'moving',
	'learning',
	'memory',
	'breaks',
	'quiet',
	'someone-with-me'
] as const;
/** Monday to Friday: the days on which advocates call. */
export const callDays = ['1', '2', '3', '4', '5'] as const;

export type Needs = {
	/** In her own words. */
	readonly speaks?: string;
	readonly reads?: string;
	readonly talking: readonly TalkingNeed[];
	readonly reading: readonly (typeof readingNeeds)[number][];
	readonly other: readonly (typeof otherNeeds)[number][];
	readonly gender?: Gender;
	/** What to call her. */
	readonly name?: string;
	/** A number that is safe; never shown back whole. */
	readonly phone?: string;
	readonly days: readonly (typeof callDays)[number][];
	readonly times: readonly SafeStart[];
	readonly message?: 'yes' | 'no';
	readonly someoneElse?: IfSomeoneElse;
	/** When she cannot come to court; asked on a page of its own. */
	readonly away?: readonly Away[];
	/** Whom she was given at an office; asked where she writes to it. */
	readonly contacts?: readonly OwnContact[];
};

/** Of whoever said nothing. */
export const nothingSaid: Needs = { talking: [], reading: [], other: [], days: [], times: [] };

/** The form as it was posted. */
export type NeedsForm = {
	readonly speaks: string;
	readonly reads: string;
	readonly talking: readonly string[];
	readonly reading: readonly string[];
	readonly other: readonly string[];
	readonly gender: string;
	readonly name: string;
	readonly phone: string;
	/** Throw away the number that is kept. */
	readonly forgetPhone: boolean;
	readonly days: readonly string[];
	readonly times: readonly string[];
	readonly message: string;
	readonly someoneElse: string;
};
export type NeedsProblems = Partial<
	Record<
		'speaks' | 'reads' | 'name' | 'phone',
		'too-long' | 'phone-not-a-number' | 'phone-again' | 'name-missing'
	>
>;
type Read =
	| { readonly ok: true; readonly needs: Needs }
	| { readonly ok: false; readonly problems: NeedsProblems };

const longest = 80;

/** Her needs as she gave them; a number left empty stays the one that was kept. */
export function readNeeds(form: NeedsForm, kept: Needs | undefined): Read {
	const phone = latinDigits(form.phone).trim();
	const problems: NeedsProblems = {
		...long(form, 'speaks'),
		...long(form, 'reads'),
		...nameProblem(form.name, form.someoneElse),
		...(phone === '' || isPhone(phone) ? {} : { phone: 'phone-not-a-number' as const })
	};
	if (Object.keys(problems).length > 0) return { ok: false, problems: again(problems, phone) };
	const number = phone || (form.forgetPhone ? undefined : kept?.phone);
	return {
		ok: true,
		needs: {
			...filled('speaks', form.speaks.trim()),
			...filled('reads', form.reads.trim()),
			...filled('name', form.name.trim()),
			...filled('phone', number),
			...filled('gender', oneOf(genders, form.gender)),
			...filled('message', oneOf(['yes', 'no'] as const, form.message)),
			...filled('someoneElse', oneOf(ifSomeoneElse, form.someoneElse)),
			...filled('away', kept?.away),
			...filled('contacts', kept?.contacts),
			talking: among(talkingNeeds, form.talking),
			reading: among(readingNeeds, form.reading),
			other: among(otherNeeds, form.other),
			days: among(callDays, form.days),
			times: among(safeStarts, form.times)
		}
	};
}

/** What she gave without the part on how to reach her, which stays as it was kept. */
export function readHelp(form: NeedsForm, kept: Needs | undefined): Read {
	const { name, phone, days, times, message, someoneElse } = kept ?? { days: [], times: [] };
	return readNeeds(
		{
			...form,
			name: name ?? '',
			phone: phone ?? '',
			forgetPhone: false,
			days,
			times,
			message: message ?? '',
			someoneElse: someoneElse ?? ''
		},
		kept
	);
}

/** Whether she said anything at all. */
export function isEmpty(needs: Needs): boolean {
	return Object.values(needs).every((said) => said.length === 0);
}

/** The end of a number, so that she knows which one is kept and nobody else learns it. */
export function tailOf(phone: string): string {
	return phone.replace(/\D/g, '').slice(-2);
}

/** What somebody she trusts may see of it, by what she opened: her language and her help, never how she is reached. */
export function openedTo(panes: readonly Pane[], needs: Needs): Partial<Needs> {
	const { speaks, reads, talking, reading, other } = needs;
	return {
		...(panes.includes('language')
			? { ...filled('speaks', speaks), ...filled('reads', reads), talking, reading }
			: {}),
		...(panes.includes('help') ? { other } : {})
	};
}

/** Which of the open slots lie in her safe times. A day without a time, or a time without a day, is no choice. */
export function safeSlots({ days, times }: Needs, open: readonly Slot[]): Slot[] {
	return open.filter(
		({ on, from, to }) =>
			days.some((day) => Number(day) === weekdayOf(on)) &&
			times.some((time) => {
				const start = instantOf(on, time);
				return start <= from && to <= start + safeLength;
			})
	);
}

/** The form for a call, filled with what she said before; the number is left for her to see to. */
export function callFormFrom(needs: Needs, lang: string, open: readonly Slot[]): CallForm {
	return {
		...emptyCall,
		name: needs.name ?? '',
		times: safeSlots(needs, open).map(({ from }) => String(from)),
		message: needs.message ?? '',
		...(needs.speaks
			? { language: 'other', otherLanguage: needs.speaks }
			: { language: lang, otherLanguage: '' }),
		talking: needs.talking,
		gender: needs.gender ?? '',
		someoneElse: needs.someoneElse ?? ''
	};
}

// No page shows a number, so that what she typed of it has to be typed once more.
function again(problems: NeedsProblems, phone: string): NeedsProblems {
	return phone === '' || problems.phone ? problems : { ...problems, phone: 'phone-again' };
}

function long(form: NeedsForm, name: 'speaks' | 'reads' | 'name'): NeedsProblems {
	return form[name].length > longest ? { [name]: 'too-long' } : {};
}

function filled<Name extends string, Value>(
	name: Name,
	value: Value | undefined
): Partial<Record<Name, Value>> {
	return (value ? { [name]: value } : {}) as Partial<Record<Name, Value>>;
}

function oneOf<Value extends string>(known: readonly Value[], typed: string): Value | undefined {
	return known.find((one) => one === typed);
}

function among<Value extends string>(
	known: readonly Value[],
	typed: readonly string[]
): readonly Value[] {
	return known.filter((one) => typed.includes(one));
}
