/** Sentences laid flat by their whole names, such as `home.next.title`, and how names of the same sentence belong together. */
import { filesOf } from './resources.ts';
import type { Language } from './languages.ts';

export type Sentences = ReadonlyMap<string, string>;
export type Branch = { readonly [name: string]: string | Branch };

/** The sentences of a language as this version says them. */
export function sentencesIn(lang: Language): Sentences {
	return new Map(
		Object.entries(filesOf(lang)).flatMap(([file, inside]) => flat(inside as Branch, file))
	);
}

const ending = /_(zero|one|two|few|many|other)$/;

/** The name of a sentence without its plural ending, as it is asked for. */
export function bare(key: string): string {
	return key.replace(ending, '');
}

/** Which kind of number a sentence is for, if it is for one. */
export function formOf(key: string): string | undefined {
	return ending.exec(key)?.[1];
}

/** The English a sentence was made from: the same name, or where a language has more kinds of number, the general one. */
export function sourceOf(key: string, english: Sentences): string | undefined {
	const stem = bare(key);
	return english.get(key) ?? english.get(`${stem}_other`) ?? english.get(stem);
}

/** The sentences of a branch by their whole names. */
export function flat(branch: Branch, name: string): [string, string][] {
	return Object.entries(branch).flatMap(([part, inside]) =>
		typeof inside === 'string' ? [[`${name}.${part}`, inside]] : flat(inside, `${name}.${part}`)
	);
}
