/** What the parts of her first page share: each asks for itself, and what there is was asked once. */
import * as whatThereIs from '#lib/server/case/what-there-is.ts';
import { hers } from '../../door/proof.ts';

const asked = new WeakMap<App.Locals, Promise<whatThereIs.WhatThereIs>>();

/** What there is for her, asked once for one answer. */
export function thereFor(locals: App.Locals): Promise<whatThereIs.WhatThereIs> {
	const there = asked.get(locals) ?? whatThereIs.readFor(locals.world.db, hers(locals).victim);
	asked.set(locals, there);
	return there;
}

/** Whether others use this phone and she has not asked to see her page yet. */
export function isCovered(locals: App.Locals): boolean {
	const { session } = hers(locals);
	return session.shared && !session.shown;
}
