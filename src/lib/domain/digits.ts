/** Digits as people type them: a phone set to Arabic, Persian or Urdu types its own. */

/** The text with Arabic-Indic digits as 0 to 9, and without the invisible marks that come along when text is pasted. */
export function latinDigits(text: string): string {
	return text
		.replace(/\p{Cf}/gu, '')
		.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
		.replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
