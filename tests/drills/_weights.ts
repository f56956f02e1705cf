/** What the pages of a demonstration weigh on the way, compressed as the server sends them. */
import { address, stillPagesIn } from '#lib/i18n/pages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { papersIn, type Server } from './_server.ts';
import { ask, visitor } from './_visitor.ts';

export type Weight = { readonly lang: Language; readonly page: string; readonly bytes: number };

const br = { accept: 'text/html', 'accept-encoding': 'br' };
const made = ['/help', '/help?n=2', '/talk', '/sign-in'];

/** The pages that anybody can open, and those of somebody invented in this language. */
export async function weighAll(
	server: Pick<Server, 'port'>,
	folder: string,
	lang: Language
): Promise<Weight[]> {
	const list = await weighPages(server, lang, [...stillPagesIn(lang), ...made]);
	return [...list, ...(await weighHers(server, folder, lang, ['/home', '/dates']))];
}

/** The heaviest of those made for each request: what grows with a language's letters. */
export async function weighHeaviest(
	server: Pick<Server, 'port'>,
	folder: string,
	lang: Language
): Promise<Weight[]> {
	const list = await weighPages(server, lang, ['/help', '/help?n=2', '/talk']);
	return [...list, ...(await weighHers(server, folder, lang, ['/home']))];
}

async function weighPages(server: Pick<Server, 'port'>, lang: Language, pages: readonly string[]) {
	const list: Weight[] = [];
	for (const page of pages)
		list.push({ lang, page, bytes: await weigh(server, address(lang, page)) });
	return list;
}

/** Hers who reads this language, or where nobody invented does of somebody who chooses it for a while. */
async function weighHers(
	server: Pick<Server, 'port'>,
	folder: string,
	lang: Language,
	pages: readonly string[]
): Promise<Weight[]> {
	const she = visitor(server.port);
	const victims = papersIn(folder).people.filter(({ role }) => role === 'victim');
	const own = victims.find(({ language }) => language === lang) ?? victims[0];
	await she.post('/demo', { id: own?.id ?? '' });
	await she.post('/language', { lang, to: '/home' });
	const cookie = [...she.jar].map(([name, value]) => `${name}=${value}`).join('; ');
	const list: Weight[] = [];
	for (const page of pages) list.push({ lang, page, bytes: await weigh(server, page, { cookie }) });
	await she.post('/language', { lang: own?.language ?? 'en', to: '/home' });
	return list;
}

async function weigh(
	{ port }: Pick<Server, 'port'>,
	target: string,
	more: Readonly<Record<string, string>> = {}
): Promise<number> {
	const { status, headers, body } = await ask(port, target, { headers: { ...br, ...more } });
	if (status !== 200 || headers['content-encoding'] !== 'br')
		throw new Error(`${target} was answered ${status}, not in brotli`);
	return body.length;
}
