/** What the pages of a demonstration weigh on the way, compressed as the server sends them. */
import { address, stillPages } from '#lib/i18n/pages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { papersIn, type Server } from './_server.ts';
import { ask, visitor } from './_visitor.ts';

export type Weight = { readonly lang: Language; readonly page: string; readonly bytes: number };

const br = { accept: 'text/html', 'accept-encoding': 'br' };
const open = [...stillPages, '/help', '/help?n=2', '/talk', '/sign-in'] as const;

/** The pages that anybody can open, and the given ones of somebody invented who reads this language. */
export async function weighAll(
	server: Server,
	folder: string,
	lang: Language,
	hers: readonly string[] = ['/home', '/dates']
): Promise<Weight[]> {
	const she = visitor(server.port);
	const victims = papersIn(folder).people.filter(({ role }) => role === 'victim');
	await she.post('/demo', { id: victims.find(({ language }) => language === lang)?.id ?? '' });
	const cookie = [...she.jar].map(([name, value]) => `${name}=${value}`).join('; ');
	const list: Weight[] = [];
	for (const page of open)
		list.push({ lang, page, bytes: await weigh(server, address(lang, page)) });
	for (const page of hers) list.push({ lang, page, bytes: await weigh(server, page, { cookie }) });
	return list;
}

async function weigh(
	{ port }: Server,
	target: string,
	more: Readonly<Record<string, string>> = {}
): Promise<number> {
	const { status, headers, body } = await ask(port, target, { headers: { ...br, ...more } });
	if (status !== 200 || headers['content-encoding'] !== 'br')
		throw new Error(`${target} was answered ${status}, not in brotli`);
	return body.length;
}
