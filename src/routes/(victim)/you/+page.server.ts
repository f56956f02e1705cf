import type { PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { mayTellDays } from '#lib/domain/clock/ask-away.ts';
import { toldApart } from '#lib/domain/case/whose.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { hers } from '../../door/proof.ts';
import { thereFor } from '../home/there.ts';

/** All that is hers beside the case: which of its rows there are for her. */
export const load: PageServerLoad = async ({ locals }) => {
	const { victim } = hers(locals);
	const { db, keys, now } = locals.world;
	const { key, words, codes } = await thereFor(locals);
	const { events, waiting } = await cases.readFor(db, keys, victim, now());
	return {
		isOwn: isOwnCase(victim.caseId),
		hasWay: key || words,
		mayMakeWay: victim.level === 'full',
		words,
		codes,
		mayTellDays: victim.level === 'full' && !waiting && mayTellDays(events, dayOf(now())),
		several: victim.level === 'full' && toldApart(events).length > 0
	};
};
