/** Careful reading of somebody else's JSON: own keys only, a wrong type is nothing, and a long list is cut. */

export type Json = Readonly<Record<string, unknown>>;

/** What was left out while reading, in plain English and without a word of what was sent; and how much may still be read. */
export type Notes = {
	readonly ignored: Set<string>;
	left: number;
	/** A list that was longer than is read. What follows from it is nobody's word: the charge that was cut may be the one. */
	cut?: string;
};

// A real hearing has a few hundred offences at most. The whole budget keeps a hostile body from costing more than one.
const longest = 500;
const budget = 20_000;

export function newNotes(): Notes {
	return { ignored: new Set(), left: budget };
}

/** Why a message is not read of which a list was cut. */
export function tooLong(list: string): string {
	return `The list \`${list}\` is too long: at most ${longest} entries in one list and ${budget} in a message.`;
}

export function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key: `constructor` and the like of a prototype are nothing. */
export function valueAt(within: unknown, key: string): unknown {
	return isJson(within) && Object.hasOwn(within, key) ? within[key] : undefined;
}

export function objectAt(within: unknown, key: string): Json | undefined {
	const value = valueAt(within, key);
	return isJson(value) ? value : undefined;
}

/** The objects of a list, at most 500 of one list and 20,000 of a message; anything else in it is passed over. */
export function listAt(notes: Notes, within: unknown, key: string): Json[] {
	const value = valueAt(within, key);
	if (!Array.isArray(value)) return [];
	const most = Math.min(longest, notes.left);
	if (value.length > most) notes.cut ??= key;
	const read = value.slice(0, most);
	notes.left -= read.length;
	return read.filter(isJson);
}

/** Text without spaces around it, cut at a length; nothing when it is empty. */
export function textAt(within: unknown, key: string, most = 200): string | undefined {
	const value = valueAt(within, key);
	if (typeof value !== 'string') return undefined;
	return value.slice(0, most).trim() || undefined;
}

export function flagAt(within: unknown, key: string): boolean {
	return valueAt(within, key) === true;
}

export function wholeAt(within: unknown, key: string): number | undefined {
	const value = valueAt(within, key);
	return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** A UUID in small letters. Nothing else is an id here: what may stand in a reference must not be able to be a name. */
export function idAt(within: unknown, key: string): string | undefined {
	return readId(valueAt(within, key));
}

/** Whether something stands under a key that should be an id and is none. */
export function isUnreadId(within: unknown, key: string): boolean {
	return (valueAt(within, key) ?? '') !== '' && idAt(within, key) === undefined;
}

export function readId(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const id = value.trim().toLowerCase();
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
}
