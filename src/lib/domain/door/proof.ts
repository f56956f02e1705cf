/** Proving again that it is her: for one named purpose, good for five minutes (OWASP ASVS 5.0, 7.5.1 and 7.5.3). */
import type { Instant } from '#lib/domain/event.ts';

/** How somebody came in, or showed again who she is. `code-elsewhere`: by a code used before, in a browser we do not know. */
export type How =
	| 'code'
	| 'code-elsewhere'
	| 'words'
	| 'card'
	| 'key'
	| 'recovery'
	| 'begun'
	| 'proved';

/** What has to be proved for, and the page it opens: there is no other way to name one, so nothing leads elsewhere. */
export const purposes = {
	contact: '/needs',
	'way-back': '/way-back',
	card: '/way-back/card',
	paper: '/way-back/paper',
	'signed-in': '/signed-in',
	pause: '/signed-in/pause',
	people: '/people',
	copy: '/your-data',
	erase: '/your-data/erase'
} as const;
/** The same for staff: to see a number, to open many calls in an hour, and to change who has which keys. */
export const staffPurposes = {
	number: '/desk',
	many: '/desk',
	team: '/desk/team',
	keys: '/desk/keys'
} as const;
export type StaffPurpose = keyof typeof staffPurposes;
export type Purpose = keyof typeof purposes | StaffPurpose;

/** What she proved, and when. */
export type Proof = { readonly purpose: Purpose; readonly at: Instant };

const goodFor = 5 * 60_000;

/** Whether a proof still holds, for this purpose and no other. */
export function isProved(proof: Proof | undefined, purpose: Purpose, now: Instant): boolean {
	return proof?.purpose === purpose && now - proof.at <= goodFor;
}

/** The purpose of a name from an address, among those there are for whoever asks, or nothing. */
export function readPurpose<Of extends Partial<Record<Purpose, string>>>(
	of: Of,
	name: string | null
): (keyof Of & Purpose) | undefined {
	return Object.keys(of).find((one): one is keyof Of & Purpose => one === name);
}
