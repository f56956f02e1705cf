import { error } from '@sveltejs/kit';
import * as manyLooks from '#lib/server/looked/fast-readers.ts';
import { needProof, ofStaff } from '../../door/proof.ts';

/** Counts that a call or a record is opened. Call it first in whatever shows one. */
export async function countOpened(locals: App.Locals): Promise<void> {
	const opened = await manyLooks.count(locals.world, ofStaff(locals).actor);
	if (opened === 'too-many') error(429, 'Too many were opened in this hour');
	if (opened === 'many') await needProof(locals, 'many');
}
