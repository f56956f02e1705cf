/** Codes people carry: made at random, written for paper, read however they are typed. */
import { randomBytes, randomInt } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Language } from '#lib/i18n/languages.ts';

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

/** A sign-in number: 8 digits, not secret, shown as two groups of four. */
export function newNumber(): string {
	return digits(8);
}

/** Reads a number as typed, in any digits and spacing. */
export function readNumber(typed: string): string {
	return latinDigits(typed).replace(/\D/g, '');
}

/** Words to sign in with, 66 bits: six English words, or twenty digits, which every script can type. */
export function newWords(lang: Language): string {
	if (lang !== 'en') return digits(20).replace(/(\d{4})(?=\d)/g, '$1 ');
	return Array.from({ length: 6 }, () => wordlist[randomInt(wordlist.length)]).join(' ');
}

/** Words as they are compared: any case, spacing, accents or digits. */
export function plainWords(typed: string): string {
	const text = latinDigits(typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
	const words = text.match(/[\p{L}\d]+/gu) ?? [];
	return words.join(words.every((word) => /^\d+$/.test(word)) ? '' : ' ');
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

function crockford(typed: string): string {
	return latinDigits(typed.normalize('NFKC'))
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replace(/[IL]/g, '1')
		.replace(/O/g, '0');
}

function latinDigits(text: string): string {
	return text
		.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
		.replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

function pick(length: number): string {
	return Array.from({ length }, () => letters[randomInt(32)]).join('');
}

function digits(length: number): string {
	return Array.from({ length }, () => randomInt(10)).join('');
}
