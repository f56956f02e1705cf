import type { LayoutServerLoad } from './$types';
import { t } from '#lib/i18n/staff-words.ts';
import * as worries from '#lib/server/call/worries.ts';
import { sayWorry } from './desk/worries/say.ts';

/** Whoever is in danger is named on every page of those who have to act, until a person says how it ended. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { actor, world } = locals;
	if (actor.kind !== 'advocate' && actor.kind !== 'supervisor') return { pinned: undefined };
	const open = await worries.openFor(world.db, world.keys, actor, world.now());
	if (open.length === 0) return { pinned: undefined };
	return { pinned: { title: t('worry.pinned'), worries: open.map(sayWorry) } };
};
