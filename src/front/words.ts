/** The few sentences that are said in front of the app, in the language that is asked for; nobody's visit is known here. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { preferred, type Language } from '#lib/i18n/languages.ts';
import { offered } from '#lib/i18n/offered.ts';
import { readAddress } from '#lib/i18n/pages.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Node gives it nothing; Vite writes the words in its place. */
const built: Readonly<Record<string, Words>> | undefined = import.meta.env
	? import.meta.glob('../lib/i18n/*/front.json', { import: 'default', eager: true })
	: undefined;
const all = new Map(
	offered.map((code) => [code, built?.[`../lib/i18n/${code}/front.json`] ?? read(code)])
);

function read(code: Language): Words {
	const place = path.join(import.meta.dirname, '../lib/i18n', code, 'front.json');
	return JSON.parse(readFileSync(place, 'utf8')) as Words;
}

/** A sentence by its name, such as `front.large.title`. */
export function sentence(name: `front.${string}.${string}`, lang: Language): string {
	const [, part = '', last = ''] = name.split('.');
	const found = all.get(lang)?.[part]?.[last];
	if (found === undefined) throw new Error(`No words for ${name}`);
	return found;
}

/** The language of a request: that of its address, else the first its browser asks for, where somebody has read it. */
export function languageAsked(req: IncomingMessage, path: string): Language {
	// As the app has it: the front knows no world.
	const unread: readonly Language[] = Reflect.get(globalThis, 'alongsideUnread') ?? [];
	const read = offered.filter((one) => !unread.includes(one));
	return readAddress(path).lang ?? preferred(req.headers['accept-language'] ?? null, read);
}
