/** Telephone numbers of services: which may be printed, and which stand in place of one that is written in a text. */

/** Numbers that must not be shown: wrong, of somebody else, or out of use. */
export const numbersOnHold: readonly string[] = [
	...['08088001170', '02035983898', '08088010331', '02038664107', '03456000459', '02085710800'],
	...['08009995786', '08008083733', '08088088141', '08081723524', '01214722912', '08088004444'],
	...['08088010503', '08001601985']
];

/** The digits of a number. */
export function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}

// Of the national plan: no premium rate (09) and no personal number (070), which cost whoever calls.
const voice = /^(111|116\d{3}|0(?!9|70)\d{7,10})$/;
const short = /^[678]\d{4}$/;

/** A number as a service prints it, in digits and single spaces; nothing where a phone of this country could not dial it. */
export function readNumber(typed: string, kind: 'voice' | 'text'): string | undefined {
	const number = typed.trim();
	const digits = digitsOf(number);
	const isWhole = /^\d+( \d+)*$/.test(number) && !numbersOnHold.includes(digits);
	const fits = voice.test(digits) || (kind === 'text' && short.test(digits));
	return isWhole && fits ? number : undefined;
}

/** Whether a call costs nothing from any phone, by the national plan. */
export function isFree(number: string): boolean {
	return /^(0800|0808|116)/.test(digitsOf(number));
}

/** A number that is written in texts, and what is to stand there instead. */
export type Renumbered = { readonly was: string; readonly number: string };

let renumbered: readonly Renumbered[] = [];

/** What texts print from now on: set where the corrections are read. */
export function renumber(all: readonly Renumbered[]): void {
	renumbered = all;
}

/** A text with each number that was corrected in place of the old one. */
export function asNumbered(text: string): string {
	return renumbered.reduce((said, { was, number }) => said.replaceAll(was, number), text);
}
