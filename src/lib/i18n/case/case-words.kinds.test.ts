import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty, anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { everythingOf } from '#tests/world/samples.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline, type DeadlineState } from '#lib/domain/clock/deadline.ts';
import type { Duty, Owing } from '#lib/domain/clock/duty.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Event, EventKind } from '#lib/domain/event.ts';
import { keeping } from '#lib/domain/once.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { safeToday } from '#lib/domain/news/safe-today.ts';
import { saySafe } from '#lib/i18n/news/safe-words.ts';
import { sayEntry } from './case-words.ts';
import { sayDeadline } from '#lib/i18n/clock/clock-words.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

const on = '2026-03-06';
const t = words('en');

/** Every kind with everything it may carry. */
const everything = eventKinds.flatMap((kind) =>
	everythingOf(kind).map((data) => anEvent({ kind, on, data }) as Event)
);

const days = [onDay('2026-12-07'), weekOf('2026-12-07')];
/** The times that a thing was planned for before, where words look at them: one of them, or none. */
const befores = (event: Event) => [[], ...(isListing(event) ? days.map((day) => [day]) : [])];

test('of what is no date nothing is said of dates before it', () => {
	for (const event of everything.filter((one) => !isListing(one)))
		for (const places of [true, false])
			assert.deepEqual(
				sayEntry({ event, before: days }, { lang: 'en', places }),
				sayEntry({ event, before: [] }, { lang: 'en', places })
			);
});

/** All that is said of them in a language, in place of a thing said before, each text once with the kind it is said of. */
const everythingSaid = keeping((lang: Language) => {
	const [parts, texts] = [new Map<string, EventKind>(), new Map<string, EventKind>()];
	const titles = new Map<string, Set<EventKind>>();
	for (const event of everything)
		for (const before of befores(event))
			for (const places of [true, false]) {
				const entry = sayEntry({ event, before, corrects: event }, { lang, places });
				const { replaced, ...rest } = entry;
				for (const part of [rest.title, rest.on, rest.source]) parts.set(part, event.kind);
				const whole = Object.values(rest).join(' ');
				for (const text of [whole, replaced?.label ?? '', ...(replaced?.items ?? [])])
					texts.set(text, event.kind);
				if (places) titles.getOrInsertComputed(rest.title, () => new Set()).add(event.kind);
			}
	return { parts, texts, titles };
});

for (const { code, english } of languages) {
	test(`everything that can happen has words in ${english}, with the place and without`, () => {
		const { parts, texts } = everythingSaid(code);

		for (const [part, kind] of parts) assertSaid(part, kind);
		for (const [text, kind] of texts) assertWhole(text, kind);
	});

	test(`no two kinds of things that happen are called the same in ${english}`, () => {
		const { titles } = everythingSaid(code);

		for (const [title, kinds] of titles)
			assert.equal(kinds.size, 1, `${title}: ${[...kinds].join()}`);
	});

	test(`every duty has words in ${english} in every state and by everybody who may owe it`, () => {
		for (const deadline of everyDeadline()) {
			const { title, lateTitle, sentences, law, question } = sayDeadline(deadline, code);
			assert.ok(sentences.length > 0);
			for (const text of [title, lateTitle, law, question?.text ?? '', ...sentences]) {
				assertSaid(text, deadline.duty.id);
				assertWhole(text, deadline.duty.id);
			}
		}
	});
}

test('something late says who is late, by when it was due, and how long ago that was', () => {
	const said = (today: string) => sayDeadline(arrestOverdue(today), 'en');

	const [late, ago, sooner] = said('2026-03-17').sentences;

	assert.equal(
		said('2026-03-17').lateTitle,
		t('clock.lateTitle.police', { row: t('clock.duty.arrest.name') })
	);
	assert.equal(late, t('clock.tell.overdue.police', { day: 'Friday 13 March 2026' }));
	assert.match(ago ?? '', /\b2 working days\b/);
	assert.match(sooner ?? '', /Monday 9 March 2026/);
	assert.match(said('2026-03-16').sentences[1] ?? '', /\b1 working day\b/);
});

test('something that was due on a Friday is not said on Saturday to be no days ago', () => {
	const { sentences } = sayDeadline(arrestOverdue('2026-03-14'), 'en');

	assert.ok(!sentences.some((sentence) => sentence.includes('ago')), sentences.join());
});

test('a day that passed without word blames nobody, and says that it may be done', () => {
	const deadline = { ...arrestOverdue('2026-03-17'), state: 'not-known' as const };

	const { sentences } = sayDeadline(deadline, 'en');

	assert.ok(!sentences.some((sentence) => /late|ago/.test(sentence)), sentences.join());
	assert.equal(sentences.at(-1), t('clock.told'));
});

test('what the court has to pass on first says until when, while it is due', () => {
	const [deadline] = deadlines([anEvent({ kind: 'sentenced', on })], duties, {
		enhanced: 'no',
		sendTellings: new Map(),
		now: instantOf('2026-03-09', '12:00')
	});

	assert.ok(deadline);
	const { sentences } = sayDeadline(deadline, 'en');
	assert.ok(sentences.includes(t('clock.upstream', { day: 'Friday 13 March 2026', count: 1 })));
});

test('the earlier day and the unseen leg are said only while they matter', () => {
	const said = (state: DeadlineState) => {
		const deadline = [...everyDeadline()].find(
			(one) => one.duty.id === 'court-bail' && one.state === state
		);
		assert.ok(deadline);
		const { sentences } = sayDeadline(deadline, 'en');
		return [
			sentences.includes(t('clock.sooner', { day: 'Monday 9 March 2026' })),
			sentences.includes(t('clock.upstream', { day: 'Wednesday 11 March 2026', count: 5 }))
		];
	};

	assert.deepEqual(said('due'), [true, true]);
	assert.deepEqual(said('not-known'), [true, false]);
	assert.deepEqual(said('overdue'), [true, false]);
	for (const state of ['kept', 'kept-late', 'ask'] as const)
		assert.deepEqual(said(state), [false, false]);
});

test('what is owed in words is said as told, and what is owed in deeds as done', () => {
	const said = (id: string, owedBy: Owing) => {
		const deadline = [...everyDeadline()].find(
			({ duty, state, metBy, owedBy: by }) =>
				duty.id === id && state === 'kept' && by === owedBy && metBy === owedBy
		);
		return deadline && sayDeadline(deadline, 'en').sentences[0];
	};
	const met = 'Thursday 12 March 2026';

	assert.equal(said('arrest', 'police'), t('clock.tell.kept.police', { met }));
	assert.equal(said('stopped', 'cps'), t('clock.tell.kept.cps', { met }));
	assert.equal(said('sentence', 'witness-care'), t('clock.tell.kept.witness-care', { met }));
	const done = (who: 'police' | 'probation') =>
		t('clock.do.kept', { met, who: t(`clock.who.${who}`) });
	assert.equal(said('support-referral', 'police'), done('police'));
	assert.equal(said('complaint-answer', 'probation'), done('probation'));
});

function* everyDeadline(): Generator<Deadline> {
	const states: DeadlineState[] = ['due', 'not-known', 'overdue', 'kept', 'kept-late', 'ask'];
	const days = {
		dueOn: '2026-03-13',
		soonerOn: '2026-03-09',
		upstream: { until: '2026-03-11', hasPassed: false, thenDays: 5 }
	};
	const because = anEvent({ kind: 'reported', on });
	for (const duty of duties)
		for (const state of states)
			for (const owedBy of ownersOf(duty))
				for (const met of [{}, ...tellsHer.map((metBy) => ({ metBy }))])
					for (const answer of ['yes', 'no', 'not-sure'] as const)
						yield {
							...{ key: 'a~b', duty, because, owedBy, state, ...days, workingDaysLate: 5 },
							...{ metOn: '2026-03-12', ...met, answer: { answer, on }, mayAnswer: true }
						};
}

const tellsHer = tellers.filter((teller) => teller !== 'victim');

/** Everyone who can owe a duty, where it depends on the case. */
function ownersOf({ owedBy }: Duty): readonly Owing[] {
	if (owedBy === 'police-or-cps') return ['police', 'cps'];
	if (owedBy !== 'agency-complained-of') return [owedBy];
	return tellsHer;
}

function arrestOverdue(today: string): Deadline {
	const [deadline] = deadlines([anEvent({ kind: 'suspect-arrested', on })], [aDuty()], {
		enhanced: 'unknown',
		sendTellings: new Map([['police', 0]]),
		now: instantOf(today, '12:00')
	});
	assert.ok(deadline);
	return deadline;
}

function assertSaid(text: string, what: string): void {
	assert.ok(text.trim().length > 1, `${what} says nothing`);
}

/** No hole where a word should be, and nothing of the machine. */
function assertWhole(text: string, what: string): void {
	assert.doesNotMatch(text, /undefined|null|NaN|Invalid|\[object|\{\{|\}\}|\$t\(|%[a-z]/, what);
	assert.doesNotMatch(text, /<b><\/b>|<ref><\/ref>|\u2068\u2069|[:,] \.| {2}|^\s|\s$/, what);
}

test('with several people each is told of as one of them, and what names nobody as one of the people', () => {
	const [one, two] = ['one', 'two'];
	const bail = (defendant: string | undefined, bail: 'custody' | 'unconditional-bail') =>
		anEvent({
			kind: 'court-bail-decided',
			on: '2026-03-01',
			...(defendant ? { defendant } : {}),
			data: { bail }
		});
	const events = [
		anEvent({ kind: 'charged', on: '2026-01-02', defendant: one }),
		anEvent({ kind: 'charged', on: '2026-01-03', defendant: two }),
		...[bail(one, 'custody'), bail(two, 'unconditional-bail')],
		anEvent({ kind: 'plea-entered', on: '2026-03-02', data: { plea: 'guilty' } })
	];

	const titles = timeline(events).map(
		(entry) => sayEntry(entry, { lang: 'en', places: true }).title
	);

	assert.deepEqual(titles.toSorted(), [
		'Someone was charged (person 1 of 2)',
		'Someone was charged (person 2 of 2)',
		'The court kept the defendant in prison until the next hearing (person 1 of 2)',
		'The court released the defendant on bail until the next hearing (person 2 of 2)',
		'The defendant pleaded guilty (one of the people)'
	]);
});

// "The court says the earlier bail no longer applies" of somebody who had been in custody from the first day.
test('of bail that no longer applies is spoken only where there was some', () => {
	const bail = (on: string, of: 'custody' | 'conditional-bail' | 'not-applicable') =>
		anEvent({ kind: 'court-bail-decided', on, data: { bail: of, protections: [] } });
	const said = (first: 'custody' | 'conditional-bail') => {
		const events = [bail('2026-01-06', first), bail('2026-01-16', 'not-applicable')];
		const [newest] = timeline(events).map((entry) => sayEntry(entry, { lang: 'en', places: true }));
		const [safe] = safeToday(events, '2026-01-17').map((one) => saySafe(one, 'en'));
		return [newest?.title, safe?.lead];
	};

	const ended = 'The court says the earlier bail no longer applies';
	assert.deepEqual(said('conditional-bail'), [ended, `${ended}.`]);
	const decided = 'The court made a decision about bail';
	assert.deepEqual(said('custody'), [decided, `${decided}.`]);
});
