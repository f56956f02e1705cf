import { isStaff } from '#lib/domain/actor.ts';
import * as agencyVisits from '#lib/server/agency-door/visits.ts';
import { leftOf, type Left } from '#lib/server/door/sessions.ts';
import { indexOf } from '#lib/server/vault/keys.ts';

/** What is left of the visit, and of staff a mark that says whose it is to nobody but their own pages; nothing for a stranger. */
export function stillHere({ session, agencyVisit, actor, world }: App.Locals) {
	const now = world?.now();
	const left = session
		? leftOf(session, now)
		: agencyVisit && agencyVisits.leftOf(agencyVisit, now);
	if (!left) return undefined;
	const name = isStaff(actor)
		? actor.person
		: agencyVisit && `${agencyVisit.officer.door} ${agencyVisit.officer.subject}`;
	const who = name && indexOf(world.keys, 'here', name).slice(0, 16);
	return { ...left, who } satisfies Left & { who: string | undefined };
}
