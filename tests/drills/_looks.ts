/** What each sort of person is shown of what was planted, page by page, and what may be kept of a page on the way. */
import { foundIn, planted, type Planted } from './_planted.ts';
import type { Visitor } from './_visitor.ts';

/** Who looks, where, and what of all that they may see there. */
export type Look = {
	readonly as: string;
	readonly who: Visitor;
	/** Comes in first, as who has waited for others to look. */
	readonly comes?: () => Promise<void>;
	readonly pages: readonly string[];
	readonly may?: (one: Planted, page: string) => boolean;
	/** Something that has to stand on one of the pages, or the looking does not work. */
	readonly sees?: string | undefined;
};
export type Seen = {
	/** What somebody was shown that is not for them, with who it was. */
	readonly shown: readonly Planted[];
	/** Pages with anything of anybody that a browser, or whoever passes it on, may keep. */
	readonly kept: readonly string[];
	/** Pages that came to nobody whole. */
	readonly unread: readonly string[];
	readonly pages: number;
};

/** Looks at every page of each look. Throws where somebody does not see what is theirs. */
export async function lookAll(looks: readonly Look[]): Promise<Seen> {
	const seen = { shown: [] as Planted[], kept: [] as string[], unread: [] as string[], pages: 0 };
	for (const { as, who, comes, pages, may = () => false, sees } of looks) {
		await comes?.();
		let isSeen = sees === undefined;
		for (const page of pages) {
			const reply = await who
				.see(page)
				.catch((error: unknown) => void seen.unread.push(`${page}: ${String(error)}`));
			if (!reply) continue;
			seen.pages += 1;
			isSeen ||= reply.text.includes(sees ?? '');
			const all = Buffer.concat([reply.body, Buffer.from(JSON.stringify(reply.headers))]);
			const found = foundIn(all, planted);
			const wrong = found.filter((one) => !may(one, page));
			seen.shown.push(...wrong.map((one) => ({ ...one, sort: `${one.sort}, ${as}, ${page}` })));
			if (found.length > 0 && reply.headers['cache-control'] !== 'no-store')
				seen.kept.push(`${as}, ${page}`);
		}
		if (!isSeen) throw new Error(`Nothing of theirs is shown to the ${as}`);
	}
	return seen;
}

/** Pages that need nobody signed in. */
export const openPages = [
	...['/', '/rights', '/help', '/leaflet', '/safety', '/talk', '/talk/receipt', '/talk/someone'],
	...['/talk/someone/thanks', '/talk/check', '/sign-in', '/sign-in/yours', '/sign-in/lost'],
	...['/receipt', '/begin', '/staff', '/staff/begin', '/agency/sign-in', '/kitchen', '/offline'],
	...['/leave', '/demo', '/nowhere', '/readyz']
] as const;

/** A victim's own. */
export const herPages = [
	...['/home', '/dates', '/open', '/way-back', '/way-back/yours', '/prove?for=signed-in'],
	...[
		'/signed-in',
		'/signed-in/pause',
		'/tell-us',
		'/needs',
		'/needs/told',
		'/advocate',
		'/looked'
	],
	...['/your-data', '/your-data/erase', '/messages', '/messages?all', '/people', '/asked', '/news'],
	...['/rules', '/join', '/talk', '/talk/receipt', '/talk/change', '/help']
] as const;

/** The desk's, but for those of one call, one victim or one colleague. */
export const deskPages = [
	...['/desk', '/desk/asked', '/desk/back', '/desk/begin', '/desk/keys', '/desk/letting-in'],
	...['/desk/messages', '/desk/requests', '/desk/team', '/desk/team/about', '/desk/team/away'],
	...['/desk/team/rota', '/desk/prove?for=number', '/home', '/']
] as const;
