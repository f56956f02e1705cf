/** Codes people carry: made at random, written for paper, read however they are typed. */
import { randomBytes, randomInt } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { latinDigits } from '#lib/domain/digits.ts';
import { readReceipt, secretDigits, shownReceipt } from '#lib/domain/call/receipt-number.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { givenWords } from './words-given.ts';

// Crockford's base 32: no I, L, O or U, so that nothing is read as something else.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id nobody can guess, 128 bits, lower case. */
export function newId(): string {
	return randomBytes(16).toString('hex');
}

/** An invitation's code: 5 letters that find it (25 bits) and 10 that prove it (50 bits). */
export function newInvitationCode(): { locator: string; secret: string; shown: string } {
	const locator = pick(5);
	const secret = pick(10);
	return { locator, secret, shown: `${locator}-${secret.slice(0, 5)}-${secret.slice(5)}` };
}

/** Reads a code as typed: any spacing, dashes, case or digits; nothing when it cannot be one of ours. */
export function readInvitationCode(typed: string): { locator: string; secret: string } | undefined {
	const plain = crockford(typed);
	return plain.length === 15 ? { locator: plain.slice(0, 5), secret: plain.slice(5) } : undefined;
}

/** The five digits of a batch of packs: no secret. */
export function newBatch(): string {
	return digits(5);
}

/** The number of a call's receipt, 33 bits: with the limits of a network that is enough for a call of a few days. */
export function newReceipt(): string {
	return shownReceipt(digits(secretDigits));
}

/** A sign-in number: 8 digits, not secret, shown as two groups of four. */
export function newNumber(): string {
	return digits(8);
}

/** Words to sign in with, 65 bits: six English words, or twenty digits, which every script can type. */
export function newWords(lang: Language): string {
	if (lang !== 'en') return digits(20).replace(/(\d{4})(?=\d)/g, '$1 ');
	return Array.from({ length: 6 }, () => givenWords[randomInt(givenWords.length)]).join(' ');
}

/** Words as they are compared: any case, spacing, accents or digits. */
export function plainWords(typed: string): string {
	const words = plain(typed).match(/[\p{L}\d]+/gu) ?? [];
	if (words.every((word) => /^\d+$/.test(word))) return words.join('');
	const known = words.every((word) => wordlist.includes(word));
	const letters = words.join('');
	const run = known || letters.length > longestWords ? undefined : apart(letters);
	return (run ?? words).join(' ');
}

/** Whether what she typed back is the first of these words, of digits the first four, or all of them. */
export function isFirstOf(words: string, typed: string): boolean {
	const [first = ''] = words.split(' ');
	return [first, words].some((one) => plainWords(typed) === plainWords(one));
}

/** A number and the words that go with it. */
export type Typed = { readonly number: string; readonly words: string };

/**
 * Reads a number and words from one box, in any order: of letters and digits the digits are the number; of digits alone
 * the number is the first eight or, where they came last, the last. The likelier reading comes first.
 */
export function readBoth(typed: string): readonly [Typed, Typed] {
	const text = plain(typed);
	const digits = text.replace(/\D/g, '');
	const letters = text.replace(/[^\p{L}]+/gu, ' ').trim();
	if (letters) {
		const only = { number: digits, words: plainWords(letters) };
		return [only, only];
	}
	return [
		{ number: digits.slice(0, 8), words: digits.slice(8) },
		{ number: digits.slice(-8), words: digits.slice(0, -8) }
	];
}

/** A code for the day on which she has lost the rest: 5 letters that find it and 15 that prove it (75 bits). */
export function newRecoveryCode(): { locator: string; secret: string; shown: string } {
	const locator = pick(5);
	const secret = pick(15);
	return { locator, secret, shown: `${locator}${secret}`.replace(/(.{5})(?=.)/g, '$1-') };
}

/** Reads a recovery code as typed; nothing when it cannot be one of ours. */
export function readRecoveryCode(typed: string): { locator: string; secret: string } | undefined {
	const code = crockford(typed);
	return code.length === 20 ? { locator: code.slice(0, 5), secret: code.slice(5) } : undefined;
}

/** What she says on the telephone: two words, or six digits. Only staff can try it, and only a few times. */
export function newSpoken(lang: Language): string {
	if (lang !== 'en') return digits(6).replace(/(\d{3})(?=\d)/, '$1 ');
	return Array.from({ length: 2 }, () => givenWords[randomInt(givenWords.length)]).join(' ');
}

/** A card of ten codes of eight letters, each good once. */
export function newCard(): string[] {
	return Array.from({ length: 10 }, () => pick(8)).map(
		(code) => `${code.slice(0, 4)}-${code.slice(4)}`
	);
}

/** A card code as it is compared. */
export function plainCardCode(typed: string): string {
	return crockford(typed);
}

/** What a thing that opens nothing by itself is, by its shape: nothing is looked up. */
export type Shape = 'words' | 'spoken' | 'number' | 'card-code' | 'call' | 'near';

/** Tells what was typed where a code was asked for, so that whoever typed it hears what it is for. */
export function shapeOf(typed: string): Shape | undefined {
	if (readReceipt(typed)) return 'call';
	const code = crockford(typed);
	const words = plainWords(typed);
	if (/^\d+$/.test(words)) return digitsAre[words.length] ?? nearly(code);
	const ours = words.split(' ').filter((word) => wordlist.includes(word)).length;
	if (ours === words.split(' ').length && ours > 1) return ours === 2 ? 'spoken' : 'words';
	if (ours === 0 && code.length === 8) return 'card-code';
	return nearly(code);
}

const digitsAre: Readonly<Record<number, Shape>> = { 6: 'spoken', 8: 'number', 20: 'words' };

// A letter too few or too many; a word or a sentence is no code.
function nearly(code: string): Shape | undefined {
	const isLong = code.length > 11 && code.length < 19 && code.length !== 15;
	return isLong && /\d/.test(code) ? 'near' : undefined;
}

/** How many letters and digits a code has as typed. */
export function lengthOf(typed: string): number {
	return crockford(typed).length;
}

function crockford(typed: string): string {
	return latinDigits(typed.normalize('NFKC'))
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replace(/[IL]/g, '1')
		.replace(/O/g, '0');
}

// Six words of eight letters: nothing longer can be ours.
const longestWords = 48;

function plain(typed: string): string {
	return latinDigits(typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
}

/** Six words of the list that were written as one; nothing when they are not. */
function apart(letters: string, left = 6): string[] | undefined {
	if (left === 0) return letters === '' ? [] : undefined;
	for (const word of wordlist) {
		const rest = letters.startsWith(word) ? apart(letters.slice(word.length), left - 1) : undefined;
		if (rest) return [word, ...rest];
	}
	return undefined;
}

function pick(length: number): string {
	return Array.from({ length }, () => letters[randomInt(32)]).join('');
}

function digits(length: number): string {
	return Array.from({ length }, () => randomInt(10)).join('');
}
