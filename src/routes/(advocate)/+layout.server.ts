import type { LayoutServerLoad } from './$types';
import { isLive } from '#lib/domain/access.ts';
import { standingNow, wordsOf } from '#lib/domain/keeper/corrected.ts';
import { filesOf } from '#lib/i18n/browser-resources.ts';
import { frameFor } from './frame.ts';

/** The frame of the desk; whoever still lacks a key is shown none of it. */
export const load: LayoutServerLoad = async ({ locals, route }) => {
	const { actor } = locals;
	if (actor.kind !== 'advocate' && actor.kind !== 'supervisor') return { frame: undefined };
	return {
		frame: await frameFor(locals, actor),
		...(isLive(route.id) ? { reworded: reworded() } : {})
	};
};

/** What keepers said otherwise since the build of what a browser says by itself: it would show its own words. */
function reworded(): Readonly<Record<string, string>> {
	const files = Object.keys(filesOf()).map((file) => `en:${file}.`);
	const all = wordsOf(standingNow(), 'phrase');
	return Object.fromEntries(all.filter(([name]) => files.some((file) => name.startsWith(file))));
}
