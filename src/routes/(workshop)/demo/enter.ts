import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { PersonId } from '#lib/domain/actor.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as inventedOfficer from '#lib/server/agency-door/invented-officer.ts';
import { forget, placeOf, setSession } from '../../door/visit.ts';
import { text } from '../../form/form.ts';

/** Signs in fully as the invented person of an id; only the workshop's lock lets anyone get here. */
export async function enter(event: RequestEvent, form: FormData): Promise<never> {
	const { world, sessions, session } = event.locals;
	const person = text(form, 'id') as PersonId;
	if (text(form, 'id') === theOfficer) return enterAsOfficer(event);
	const found = await actors.actorOf(world.db, person, { level: 'full', sure: true });
	if (!found || found.isPaused) redirect(303, '/demo');
	if (session) await sessions.end(session.id);
	const level = 'caseId' in found.actor ? 'full' : 'staff';
	setSession(event, await sessions.begin(person, level, { sure: true }));
	redirect(303, placeOf(found.actor) ?? '/demo');
}

/** What the form says of the officer, who is no person of ours. */
export const theOfficer = 'officer';

async function enterAsOfficer(event: RequestEvent): Promise<never> {
	const visit = await inventedOfficer.begin(event.locals.world);
	if (!visit) redirect(303, '/demo');
	await forget(event);
	setSession(event, visit);
	redirect(303, '/agency/give');
}
