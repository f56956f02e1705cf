/** Somebody asks us to call somebody else: read apart, so that nothing of the one becomes the other's. */
import { emptyCall, readCall, type CallForm, type CallProblem } from './form.ts';
import type { Slot, Wishes } from './call.ts';
import { latinDigits } from '#lib/domain/digits.ts';

export const relations = ['professional', 'family', 'friend', 'other'] as const;

/** Who asks. They are never told what came of it, and never called about it. */
export type Asker = {
	readonly name: string;
	readonly relation: (typeof relations)[number];
	readonly phone?: string;
};

/** The form as typed: of whoever is to be called, and of whoever asks. */
export type AskedForForm = Pick<CallForm, 'name' | 'phone' | 'times' | 'language'> & {
	readonly yourName: string;
	readonly relation: string;
	readonly yourPhone: string;
};

export type AskedForProblem = CallProblem | 'your-name-missing' | 'relation-missing';
export type AskedForProblems = Partial<Record<keyof AskedForForm, AskedForProblem>>;

const longest = 80;

/**
 * Whom to call, how, and who asks; or what is missing. What she did not choose herself is not safe: no message is left,
 * our number is hidden, whoever else answers hears nothing, and she is asked first whether she wants this.
 */
export function readAskedFor(
	form: AskedForForm,
	open: readonly Slot[]
):
	| { readonly ok: true; readonly wishes: Wishes; readonly asker: Asker }
	| { readonly ok: false; readonly problems: AskedForProblems } {
	const { yourName, relation, yourPhone, name, phone: number, times, language } = form;
	const hers = { ...emptyCall, name, phone: number, times, language, someoneElse: 'hang-up' };
	const call = readCall(hers, open, { withPhone: true });
	const known = relations.find((one) => one === relation);
	const problems: AskedForProblems = {
		...(call.ok ? {} : call.problems),
		...(yourName.trim() ? {} : { yourName: 'your-name-missing' as const }),
		...(yourName.length > longest ? { yourName: 'too-long' as const } : {}),
		...(yourPhone.length > longest ? { yourPhone: 'too-long' as const } : {}),
		...(known ? {} : { relation: 'relation-missing' as const })
	};
	if (!call.ok || !known || Object.keys(problems).length > 0)
		// No page shows a number, so that a right one has to be typed once more.
		return { ok: false, problems: { phone: 'phone-again', ...problems } };
	const phone = latinDigits(yourPhone).trim();
	return {
		ok: true,
		wishes: { ...call.wishes, askFirst: true },
		asker: { name: yourName.trim(), relation: known, ...(phone ? { phone } : {}) }
	};
}
