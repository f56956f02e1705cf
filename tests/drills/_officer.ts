/** What an officer of a police force does: gives a page on paper and prints sealed packs, whose codes are then looked for. */
import { newToken } from '#lib/server/vault/tokens.ts';
import { leadsTo } from './_hers.ts';
import { plant } from './_planted.ts';
import type { Visitor } from './_visitor.ts';

export const officerPages = [
	...['/agency', '/agency/give', '/agency/give/given', '/agency/give/paper', '/agency/packs'],
	...['/agency/packs/paper', '/agency/list', '/agency/list/paper', '/agency/asks']
] as const;

const code = /\b[0-9A-Z]{5}-((?:[0-9A-Z]{5}-?){2})\b/g;

/** Gives a page and prints a batch of packs; gives the code of the page. Throws where a paper shows no code. */
export async function givesAndPrints(officer: Visitor, urn: string): Promise<string> {
	const given = { reference: plant('reference', urn, urn), language: 'en', alone: 'yes' };
	await leadsTo(officer, '/agency/give', { ...given, token: newToken() }, /give\/paper$/);
	const [own = ''] = await codesOn(officer, '/agency/give/paper');
	const print = { language: 'en', token: newToken() };
	await leadsTo(officer, '/agency/packs?/print', print, /packs\/paper$/);
	await codesOn(officer, '/agency/packs/paper');
	return own;
}

async function codesOn(officer: Visitor, page: string): Promise<string[]> {
	const { text } = await officer.see(page);
	const codes = [...new Set([...text.matchAll(code)].map(([whole]) => whole))];
	if (codes.length === 0) throw new Error(`${page} shows no code`);
	// The first letters find the paper and prove nothing.
	for (const one of codes) plant('code of a paper', one.slice(6));
	return codes;
}
