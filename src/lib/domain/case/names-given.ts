/** What she calls each of several people: her words, tied to whom she gave them and to nobody else. */
import type { DefendantKey } from '#lib/domain/event.ts';
import { isSaid, readable } from '#lib/domain/message/message.ts';

/** Her names by the keys of people. A number may change hands, a key never does. */
export type NamesGiven = ReadonlyMap<DefendantKey, string>;

/** Nobody was given a name. */
export const noNames: NamesGiven = new Map();

/** The most characters a name has. */
export const longestName = 40;

/** `same`: another has that name already, so that nobody could tell them apart by it. */
export type Misnamed =
	| { readonly key: DefendantKey; readonly why: 'same' }
	| { readonly key: DefendantKey; readonly why: 'too-long'; readonly length: number };
export type ReadNames =
	| { readonly ok: true; readonly names: NamesGiven }
	/** `gone`: a name was typed for somebody who is not told of any more, so that it is nobody's. */
	| { readonly ok: false; readonly gone: boolean; readonly wrong: readonly Misnamed[] };

/** Reads what she typed for each of `people`; an empty name takes one away. What is refused is refused whole, never cut. */
export function readNames(
	typed: ReadonlyMap<string, string>,
	people: readonly DefendantKey[]
): ReadNames {
	const names = new Map(people.map((key) => [key, nameIn(typed.get(key) ?? '')]));
	const gone = [...typed].some(
		([key, name]) => !people.some((one) => one === key) && nameIn(name) !== ''
	);
	const wrong = people.flatMap((key) => misnamed(names, key) ?? []);
	return gone || wrong.length > 0 ? { ok: false, gone, wrong } : { ok: true, names };
}

function nameIn(typed: string): string {
	const name = readable(typed).replace(/\s+/g, ' ');
	return isSaid(name) ? name : '';
}

function misnamed(names: NamesGiven, key: DefendantKey): Misnamed | undefined {
	const name = names.get(key) ?? '';
	const { length } = [...name];
	if (length > longestName) return { key, why: 'too-long', length };
	const first = [...names].find(([, other]) => alike(other) === alike(name));
	return name !== '' && first?.[0] !== key ? { key, why: 'same' } : undefined;
}

function alike(name: string): string {
	return name.normalize('NFKC').toLowerCase();
}

/** Her names after she gave these: of anybody else a name stays as it is, unless she has given it to another now. */
export function renamed(before: NamesGiven, given: NamesGiven): NamesGiven {
	const named = [...given].filter(([, name]) => name !== '');
	const taken = new Set(named.map(([, name]) => alike(name)));
	const others = [...before].filter(([key, name]) => !given.has(key) && !taken.has(alike(name)));
	return new Map([...others, ...named]);
}
