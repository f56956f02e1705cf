/** From the courts' door to the sentences she reads: bail that changes, the whole sentence, orders that protect her. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import type { EventKind } from '#lib/domain/event.ts';
import { guardsOn } from '#lib/domain/news/orders.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { safeToday } from '#lib/domain/news/safe-today.ts';
import { sayGuards } from '#lib/i18n/news/order-words.ts';
import { sayInShort } from '#lib/i18n/news/rules-words.ts';
import { saySafe } from '#lib/i18n/news/safe-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { aHearingOf, anOffence, aResult, ids } from '#tests/court/builders.ts';
import { convicted, prompted } from '#tests/court/sentenced.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

type Fields = Readonly<Record<string, unknown>>;

let world: TestWorld;
let courts: Awaited<ReturnType<typeof courtsOf>>;
let she: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	courts = await courtsOf(world);
	she = await aVictimOf(world, readUrn('01AB1234526') as Urn);
});
afterEach(() => world.close());

/** A hearing that sat on a day of March, as the courts share it that evening, or at another hour. */
async function sat(day: number, results: readonly Fields[], fields: Fields = {}, hour = 17) {
	const on = `2026-03-0${day}`;
	const id = `10000000-0000-4000-8000-00000000000${day}`;
	const ordered = results.map((one) => ({ ...one, orderedHearingId: id, orderedDate: on }));
	const { offence = {}, hearing = {}, ...person } = fields as Record<string, Fields>;
	const one = {
		...aHearingOf([anOffence({ ...offence, judicialResults: ordered })], person),
		id,
		hearingDays: [{ sittingDay: `${on}T10:00:00.000Z` }],
		...hearing
	};
	await courts.result(one, `${on}T${hour}:00:00.000Z`);
}

async function read() {
	const { events, sendTellings } = await cases.readFor(world.db, world.keys, she, world.now());
	const guards = guardsOn(events, dayOf(world.now()));
	return {
		short: sayInShort(guards, 'en', false)?.text,
		safe: safeToday(events, dayOf(world.now()))
			.map((one) => saySafe(one, 'en'))
			.map(({ title, lead }) => [title, lead]),
		rules: sayGuards(guards, 'en').map(({ kept, lost }) => [kept.join(' '), lost.join(' ')]),
		said: (kind: EventKind) =>
			timeline(events)
				.filter(({ event }) => event.kind === kind)
				.map((entry) => sayEntry(entry, { lang: 'en', places: false }))
				.map(({ title, detail }) => `${title}. ${detail}`),
		owed: deadlines(events, duties, {
			...{ enhanced: 'no', sendTellings, now: world.now() }
		} as const).map(({ duty }) => duty.id)
	};
}

const bail = (code: string) => ({ personDefendant: { bailStatus: { code } } });
const noContact = aResult('Bail condition: Exclusion - not to contact directly or indirectly');
const period = { 'Imprisonment Period': '2 Years, 2 Months, 2 Weeks, 0 Days' };
const prison = prompted('Imprisonment', period);
const order = prompted('Restraining order for period', { 'Period of order': '5 Years' });

test('bail with no contact, then without it, then without rules: what is lost is said each time', async () => {
	await sat(2, [noContact], bail('B'));
	assert.deepEqual((await read()).rules, [['There is someone they must not contact.', '']]);

	await sat(3, [], bail('B'));
	assert.deepEqual((await read()).rules, [
		[
			'We cannot show which rules. Ask the police or the Witness Care Unit.',
			'There was a rule not to contact someone. Since 3 March 2026 we have not been told if it still applies.'
		]
	]);

	await sat(4, [], bail('U'));
	const { short, rules } = await read();
	assert.equal(
		short,
		'They were released, and we know of no rules now. The earlier rules ended on 4 March 2026.'
	);
	assert.deepEqual(rules, [['', 'The rule not to contact someone ended on 4 March 2026.']]);
});

// "They may be free, and the rules have ended", said the page about her safety of somebody in prison until the trial.
test('whoever is fined for one charge and kept in prison for another is kept in prison', async () => {
	const of = { orderedHearingId: ids.next, orderedDate: '2026-03-03' };
	const offences = [
		anOffence({ ...convicted, judicialResults: [aResult('Fine', of)] }),
		anOffence({
			id: ids.otherOffence,
			plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-01-05' },
			judicialResults: [aResult('Remanded in custody', of)]
		})
	];
	const hearingDays = [{ sittingDay: '2026-03-03T10:00:00.000Z' }];
	const hearing = { ...aHearingOf(offences, bail('C')), id: ids.next, hearingDays };

	await courts.result(hearing, '2026-03-03T17:00:00.000Z');

	assert.match((await read()).safe.join(), /^The court kept the defendant in prison/);
});

// "The court released the defendant on bail, with rules to follow", she read of somebody whom the police were looking for.
test('whoever did not come and is to be brought was not let go that day, and nobody knows where they are', async () => {
	await sat(2, [noContact], bail('B'));
	await sat(3, [aResult('Warrant of arrest without bail')], bail('B'));

	const { rules, said, safe } = await read();
	assert.equal(said('court-bail-decided').length, 1);
	assert.deepEqual(safe, [
		[
			'Nobody has told us where the person is.',
			'The court ordered the police to bring the defendant to court.'
		]
	]);
	assert.match(rules.join(), /not to contact someone\. Since 3 March 2026 we have not been told/);

	await sat(4, [aResult('Remanded in custody')], bail('C'));
	assert.match((await read()).safe.join(), /^The court kept the defendant in prison/);
});

test('custody that is amended to bail, and back, in one hearing is what was said last', async () => {
	await sat(2, [noContact], bail('C'), 15);
	await sat(2, [noContact], bail('B'), 16);
	assert.deepEqual((await read()).rules, [['There is someone they must not contact.', '']]);

	await sat(2, [], bail('C'), 17);
	const { short, rules } = await read();
	assert.equal(short, 'They are in custody, as far as we know.');
	assert.deepEqual(rules, [['', 'The rule not to contact someone ended on 2 March 2026.']]);
});

test('after the sentence she reads the whole of it, what protects her, and that the contact scheme is owed', async () => {
	await sat(2, [noContact], bail('B'));
	const compensation = prompted('Compensation', { 'Amount of compensation': '£750.00' });
	await sat(5, [prison, order, compensation], { offence: convicted });

	const { short, said, owed } = await read();

	assert.deepEqual(said('sentenced'), [
		'Sentence: prison. 2 years, 2 months and 2 weeks in prison. Ask the Witness Care Unit what it means.'
	]);
	assert.deepEqual(said('protective-order'), [
		'The court made a restraining order. It says what the other person must not do. Breaking it is a crime. How long: 5 years.'
	]);
	assert.match(said('compensation-ordered').join(), /The amount is £750\./);
	assert.equal(short, 'There is a court order with rules they must keep.');
	assert.ok(owed.includes('contact-scheme'));
});

test('an order that is discharged on an application holds no more, and one that was shared by mistake never did', async () => {
	await sat(5, [prison, order], { offence: convicted });
	const application = {
		type: { type: 'Application to discharge a restraining order' },
		courtApplicationCases: [{ prosecutionCaseId: ids.case }],
		subject: {
			masterDefendant: { defendantCase: [{ caseId: ids.case, defendantId: ids.defendant }] }
		},
		judicialResults: [
			{
				...aResult('Application granted'),
				orderedHearingId: '10000000-0000-4000-8000-000000000006',
				orderedDate: '2026-03-06'
			}
		]
	};
	await sat(6, [], { hearing: { prosecutionCases: [], courtApplications: [application] } });
	const ended = await read();

	const asked = { ...application, judicialResults: [] };
	await sat(6, [], { hearing: { prosecutionCases: [], courtApplications: [asked] } }, 18);
	await sat(5, [prison], { offence: convicted }, 18);
	const never = await read();

	assert.match(ended.said('protective-order').join(), /A court ended a restraining order/);
	assert.match(ended.short ?? '', /no longer applies/);
	assert.deepEqual(never.said('protective-order'), []);
	assert.match(never.short ?? '', /^What we told you about rules was wrong/);
	assert.equal(never.rules.length, 1);
});

test('sentenced for one charge, and sent to wait for the trial of another: she reads where the person is', async () => {
	const bailed = aResult('Remanded on unconditional bail');
	const open = anOffence({ id: ids.otherOffence, judicialResults: [bailed] });
	const [hearing] = [
		aHearingOf([anOffence({ ...convicted, judicialResults: [prison] }), open], bail('U'))
	];

	await courts.result({ ...hearing, id: ids.hearing }, '2026-03-02T17:00:00.000Z');

	assert.equal((await read()).said('court-bail-decided').length, 1);
});
