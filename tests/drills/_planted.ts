/** Values that must be found nowhere: made so that nothing else looks like them, remembered, and looked for in bytes. */

export type Planted = { readonly sort: string; readonly value: string };

/** All that were planted so far, in order. */
export const planted: Planted[] = [];

/** Remembers a value and gives it back. */
export function plant(sort: string, value: string): string {
	planted.push({ sort, value });
	return value;
}

let made = 0;

/** A name nobody has. */
export function newName(): string {
	made += 1;
	const letters = [...String(made).padStart(4, '0')]
		.map((digit) => 'bdfghklmnp'[Number(digit)])
		.join('');
	return `Xqu${letters}ivar Zwo${letters}ental`;
}

/** The values of a text that can be read in it: as they are, in any case, without spaces, in base64 and in hexadecimal. */
export function foundIn(bytes: Buffer, values: readonly Planted[]): Planted[] {
	const text = bytes.toString('latin1').toLowerCase();
	const bare = text.replaceAll(/[\s-]/g, '');
	return values.filter(({ value }) => {
		const plain = Buffer.from(value).toString('latin1').toLowerCase();
		const squeezed = plain.replaceAll(/[\s-]/g, '');
		return (
			text.includes(plain) ||
			bare.includes(squeezed) ||
			coded(value).some((one) => bytes.includes(one))
		);
	});
}

function coded(value: string): string[] {
	// In base64 a text begins at one of three places; what is certain of each is looked for.
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.from('\0'.repeat(shift) + value).toString('base64');
		return whole.replace(/=+$/, '').slice(shift === 0 ? 0 : 4, -2);
	});
	const hex = Buffer.from(value).toString('hex');
	return [...base64.filter((text) => text.length >= 8), hex, hex.toUpperCase()];
}

/** How many there are of each sort. */
export function bySort(values: readonly Planted[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { sort } of values) counts[sort] = (counts[sort] ?? 0) + 1;
	return counts;
}
