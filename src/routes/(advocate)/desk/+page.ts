// The one page that is hydrated: it renews itself (decision 0042).
import { browser } from '$app/environment';
import { learnLive } from '#lib/i18n/live-words.ts';
import type { PageLoad } from './$types';

export const csr = true;

/** Before it hydrates, a browser asks for the words of the one language it shows. */
export const load: PageLoad = async ({ data, parent }) => {
	if (browser) await learnLive((await parent()).lang);
	return data;
};
