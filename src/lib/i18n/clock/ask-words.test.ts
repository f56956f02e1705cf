import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty, anEvent } from '#tests/world/builders.ts';
import type { Ask, AskState } from '#lib/domain/clock/ask.ts';
import { answerWays } from '#lib/domain/clock/ask-form.ts';
import { rungs, type Rung } from '#lib/domain/clock/ask-ladder.ts';
import { duties } from '#lib/domain/clock/right.ts';
import {
	sayAsk,
	sayAway,
	sayLetter,
	sayLog,
	sayReach,
	sayStanding,
	sayState,
	sayStep,
	sayTo,
	type LetterFacts
} from './ask-words.ts';
import { languages } from '#lib/i18n/languages.ts';

const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-11-09' });
const row = { duty: aDuty(), because: arrest, owedBy: 'police', dueOn: '2026-11-16' } as const;
const asked: Ask = {
	duty: 'arrest',
	because: arrest.id,
	to: 'police',
	rung: 'ask',
	state: 'over',
	answering: { way: 'ring', times: [] },
	askedOn: '2026-11-19'
};
const complained: Ask = {
	...asked,
	rung: 'complaint',
	askedOn: '2026-11-27',
	repliedOn: '2026-12-14'
};

function aLetter(over: Partial<LetterFacts> = {}): LetterFacts {
	return {
		row,
		isMoved: false,
		rung: 'ask',
		answering: { way: 'ring', times: [] },
		urn: '01GD1234567',
		before: [],
		on: '2026-11-27',
		...over
	};
}

/** Every office that can owe her something. */
const owing = [
	'police',
	'cps',
	'courts',
	'witness-care',
	'probation',
	'support',
	'youth-team',
	'review-commission'
] as const;

const english = (over: Partial<LetterFacts> = {}) => sayLetter(aLetter(over), 'en');

test('the message says whose case, which right, what she asks for, when it was due and how to answer', () => {
	assert.deepEqual(english(), [
		'To: the police',
		'Reference: 01GD1234567',
		"Victims' Code, Right 6",
		'About: information about the arrest',
		'Counted from: 9 November 2026',
		'Due by: 16 November 2026',
		"I am a victim in this case. The Victims' Code says that I should have this. It was due by the day above. You have not told me. Please give it to me now. If you cannot, please say why, and when I will have it.",
		'Asking is my right. It is not a complaint.',
		'Please answer within 5 working days.',
		'How it is safe to answer me: I will call you. Please do not call me or write to me.',
		'Please do not tell anyone else that I wrote to you.',
		'My name:'
	]);
});

// An officer read "My name:" and nothing after it: there is nowhere to write it where the message goes by itself.
test('a message that goes from her page to theirs ends without a line to sign', () => {
	assert.deepEqual(english({ isSentHere: true }), english().slice(0, -1));
});

test('without a day in the Code the message names none, and without a reference it leaves room for one', () => {
	const { dueOn: _, ...noDay } = row;
	const lines = english({ row: noDay, urn: undefined });

	assert.ok(lines.includes('Reference:'));
	assert.ok(lines.every((line) => !line.startsWith('Due by')));
	assert.ok(lines.some((line) => line.includes('gives no number of days')));
});

test('a letter never says that she lacks what her page may show', () => {
	for (const duty of duties)
		for (const rung of rungs) {
			const lines = english({ row: { ...row, duty }, rung, before: [asked, complained] });
			const isLack = lines.some((line) => /do not have it/.test(line));
			assert.equal(isLack, duty.sort === 'do' && rung === 'ask', `${duty.id} ${rung}`);
		}
});

test('of a date that was moved the message asks why too, and the button says so', () => {
	const why = 'Please also say why the date moved.';

	assert.ok(english({ isMoved: true }).includes(why));
	assert.ok(!english().includes(why));
	assert.deepEqual(
		[true, false].map((isMoved) => sayAsk({ id: 'hearing' }, isMoved, 'en')),
		['Ask why it moved', 'Ask about the court date']
	);
});

test('safe times stand in the message one by one', () => {
	const times = english({ answering: { way: 'phone', times: ['09:00', '15:00'] } }).find((line) =>
		line.startsWith('How it is safe')
	);

	assert.match(String(times), /only at these times: 9:00 am to 11:00 am and 3:00 pm to 5:00 pm\./);
});

test('a later letter names the day she first asked, and only a question says that it is no complaint', () => {
	const before = [asked];

	assert.ok(
		english({ rung: 'supervisor', before }).some((line) =>
			line.includes('I asked for this on 19 November 2026.')
		)
	);
	const complaint = english({ rung: 'complaint', before }).join('\n');
	assert.match(complaint, /This is a complaint\./);
	assert.doesNotMatch(complaint, /not a complaint/);
});

test('a review and the Ombudsman are told of the complaint and the day of the letter', () => {
	const before = [asked, complained];

	assert.match(
		english({ rung: 'review', before }).join('\n'),
		/complained about this on 27 November 2026\. The letter about my complaint is dated 14 December 2026\./
	);
	assert.match(
		english({ rung: 'ombudsman', before }).join('\n'),
		/wrote about it on 27 November 2026, to: the police\./
	);
});

for (const { code: lang } of languages) {
	test(`every duty can be asked about in ${lang}, step by step and answered in every way`, () => {
		for (const duty of duties)
			for (const rung of rungs)
				for (const way of answerWays) {
					const answering = { way, times: ['11:00'] };
					const facts = aLetter({
						row: { ...row, duty },
						rung,
						answering,
						before: [asked, complained]
					});
					assert.match(sayAsk(duty, false, lang), /^[^{}.]+$/);
					const lines = sayLetter(facts, lang);
					assert.ok(
						lines.every((line) => line !== '' && !/[<>{}]/.test(line)),
						duty.id
					);
					assert.equal(lines.length, sayLetter(facts, 'en').length);
				}
	});

	test(`every agency has somebody to write to at each step in ${lang}`, () => {
		for (const owedBy of owing)
			for (const rung of rungs) assert.notEqual(sayTo(rung, owedBy, lang), '');
	});

	test(`a page says in ${lang} where each step stands, and its first sentence is the answer`, () => {
		const ready: AskState = { state: 'ready' };
		const dates = { askedOn: '2026-11-19', answerBy: '2026-11-26', steps: [] } as const;
		const states: AskState[] = [
			ready,
			{ state: 'asked', ...dates },
			{ state: 'asked', ...dates, acknowledgeBy: '2026-11-25' },
			{ state: 'asked', askedOn: '2026-11-19', steps: [] },
			{ state: 'next-step', ...dates },
			{ state: 'next-step', ...dates, repliedOn: '2026-11-20' },
			{ state: 'answered', on: '2026-11-20' }
		];
		const about = (rung: Rung) => ({ rung, owedBy: 'police' }) as const;

		const said = states.map((state) => sayState(state, about('ask'), lang));

		assert.ok(said.every(({ title, sentences }) => title !== '' && sentences.length > 0));
		assert.equal(new Set(said.map((one) => JSON.stringify(one))).size, states.length);
	});
}

test('of a row that nobody has read yet the letter says no more than that she understands it so', () => {
	const source = {
		title: 'A row',
		url: 'https://example.org/',
		confidence: 'recalled-high'
	} as const;
	const said = english({ row: { ...row, duty: aDuty({ source }) } }).join('\n');

	assert.match(said, /I understand that under the Victims' Code I should normally have this\./);
	assert.doesNotMatch(said, /The Victims' Code says/);
});

test('nothing stands at a row before she has sent her ask, nor after she knows', () => {
	assert.equal(sayStanding({ state: 'ready' }, 'en'), undefined);
	const answered = { state: 'answered', on: '2026-11-20' } as const;
	assert.equal(sayStanding(answered, 'en'), undefined);
	assert.equal(sayStanding(answered, 'en', '2026-11-18'), 'You asked on Wednesday 18 November.');
});

test('at its row an open ask says when she asked and when an answer should come', () => {
	const dates = { askedOn: '2027-03-03', answerBy: '2027-03-10', steps: [] } as const;

	assert.equal(
		sayStanding({ state: 'asked', ...dates }, 'en'),
		'You asked on Wednesday 3 March. An answer should normally come by Wednesday 10 March.'
	);
	assert.equal(
		sayStanding({ state: 'next-step', ...dates }, 'en'),
		'You asked on Wednesday 3 March. An answer should normally have come by Wednesday 10 March.'
	);
});

test('a last day is said with its step, and one that has passed is no reason not to ask', () => {
	const review = { rung: 'review', lastDay: '2026-04-29' } as const;

	assert.match(sayStep({ ...review, passed: false }, 'en').note, /by <b>Wednesday 29 April 2026</);
	assert.match(sayStep({ ...review, passed: true }, 'en').note, /Ask them now/);
	assert.match(sayStep({ rung: 'review', passed: false }, 'en').note, /second stage/);
});

test('whoever owes her something has an address to ask at, and the number on her own letter comes first', () => {
	for (const { owedBy } of duties)
		for (const rung of rungs) {
			const who = owedBy === 'police-or-cps' || owedBy === 'agency-complained-of' ? 'cps' : owedBy;
			const reach = sayReach(rung, who, 'en');
			if (rung === 'ask' || rung === 'supervisor') assert.match(reach ?? '', /letter/, who);
			else assert.equal(reach, undefined);
		}
});

test('what was sent, by whom, and what came back stands in one list with its days', () => {
	const asks: readonly Ask[] = [
		{ ...asked, askedOn: '2026-11-18', repliedOn: '2026-11-20' },
		{ ...asked, rung: 'complaint', state: 'open', askedOn: '2026-11-23', sentBy: 'advocate' }
	];
	const { askedOn: _, ...unsent } = asked;

	const log = sayLog(asks, { state: 'answered', on: '2026-11-26' }, 'en');

	assert.deepEqual(
		log.map(({ on, text }) => `${on} ${text}`),
		[
			'2026-11-18 You sent it to: the police.',
			'2026-11-20 They wrote back. You still had no answer.',
			'2026-11-23 An advocate sent it for you to: the complaints team at: the police.',
			'2026-11-26 You had your answer.'
		]
	);
	assert.deepEqual(sayLog([unsent], { state: 'ready' }, 'en'), []);
});

const ringing = { way: 'ring', times: [] } as const;

test('the letter about days she cannot come leaves the days to her, and gives no number', () => {
	for (const { code: lang } of languages) {
		const letter = sayAway({ urn: '01AB1234526', days: [] }, ringing, lang);

		assert.ok(letter.includes('______________________________'));
		assert.ok(letter.some((line) => line.includes('01AB1234526')));
		assert.doesNotMatch(letter.join(' ').replace('01AB1234526', ''), /\d|\{\{/);
	}
	assert.match(sayAway({ urn: undefined, days: [] }, ringing, 'en').join(' '), /Reference:/);
});

test('days she kept stand in the letter, each in a line of its own', () => {
	const days = [
		{ from: '2027-03-08', to: '2027-03-08' },
		{ from: '2027-04-01', to: '2027-04-14' }
	];

	const letter = sayAway({ urn: undefined, days }, ringing, 'en');

	const first = letter.indexOf('I cannot come on these days:') + 1;
	assert.deepEqual(letter.slice(first, first + 2), [
		'Monday 8 March 2027',
		'Thursday 1 April 2027 to Wednesday 14 April 2027'
	]);
	assert.ok(!letter.some((line) => line.startsWith('__')));
});
