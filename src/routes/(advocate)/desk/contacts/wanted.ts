import type { Staff } from '#lib/domain/actor.ts';
import { periods, type Wanted } from '#lib/server/note/contacts.ts';

/** Which contacts are asked for; a week of one's own where nothing, or nothing there is, was said. */
export function wantedOf({ searchParams }: URL, staff: Staff): Wanted {
	const days = periods.find((one) => String(one) === searchParams.get('days')) ?? 7;
	const isOfTeam = staff.kind === 'supervisor' && searchParams.get('of') === 'team';
	return { days, of: isOfTeam ? 'team' : 'own' };
}
