import type { PageServerLoad } from './$types';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { hers } from '../../door/proof.ts';
import { thereFor } from '../home/there.ts';

/** All that is hers beside the case: which of its rows there are for her. */
export const load: PageServerLoad = async ({ locals }) => {
	const { victim } = hers(locals);
	const { key, words, codes } = await thereFor(locals);
	return { isOwn: isOwnCase(victim.caseId), hasWay: key || words, words, codes };
};
