/** Values that must be found nowhere: made so that nothing else looks like them, remembered, and looked for in bytes. */
import { createHash } from 'node:crypto';

export type Planted = {
	readonly sort: string;
	readonly value: string;
	/** Whose it is, where somebody's own pages may show it. */
	readonly of?: string;
};

/** All that were planted so far, in order. */
export const planted: Planted[] = [];

/** Remembers a value and gives it back. */
export function plant(sort: string, value: string, of?: string): string {
	planted.push({ sort, value, ...(of ? { of } : {}) });
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

/**
 * The values of a text that can be read in it: as they are, in any case, without spaces, as an address, in base64, in
 * hexadecimal, a telephone number as dialled from abroad; and by a hash without a key, which can be tried out.
 */
export function foundIn(bytes: Buffer, values: readonly Planted[]): Planted[] {
	const { lower, bare, raw } = sought(values);
	const text = bytes.toString('latin1').toLowerCase();
	const squeezed = text.replaceAll(/[\s-]/g, '');
	const found = new Set([
		...meetIn(Buffer.from(text, 'latin1'), lower),
		...meetIn(Buffer.from(squeezed, 'latin1'), bare),
		...meetIn(bytes, raw)
	]);
	return values.filter((one) => found.has(one));
}

/** What is looked for in one pass, by the first four bytes of each. */
type Needles = Map<number, { readonly needle: Buffer; readonly one: Planted }[]>;
type Sought = {
	readonly many: number;
	readonly lower: Needles;
	readonly bare: Needles;
	readonly raw: Needles;
};
const soughtIn = new WeakMap<readonly Planted[], Sought>();

function sought(values: readonly Planted[]): Sought {
	const known = soughtIn.get(values);
	if (known?.many === values.length) return known;
	const made: Sought = {
		many: values.length,
		lower: new Map(),
		bare: new Map(),
		raw: new Map()
	};
	for (const one of values) {
		const plain = Buffer.from(one.value).toString('latin1').toLowerCase();
		const squeezed = plain.replaceAll(/[\s-]/g, '').replace(/^0(?=\d{10}$)/, '');
		add(made.lower, one, Buffer.from(plain, 'latin1'));
		add(made.bare, one, Buffer.from(squeezed, 'latin1'));
		for (const code of [...coded(one.value), ...hashed(one.sort, one.value)])
			add(made.raw, one, typeof code === 'string' ? Buffer.from(code) : code);
	}
	soughtIn.set(values, made);
	return made;
}

function add(to: Needles, one: Planted, needle: Buffer): void {
	if (needle.length < 4) throw new Error(`Too short to be looked for: ${one.sort}`);
	const first = needle.readInt32BE();
	to.set(first, [...(to.get(first) ?? []), { needle, one }]);
}

function meetIn(bytes: Buffer, needles: Needles): Set<Planted> {
	const found = new Set<Planted>();
	for (let at = 0, last = 0; at < bytes.length; at += 1) {
		last = (last << 8) | (bytes[at] ?? 0);
		for (const { needle, one } of (at >= 3 && needles.get(last)) || [])
			if (needle.equals(bytes.subarray(at - 3, at - 3 + needle.length))) found.add(one);
	}
	return found;
}

function coded(value: string): string[] {
	// In base64 a text begins at one of three places; what is certain of each is looked for.
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.from('\0'.repeat(shift) + value).toString('base64');
		return whole.replace(/=+$/, '').slice(shift === 0 ? 0 : 4, -2);
	});
	const hex = Buffer.from(value).toString('hex');
	const address = encodeURIComponent(value);
	return [
		...base64.filter((text) => text.length >= 8),
		...[hex, hex.toUpperCase(), address, address.replaceAll('%20', '+')]
	];
}

// Made by chance and too long to be tried out: the hash of one gives nothing away.
const chance = /^(cookie|root key|secret|code|printed code|id of)/;

function hashed(sort: string, value: string): (Buffer | string)[] {
	if (chance.test(sort)) return [];
	return [value, value.replaceAll(/[\s-]/g, ''), value.toLowerCase()].flatMap((each) => {
		const digest = createHash('sha256').update(each).digest();
		return [digest, digest.toString('hex'), digest.toString('base64url').slice(0, 42)];
	});
}

/** How many there are of each sort. */
export function bySort(values: readonly Planted[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { sort } of values) counts[sort] = (counts[sort] ?? 0) + 1;
	return counts;
}
