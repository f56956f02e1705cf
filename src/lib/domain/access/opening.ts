/** What number and words alone do not open, and what somebody who knew her words could do there: that is why a code is asked for. */

/**
 * `place`: wait for her at the court · `news`: choose how she hears hard news · `answer`: answer for her · `words`: read what
 * she wrote, or write in her name · `reach`: have us ring them · `people`: let themselves in · `join`: put a page of theirs
 * beside hers · `seen`: learn when she is here · `out`: lock her out · `copy`: take all of it, or delete it.
 */
export type Harm =
	| 'place'
	| 'news'
	| 'answer'
	| 'words'
	| 'reach'
	| 'people'
	| 'join'
	| 'seen'
	| 'out'
	| 'copy';

export type Opening = { readonly harm: Harm; readonly to: `/${string}` };

/** By the name of a page: the harm, and the page she came for. */
export const openings: Readonly<Record<string, Opening>> = {
	day: { harm: 'place', to: '/dates' },
	dates: { harm: 'answer', to: '/dates' },
	rules: { harm: 'words', to: '/rules' },
	news: { harm: 'news', to: '/news' },
	'tell-us': { harm: 'words', to: '/tell-us' },
	ask: { harm: 'words', to: '/dates' },
	asked: { harm: 'words', to: '/asked' },
	messages: { harm: 'words', to: '/messages' },
	notes: { harm: 'words', to: '/notes' },
	needs: { harm: 'reach', to: '/needs' },
	advocate: { harm: 'reach', to: '/advocate' },
	people: { harm: 'people', to: '/people' },
	join: { harm: 'join', to: '/join' },
	looked: { harm: 'seen', to: '/looked' },
	'signed-in': { harm: 'out', to: '/signed-in' },
	'way-back': { harm: 'out', to: '/way-back' },
	'your-data': { harm: 'copy', to: '/your-data' }
};

/** Where more is asked of her before a page of hers opens; the address names no more than the page she asked for. */
export function openingFor(routeId: string | null): string {
	const name = /^\/\(victim\)\/([^/]+)/.exec(routeId ?? '')?.[1] ?? '';
	return name in openings ? `/open?for=${name}` : '/open';
}

/** What is said there, and where she goes on: only a page of this list. */
export function openingOf(name: string | null): Opening | undefined {
	return name !== null && Object.hasOwn(openings, name) ? openings[name] : undefined;
}
