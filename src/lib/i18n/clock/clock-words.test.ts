/** How the clock speaks: who told her, softer words for what was only recalled, and never blame that is not known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline, type Enhanced } from '#lib/domain/clock/deadline.ts';
import type { Day, Event, Teller, ToldAnswer } from '#lib/domain/event.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { sayDeadline, type SaidDeadline } from './clock-words.ts';
import { languages } from '#lib/i18n/languages.ts';

// Friday 6 March 2026: five working days are up on Friday the 13th.
const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-03-06' });

test('where another agency told her, it is named, and so is the one that should have', () => {
	const told = anEvent({ kind: 'victim-told', on: '2026-03-09', toldBy: 'witness-care' });

	const { sentences } = said([arrest, told], 'arrest');

	assert.deepEqual(sentences, [
		'The Witness Care Unit told you on Monday 9 March 2026.',
		'The police should have.'
	]);
});

test('where the one that owed it told her, nobody else is named', () => {
	const told = anEvent({ kind: 'victim-told', on: '2026-03-16' });

	const { sentences } = said([arrest, told], 'arrest');

	assert.deepEqual(sentences, [
		'The police told you on Monday 16 March 2026.',
		'It was due by Friday 13 March 2026.'
	]);
});

// “Why the police decided not to charge anyone”, of one of two suspects.
test('that one suspect is not charged is not said of everybody where she may ask why', () => {
	const by = (who: 'police' | 'cps') =>
		anEvent({ kind: 'closed-without-charge', on: '2026-03-06', data: { by: who } });
	const titles = [
		said([by('police')], 'not-charged-by-police').title,
		said([by('cps')], 'not-charged').title
	];

	assert.deepEqual(titles, [
		'Why the police decided not to charge',
		'Why the prosecutors decided not to charge'
	]);
});

test('a row read in its source says should and late; one only recalled says normally and may', () => {
	const charge = anEvent({ kind: 'charged', on: '2026-03-06' });

	const firm = said([arrest], 'arrest', { sends: ['police'] });
	const soft = said([charge], 'charge', { sends: ['police'] });

	assert.match(firm.lateTitle, /^<b>The police are late:<\/b> news of the arrest$/);
	assert.equal(
		firm.sentences[0],
		'The police are late: they should have told you by <b>Friday 13 March 2026</b>.'
	);
	assert.match(soft.lateTitle, /^<b>The police may be late:<\/b> news of the charge/);
	assert.match(soft.sentences[0] ?? '', /may be late: they should normally have told you by/);
	assert.doesNotMatch(firm.law, /check/);
	assert.match(soft.law, /could not check/);
});

test('every recalled row is said in softer words in every open state', () => {
	const recalled = duties.filter(
		({ standardDays, source }) => standardDays && source.confidence !== 'verified'
	);

	for (const duty of recalled)
		for (const state of ['due', 'not-known', 'overdue'] as const) {
			const [first] = sayDeadline(aDeadline({ duty, state }), 'en').sentences;
			assert.match(first ?? '', /normally/, `${duty.id} ${state}`);
		}
	assert.ok(recalled.length > 4);
});

test('a row of the court says until when the court has, and how long the unit has after that', () => {
	const bail = anEvent({ kind: 'court-bail-decided', on: '2026-03-06' });
	const unseen = (today: Day, enhanced: Enhanced = 'no') =>
		said([bail], 'court-bail', { today, enhanced }).sentences;

	assert.ok(
		unseen('2026-03-09').includes(
			'The court has until Friday 13 March 2026 to tell the Witness Care Unit. They then have 5 working days to tell you.'
		)
	);
	assert.match(unseen('2026-03-09', 'yes').join(' '), /They then have 1 working day to tell you/);
	// Its own day is the last: the day after, nobody may say that it still has until then.
	assert.match(unseen('2026-03-13').join(' '), /The court has until Friday 13 March/);
	assert.match(
		unseen('2026-03-16').join(' '),
		/should tell you by .*The court had until Friday 13/
	);
	assert.ok(
		unseen('2026-03-30').includes(
			'The court had until Friday 13 March 2026 to tell the Witness Care Unit. The news may still be at the court.'
		)
	);
});

test('where nobody knows whether she has enhanced rights both days are said, and nothing is promised of how the police assess her', () => {
	const { sentences } = said([arrest], 'arrest', { today: '2026-03-09', enhanced: 'unknown' });

	assert.match(sentences.join(' '), /by <b>Friday 13 March 2026<\/b>/);
	assert.match(
		sentences.join(' '),
		/it is sooner: by Monday 9 March 2026\. You can ask the police to assess you\.(?! You do not have to)/
	);
});

test('her own answer is said back to her, and with no day where she gave none', () => {
	const after = (answer: ToldAnswer, toldOn?: Day) =>
		said([arrest, answered(answer, toldOn)], 'arrest').sentences.join(' ');

	assert.equal(after('yes'), 'You told us that someone told you.');
	assert.equal(
		after('yes', '2026-03-16'),
		'You told us that someone told you on Monday 16 March 2026. It was due by Friday 13 March 2026.'
	);
	assert.match(after('no'), /^The police are late: .* You told us that nobody told you\.$/);
	assert.match(after('not-sure'), /^The police should have told you by .* not sure/);
});

test('an agency that says it told her, and she that nobody did: both are said', () => {
	const told = anEvent({ kind: 'victim-told', on: '2026-03-09' });

	const { sentences } = said([arrest, told, answered('no')], 'arrest');

	assert.deepEqual(sentences, [
		'The police told you on Monday 9 March 2026.',
		'You told us on Tuesday 17 March 2026 that nobody had told you.'
	]);
});

test('the question fits what is owed: to be told, or that something be done', () => {
	const reported = anEvent({ kind: 'reported', on: '2026-03-02' });

	assert.equal(said([arrest], 'arrest').question?.text, 'Did anyone tell you?');
	assert.equal(said([reported], 'support-referral').question?.text, 'Was this done?');
	assert.equal(said([reported], 'needs').question, undefined);
	assert.equal(said([arrest], 'arrest', { today: '2026-03-10' }).question, undefined);
});

test('what was agreed with the police says so, and gives the day by the plan', () => {
	const plan = anEvent({ kind: 'update-plan-agreed', on: '2026-03-06', data: { everyWeeks: 4 } });

	const { sentences, title } = said([plan], 'next-update');

	assert.equal(title, 'Your next update');
	assert.deepEqual(sentences, [
		'The police should tell you by <b>Tuesday 7 April 2026</b>.',
		'You and the police agreed how often. You can change it at any time.'
	]);
});

for (const { code, english } of languages)
	test(`a title begins like a sentence and its row fits inside one, in ${english}`, () => {
		for (const duty of duties) {
			const { title } = sayDeadline(aDeadline({ duty, state: 'due' }), code);
			const first = title.charAt(0);
			assert.equal(first, first.toLocaleUpperCase(code), title);
		}
		const { lateTitle, title } = said([arrest], 'arrest', { sends: ['police'] }, code);
		const row = lateTitle.replace(/^<b>.*<\/b> ?/, '');
		assert.equal(row.charAt(0).toLocaleUpperCase(code) + row.slice(1), title);
	});

test('a row about a date that moved says why, where that was told', () => {
	const duty = duties.find(({ id }) => id === 'hearing')!;
	const why = 'The date was moved. The court ran out of time.';
	const { late, sentences } = sayDeadline(
		aDeadline({ duty, state: 'overdue' }),
		'en',
		'court-ran-out-of-time'
	);

	assert.ok(late.includes(why), late);
	assert.ok(sentences.join(' ').includes(why));
	const untold = sayDeadline(aDeadline({ duty, state: 'overdue' }), 'en', 'not-told');
	assert.doesNotMatch(`${untold.late} ${untold.sentences.join(' ')}`, /moved/);
});

test('news of a court date says which date it is about', () => {
	const listed = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-02',
		data: { hearing: 'trial', purpose: 'trial', when: onDay('2026-12-10') }
	});

	const { sentences } = said([listed], 'hearing');

	assert.ok(sentences.includes('Trial: Thursday 10 December 2026.'), sentences.join(' '));
});

type Look = { today?: Day; enhanced?: Enhanced; sends?: readonly Teller[] };

function said(
	events: readonly Event[],
	id: string,
	{ today = '2026-03-20', enhanced = 'no', sends = [] }: Look = {},
	lang: (typeof languages)[number]['code'] = 'en'
): SaidDeadline {
	const now = instantOf(today, '12:00');
	const asked = { enhanced, sendTellings: new Map(sends.map((one) => [one, 0])), now };
	const found = deadlines(events, duties, asked).find(({ duty }) => duty.id === id);
	assert.ok(found, id);
	return sayDeadline(found, lang);
}

function answered(answer: ToldAnswer, toldOn?: Day) {
	const data = { duty: 'arrest', because: arrest.id, answer, ...(toldOn ? { toldOn } : {}) };
	return anEvent({ kind: 'told-answered', on: '2026-03-17', data });
}

function aDeadline({ duty, state }: Pick<Deadline, 'duty' | 'state'>): Deadline {
	const owedBy = duty.owedBy === 'police-or-cps' ? 'police' : duty.owedBy;
	return {
		...{ key: 'a~b', duty, state, because: arrest, dueOn: '2026-03-13' },
		owedBy: owedBy === 'agency-complained-of' ? 'police' : owedBy,
		...{ mayAnswer: false, workingDaysLate: 0 }
	};
}
