/** The few sentences that are said in front of the app, in the language that is asked for; nobody's visit is known here. */
import type { IncomingMessage } from 'node:http';
import { preferred, type Language } from '#lib/i18n/languages.ts';
import { offered } from '#lib/i18n/offered.ts';
import { readAddress } from '#lib/i18n/pages.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

const read = offered.map(async (code): Promise<[Language, Words]> => {
	const { front } = (await import(`../lib/i18n/${code}/list.ts`)) as { readonly front: Words };
	return [code, front];
});
const all = new Map(await Promise.all(read));

/** A sentence by its name, such as `front.large.title`. */
export function sentence(name: `front.${string}.${string}`, lang: Language): string {
	const [, part = '', last = ''] = name.split('.');
	const found = all.get(lang)?.[part]?.[last];
	if (found === undefined) throw new Error(`No words for ${name}`);
	return found;
}

/** The language of a request: that of its address, else the first its browser asks for. */
export function languageAsked(req: IncomingMessage, path: string): Language {
	return readAddress(path).lang ?? preferred(req.headers['accept-language'] ?? null);
}
