/** Digits as people type them: a phone set to Arabic, Bengali or Tamil types its own. */

/** The text with the digits of every script as 0 to 9, and without the invisible marks that come along when text is pasted. */
export function latinDigits(text: string): string {
	return text.replace(/\p{Cf}/gu, '').replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

// Unicode keeps the ten digits of a script beside each other, beginning with its zero (Unicode 16, 4.6).
function valueOf(digit: string): number {
	const at = digit.codePointAt(0) ?? 0;
	let zero = at;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return (at - zero) % 10;
}
