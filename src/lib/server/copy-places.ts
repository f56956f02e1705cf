/** Where each table stands in her copy, or why it does not: a table that is not decided on does not compile. */
import type { CopyPart } from '#lib/domain/copy.ts';
import type { Tables } from './tables.ts';

export type NotThere = { readonly notThere: string };
const not = (why: string): NotThere => ({ notThere: why });

export const copyPlaces: Readonly<Record<keyof Tables, CopyPart | NotThere>> = {
	people: 'you',
	participations: 'you',
	cases: 'you',
	children: 'you',
	holds: 'you',
	events: 'happened',
	choices: 'news',
	needs: 'needs',
	asks: 'asks',
	requests: 'calls',
	request_steps: 'calls',
	safety_calls: 'calls',
	joins: 'joins',
	supporters: 'beside',
	assignments: 'beside',
	openings: 'beside',
	notices: 'notices',
	ways_in: 'ways-in',
	cards: 'ways-in',
	device_keys: 'ways-in',
	devices: 'ways-in',
	invitations: 'ways-in',
	recovery_codes: 'ways-in',
	recoveries: 'ways-in',
	sessions: 'visits',
	sign_ins: 'visits',
	audit: 'looks',
	inquiries: 'looks',
	data_requests: 'requests',
	guardians: not(
		'Somebody else, who may be in danger from her reading it or she from theirs (0034).'
	),
	victims: not('A keyed hash of her name and birthday: it says nothing but that two are one.'),
	suspects: not('Somebody else.'),
	team_members: not('Staff.'),
	agencies: not('Agencies; each is named where it told something.'),
	case_references: not('Keyed hashes that find her case: they say nothing of her.'),
	messages: not('The number of a message and a hash of it; what it said is among what happened.'),
	parked: not('For a case we do not have, so that nobody knows whose it is.'),
	parked_references: not('The same.'),
	quarantine: not('Not understood, so that nobody knows whose it is.'),
	drafts: not('Gone within the hour; only the browser that typed it can find it.'),
	key_handles: not('Chance that stands for her on her phone: a secret.'),
	key_questions: not('Chance that lives five minutes.'),
	keyrings: not('The keys themselves.'),
	limits: not('Counts under keyed hashes of accounts and networks.'),
	sent_here: not('Only in a demonstration: the words of a notice, which is in the copy.'),
	receipts: not('Names nobody.'),
	audit_tips: not('Marks that keep the list of who looked whole.'),
	audit_anchors: not('The same.'),
	audit_heads: not('The same, over everybody.'),
	marks: not('Nobody.')
};
