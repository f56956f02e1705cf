/**
 * The number on the outside of a pack: five digits of the batch, two of the pack in it, and one by which a slip of the
 * finger is noticed (Damm, 2004: every wrong digit, and every two that changed places).
 */
import { latinDigits } from '#lib/domain/digits.ts';

/** So many packs are printed at once. */
export const perBatch = 50;

const table = [
	'0317598642',
	'7092154863',
	'4206871359',
	'1750983426',
	'6123045978',
	'3674209581',
	'5869720134',
	'8945362017',
	'9438617205',
	'2581436790'
];

function checked(digits: string): string {
	return [...digits].reduce((last, digit) => table[Number(last)]?.[Number(digit)] ?? '', '0');
}

/** The number of the nth pack of a batch, from 1 on. */
export function packNumber(batch: string, nth: number): string {
	const plain = `${batch}${String(nth).padStart(2, '0')}`;
	return `${plain}${checked(plain)}`;
}

/** The number as it is printed: 40712 01 7. */
export function shownPack(number: string): string {
	return number.replace(/^(\d{5})(\d\d)(\d)$/, '$1 $2 $3');
}

/** A number as typed or scanned, however it is spaced; nothing where a digit is wrong or missing. */
export function readPack(typed: string): string | undefined {
	const digits = latinDigits(typed).replace(/[\s\p{Pd}.]/gu, '');
	return /^\d{8}$/.test(digits) && checked(digits) === '0' ? digits : undefined;
}
