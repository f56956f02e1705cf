/** Reads the form in which she asks for a call, and says what is missing without losing what she typed. */
import { isBorough, type Borough } from '#lib/domain/help/borough.ts';
import { ifSomeoneElse, type Slot, type Wishes } from './call.ts';
import { longestHour } from './hour.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import { needs, type Need } from '#lib/domain/help/service.ts';
import { genders, talkingNeeds, type Asking, type Gender } from './voice.ts';
import { readWhy } from './why.ts';

/** What is asked, field by field, and how many answers it may have if more than one. */
const callFields = {
	language: {},
	otherLanguage: {},
	talking: { upTo: 9 },
	gender: {},
	borough: {},
	about: {},
	/** Starts of slots, epoch milliseconds as text. */
	times: { upTo: 384 },
	/** In her own words, where none of these is safe. */
	hour: {},
	phone: {},
	/** Whether our number may be seen. */
	ownNumber: {},
	message: {},
	name: {},
	someoneElse: {},
	/** What the page she came from was about. */
	why: {}
} as const;
type Fields = typeof callFields;

/** The form as typed; a field that was not sent is empty. */
export type CallForm = {
	readonly [F in keyof Fields]: Fields[F] extends { upTo: number } ? readonly string[] : string;
};

/** The form as it was sent; `typed` gives what was sent in a field. */
export function callFormOf(typed: (field: string) => readonly string[]): CallForm {
	return Object.fromEntries(
		Object.entries(callFields).map(([name, field]) => [
			name,
			'upTo' in field ? typed(name).slice(0, field.upTo) : (typed(name)[0] ?? '')
		])
	) as Partial<CallForm> as CallForm;
}

/** A form nobody has typed in. */
export const emptyCall = callFormOf(() => []);

export type CallProblem =
	| 'phone-missing'
	| 'phone-not-a-number'
	| 'phone-again'
	| 'times-missing'
	| 'times-gone'
	| 'hour-too-long'
	| 'hour-missing'
	| 'times-or-hour'
	| 'hour-or-times'
	| 'someone-else-missing'
	| 'language-missing'
	| 'name-missing'
	| 'too-long';

/** Which field a problem is at. */
export type CallProblems = Partial<Record<keyof CallForm, CallProblem>>;

type Read =
	| { readonly ok: true; readonly wishes: Wishes }
	| { readonly ok: false; readonly problems: CallProblems };

const longest = 80;

/**
 * Her wishes, or the problems by field. `open` are the slots that can be kept now: what is not among them was never
 * offered or is taken. `withPhone` is false where the recorded number is called; `withHour`: somebody reads what she
 * writes where none of them is safe.
 */
export function readCall(
	form: CallForm,
	open: readonly Slot[],
	{ withPhone, withHour = false }: { withPhone: boolean; withHour?: boolean }
): Read {
	const slots = chosen(form.times, open);
	const hour = withHour ? form.hour.trim() : '';
	const problems: CallProblems = {
		...whenProblem(form.times, slots, withHour ? { hour, hasTimes: open.length > 0 } : undefined),
		...(withPhone ? phoneProblem(form.phone) : {}),
		...languageProblem(form),
		...answerProblem(form)
	};
	if (Object.keys(problems).length > 0 || !isChoice(form.someoneElse))
		return { ok: false, problems };
	const { borough, about, talking } = askingOf(form);
	const gender = genderOf(form);
	const why = readWhy(form.why);
	return {
		ok: true,
		wishes: {
			...(form.name.trim() ? { name: form.name.trim() } : {}),
			...(withPhone ? { phone: latinDigits(form.phone).trim() } : {}),
			slots,
			...(hour ? { hour } : {}),
			mayLeaveMessage: form.message === 'yes',
			language: languageOf(form),
			ifSomeoneElse: form.someoneElse,
			...(form.ownNumber === 'shown' ? { showsNumber: true as const } : {}),
			...(talking.length > 0 ? { talking } : {}),
			...(gender ? { gender } : {}),
			...(borough ? { borough } : {}),
			...(about ? { about } : {}),
			...(why ? { why } : {})
		}
	};
}

/** What the first step says of her, as far as a team is found by it. */
export function askingOf(form: CallForm): Asking {
	const borough: Borough | undefined = isBorough(form.borough) ? form.borough : undefined;
	const about: Need | undefined = needs.find((one) => one === form.about);
	return {
		language: languageOf(form),
		talking: talkingNeeds.filter((one) => form.talking.includes(one)),
		...(borough ? { borough } : {}),
		...(about ? { about } : {})
	};
}

function genderOf({ gender }: CallForm): Gender | undefined {
	return genders.find((one) => one === gender);
}

function languageOf({ language, otherLanguage }: CallForm): string {
	return language === 'other' ? otherLanguage.trim() : language;
}

/** Which open slots she chose; `any` is each of them. */
export function chosen(times: readonly string[], open: readonly Slot[]): Slot[] {
	const wanted = new Set(times);
	return open.filter(({ from }) => wanted.has('any') || wanted.has(String(from)));
}

function answerProblem({ name, someoneElse }: CallForm): CallProblems {
	return {
		...nameProblem(name, someoneElse),
		...(isChoice(someoneElse) ? {} : { someoneElse: 'someone-else-missing' as const })
	};
}

/** What is wrong with a name: nobody can be asked for by one that is not there. */
export function nameProblem(
	name: string,
	someoneElse: string
): { name?: 'too-long' | 'name-missing' } {
	if (name.length > longest) return { name: 'too-long' };
	return someoneElse === 'ask-for-me' && name.trim() === '' ? { name: 'name-missing' } : {};
}

function phoneProblem(phone: string): CallProblems {
	if (phone.trim() === '') return { phone: 'phone-missing' };
	if (phone.length > longest) return { phone: 'too-long' };
	return isPhone(phone) ? {} : { phone: 'phone-not-a-number' };
}

/** The last two digits of a number: enough to see a slip by, too few to ring. */
export function endOf(phone: string): string {
	return latinDigits(phone).replace(/\D/g, '').slice(-2);
}

/** Whether what was typed can be a telephone number, in any digits and however it is spaced. */
export function isPhone(typed: string): boolean {
	if (typed.length > longest) return false;
	const digits = latinDigits(typed).replace(/[\s()./\p{Pd}]/gu, '');
	// A number in the United Kingdom has ten or eleven digits with its 0; from abroad up to fifteen.
	return /^\+?\d{10,15}$/.test(digits);
}

/** What is wrong with when she is safe: times of ours, or `own` words where somebody reads them, and never both. */
export function whenProblem(
	times: readonly string[],
	slots: readonly Slot[],
	own: { readonly hour: string; readonly hasTimes: boolean } | undefined
): CallProblems {
	if (!own || (own.hour === '' && times.length > 0)) return timesProblem(times, slots);
	if (own.hour === '') return own.hasTimes ? { times: 'times-or-hour' } : { hour: 'hour-missing' };
	if (own.hour.length > longestHour) return { hour: 'hour-too-long' };
	// A time that is kept would be a promise against her own words.
	return times.length > 0 ? { hour: 'hour-or-times' } : {};
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
