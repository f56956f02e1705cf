import type { LayoutServerLoad } from './$types';
import { frameFor } from './frame.ts';

/** The frame of the desk; whoever still lacks a key is shown none of it. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { actor } = locals;
	if (actor.kind !== 'advocate' && actor.kind !== 'supervisor') return { frame: undefined };
	return { frame: await frameFor(locals, actor) };
};
