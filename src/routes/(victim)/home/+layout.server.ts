import type { LayoutServerLoad } from './$types';
import * as besideWords from '#lib/server/door/beside-words.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { hers } from '../../door/proof.ts';
import { isCovered, thereFor } from './there.ts';

/**
 * On a phone that others use her page is covered until she asks to see it; each visit asks again. On every other phone,
 * whether her card runs out of codes.
 */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { db, now } = locals.world;
	const { victim } = hers(locals);
	if (isCovered(locals)) return { isCovered: true };
	const { codes, codesLeft, words } = await thereFor(locals);
	const isLow = victim.level === 'full' && codes > 0 && codesLeft <= waysIn.fewCodes;
	const beside = words && codes === 0 ? await besideWords.of(db, victim.person, now()) : undefined;
	const canMake = beside === 'paper' || (beside === 'none' && victim.level === 'full');
	return { codesLeft: isLow ? codesLeft : undefined, noCard: canMake ? beside : undefined };
};
