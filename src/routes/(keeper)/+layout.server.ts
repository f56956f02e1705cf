import type { LayoutServerLoad } from './$types';
import { sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as people from '#lib/server/people/people.ts';
import * as waiting from '#lib/server/waiting/waiting.ts';
import { dataFolder } from '#lib/server/world.ts';
import { ofStaff } from '../door/proof.ts';

/** The frame of every page of a keeper: who is at work, and what waits for a person. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { db, keys, now } = locals.world;
	const { person } = ofStaff(locals).actor;
	const at = now();
	const seen = { ...locals.world, now: at, folder: dataFolder(process.env) };
	return {
		frame: {
			who: (await people.contactOf(db, keys, person))?.name,
			asOf: t('bench.asOf', { time: sayTime('en', at) })
		},
		list: await waiting.list(seen)
	};
};
