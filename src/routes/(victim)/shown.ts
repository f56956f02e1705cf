import { redirect } from '@sveltejs/kit';
import { hers } from '../proof.ts';

/** On a phone that others use nothing but her first view opens until she asked to see more; call it first, load and action alike. */
export function needShown(locals: App.Locals): void {
	const { session } = hers(locals);
	if (session.shared && !session.shown) redirect(303, '/home');
}
