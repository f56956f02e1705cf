/** Reads the form in which she asks for a call, and says what is missing without losing what she typed. */
import { ifSomeoneElse, slotsFrom, type Slot, type Wishes } from './call.ts';
import { latinDigits } from './digits.ts';
import type { Instant } from './event.ts';

/** The form as typed; a field that was not sent is empty. */
export type CallForm = {
	readonly name: string;
	readonly phone: string;
	/** Starts of slots, epoch milliseconds as text. */
	readonly times: readonly string[];
	readonly message: string;
	readonly language: string;
	readonly otherLanguage: string;
	readonly someoneElse: string;
};

export type CallProblem =
	| 'phone-missing'
	| 'phone-not-a-number'
	| 'times-missing'
	| 'times-gone'
	| 'someone-else-missing'
	| 'language-missing'
	| 'too-long';

/** Which field a problem is at. */
export type CallProblems = Partial<Record<keyof CallForm, CallProblem>>;

type Read =
	| { readonly ok: true; readonly wishes: Wishes }
	| { readonly ok: false; readonly problems: CallProblems };

const longest = 80;

/** Her wishes, or the problems by field. `withPhone` is false where the recorded number is called. */
export function readCall(
	form: CallForm,
	now: Instant,
	{ withPhone }: { withPhone: boolean }
): Read {
	const slots = chosen(form.times, now);
	const problems: CallProblems = {
		...(withPhone ? phoneProblem(form.phone) : {}),
		...timesProblem(form.times, slots),
		...languageProblem(form),
		...(form.name.length > longest ? { name: 'too-long' as const } : {}),
		...(isChoice(form.someoneElse) ? {} : { someoneElse: 'someone-else-missing' as const })
	};
	if (Object.keys(problems).length > 0 || !isChoice(form.someoneElse))
		return { ok: false, problems };
	return {
		ok: true,
		wishes: {
			...(form.name.trim() ? { name: form.name.trim() } : {}),
			...(withPhone ? { phone: latinDigits(form.phone).trim() } : {}),
			slots,
			mayLeaveMessage: form.message === 'yes',
			language: form.language === 'other' ? form.otherLanguage.trim() : form.language,
			ifSomeoneElse: form.someoneElse
		}
	};
}

function chosen(times: readonly string[], now: Instant): Slot[] {
	const open = slotsFrom(now);
	return open.filter(({ from }) => times.includes(String(from)) || times.includes('any'));
}

function phoneProblem(phone: string): CallProblems {
	if (phone.trim() === '') return { phone: 'phone-missing' };
	if (phone.length > longest) return { phone: 'too-long' };
	return isPhone(phone) ? {} : { phone: 'phone-not-a-number' };
}

/** Whether what was typed can be a telephone number, in any digits and however it is spaced. */
export function isPhone(typed: string): boolean {
	if (typed.length > longest) return false;
	const digits = latinDigits(typed).replace(/[\s()./\p{Pd}]/gu, '');
	// A number in the United Kingdom has ten or eleven digits with its 0; from abroad up to fifteen.
	return /^\+?\d{10,15}$/.test(digits);
}

function timesProblem(times: readonly string[], slots: readonly Slot[]): CallProblems {
	if (times.length === 0) return { times: 'times-missing' };
	return slots.length === 0 ? { times: 'times-gone' } : {};
}

function languageProblem({ language, otherLanguage }: CallForm): CallProblems {
	if (otherLanguage.length > longest) return { otherLanguage: 'too-long' };
	if (language === 'other' && otherLanguage.trim() === '')
		return { otherLanguage: 'language-missing' };
	return /^[a-z]{2,5}$/.test(language) ? {} : { language: 'language-missing' };
}

function isChoice(choice: string): choice is Wishes['ifSomeoneElse'] {
	return ifSomeoneElse.some((known) => known === choice);
}
