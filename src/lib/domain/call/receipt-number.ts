/**
 * The number that opens one call for whoever asked. It looks like the telephone number of an office and can ring nobody:
 * it lies in a range that Ofcom keeps for drama, and its extension, which no exchange dials, carries what cannot be guessed.
 */
import { latinDigits } from '#lib/domain/digits.ts';

export const secretDigits = 10;

// 020 7946 0000 to 0999.
const range = '02079460';
const typedWays = new RegExp(`^(?:0|44|0044|440|00440)${range.slice(1)}(\\d{${secretDigits}})$`);

/** The number as it is shown, from ten digits at random. */
export function shownReceipt(secret: string): string {
	return `020 7946 0${secret.slice(0, 3)} ext ${secret.slice(3, 6)} ${secret.slice(6)}`;
}

/** The ten digits of a number as typed, however it is written; nothing when it is none of ours. */
export function readReceipt(typed: string): string | undefined {
	return typedWays.exec(latinDigits(typed).replace(/\D/g, ''))?.[1];
}
