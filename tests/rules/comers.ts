/** As whom, and how far, each sort of person of the table of doors comes in. */
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { Made, Sort, Sorted } from './cast.ts';
import type { At, Who } from './folk.ts';

/** Whose agency each of the people of agencies is of, and whether they have gone again. */
export const officers: Partial<Record<Sort, At>> = {
	officer: { agency: 'police-01' },
	'officer-of-another-agency': { agency: 'police-02' },
	'officer-signed-out': { agency: 'police-01', ended: true }
};

/** Each victim, with the whole of her sign-in or less. */
export function hersOf(made: Made): Sorted {
	const whole = ({ person }: Victim): Who => ({ person, level: 'full' });
	return {
		'ended-session': { ...whole(made.full), ended: true },
		code: { ...whole(made.coded), level: 'code' },
		short: { ...whole(made.half), level: 'short' },
		full: whole(made.full),
		'sister-of-the-case': whole(made.sister),
		'victim-of-another-case': whole(made.other),
		'own-record': whole(made.own),
		'on-a-shared-phone-not-shown': { ...whole(made.sharing), shared: true },
		'with-a-key': whole(made.keyed),
		'with-a-key-who-proved-it': { ...whole(made.proven), proved: 'way-back' },
		paused: whole(made.resting),
		'child-under-13': whole(made.twelve),
		'child-of-14-with-advocate': whole(made.fourteen),
		'child-of-14-alone': whole(made.alone),
		'child-of-17': whole(made.seventeen)
	};
}

/** Each of staff, with what they showed a key for. */
export function staffedBy({ ann, ben, eve, kim, zoe }: Made): Sorted {
	const staff = ({ person }: Staff): Who => ({ person, level: 'staff' });
	return {
		'advocate-who-took-it': staff(ann),
		'advocate-of-another-team': staff(ben),
		supervisor: staff(eve),
		keeper: staff(kim),
		'staff-with-one-key': { ...staff(zoe), level: 'unready' },
		'advocate-who-showed-a-key': { ...staff(ann), proved: 'number' },
		'supervisor-who-showed-a-key': { ...staff(eve), proved: 'team' }
	};
}
