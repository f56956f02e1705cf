/** Cases as agencies tell them, fact by fact, for tests of where a case is. */
import type { Day, Event, EventData, EventKind, HearingTime } from '#lib/domain/event.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import { anEvent, onDay } from '#tests/world/builders.ts';

/** What leads to each stage, oldest first, as agencies usually tell it. */
export const ways: Record<Stage, readonly Event[]> = {
	'not-told': [],
	reported: told('reported'),
	investigating: told('reported', 'investigation-started'),
	'suspect-spoken-to': told('reported', 'investigation-started', 'suspect-arrested'),
	'released-rules': told('reported', 'suspect-arrested', 'suspect-on-bail'),
	'released-no-rules': told('reported', 'suspect-interviewed', 'suspect-under-investigation'),
	'with-prosecutor': told('reported', 'suspect-on-bail', 'sent-to-prosecutor'),
	charged: told('reported', 'suspect-on-bail', 'sent-to-prosecutor', 'charged'),
	'first-hearing-planned': [...told('charged'), first('2026-01-20')],
	'in-court': inCourt(),
	'waiting-for-trial': [...told('charged'), trialOn('2026-03-01', onDay('2026-06-10'))],
	'trial-off': [
		...denied(),
		trialOn('2026-03-01', onDay('2026-06-10')),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' })
	],
	'trial-on': [...heard('2026-06-10')],
	'waiting-for-sentence': [...heard('2026-06-10'), verdict('2026-06-12', 'guilty')],
	sentenced: sentenced(),
	'not-guilty': [...heard('2026-06-10'), verdict('2026-06-12', 'not-guilty')],
	'not-charged': told('reported', 'suspect-interviewed', 'closed-without-charge'),
	'not-investigated': told('reported', 'not-investigated'),
	stopped: [...told('charged'), first('2026-01-20'), ...told('discontinued')],
	over: [...told('charged'), first('2026-01-20'), ...told('concluded')],
	transferred: told('reported', 'investigation-started', 'moved-to-another-force'),
	'closed-no-suspect': told('reported', 'investigation-started', 'closed-no-suspect'),
	'out-of-court': told('reported', 'suspect-interviewed', 'out-of-court'),
	'defendant-died': [...inCourt(), anEvent({ kind: 'defendant-died', on: '2026-03-02' })],
	'sent-to-crown-court': [...inCourt(), anEvent({ kind: 'sent-to-crown-court', on: '2026-01-21' })],
	'jury-not-agreed': hung(),
	retrial: [...hung(), anEvent({ kind: 'retrial-ordered', on: '2026-06-20' })],
	'no-evidence': [
		...denied(),
		trialOn('2026-03-01', onDay('2026-06-10')),
		anEvent({ kind: 'no-evidence-offered', on: '2026-06-10' })
	],
	'left-on-file': [...inCourt(), anEvent({ kind: 'left-on-file', on: '2026-03-02' })],
	'stopped-by-court': [
		...heard('2026-06-10'),
		anEvent({ kind: 'stopped-by-court', on: '2026-06-11' })
	],
	'appeal-waiting': appealed(),
	'appeal-unchanged': [...appealed(), decided('unchanged')],
	'sentence-changed': [...appealed(), decided('sentence-changed')],
	'conviction-quashed': [...appealed(), decided('conviction-quashed')],
	'release-considered': [...sentenced(), anEvent({ kind: 'release-considered', on: '2028-01-10' })],
	released: releasedFromPrison(),
	recalled: [...releasedFromPrison(), anEvent({ kind: 'recalled-to-prison', on: '2028-05-02' })],
	'sentence-ended': [...releasedFromPrison(), anEvent({ kind: 'sentence-ended', on: '2029-01-10' })]
};

/** What leads to a stage that is otherwise where the case is in a youth court. */
export function inYouthCourt(events: readonly Event[]): Event[] {
	return events.map((event) =>
		event.kind === 'hearing-listed'
			? { ...event, data: { ...event.data, courtKind: 'youth' } }
			: event
	);
}

function inCourt(): Event[] {
	return [...told('charged'), first('2026-01-20'), held('2026-01-20')];
}

function hung(): Event[] {
	return [...heard('2026-06-10'), anEvent({ kind: 'jury-not-agreed', on: '2026-06-16' })];
}

function sentenced(): Event[] {
	return [
		...heard('2026-06-10'),
		verdict('2026-06-12', 'guilty'),
		anEvent({ kind: 'sentenced', on: '2026-07-10' })
	];
}

function appealed(): Event[] {
	return [...sentenced(), anEvent({ kind: 'appeal-lodged', on: '2026-07-30' })];
}

function decided(result: EventData['appeal-decided']['result']): Event {
	return anEvent({ kind: 'appeal-decided', on: '2026-12-01', data: { result } });
}

function releasedFromPrison(): Event[] {
	return [...sentenced(), anEvent({ kind: 'released-from-prison', on: '2028-03-01' })];
}

/** Hearing after hearing of one person, each fact told on the day it happened. */
export function courtsStory(): Event[] {
	return [
		anEvent({ kind: 'charged', on: '2026-01-02' }),
		first('2026-01-20'),
		held('2026-01-20'),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-21',
			data: { hearing: 'plea-1', purpose: 'plea', when: onDay('2026-02-10') }
		}),
		anEvent({ kind: 'plea-entered', on: '2026-02-10', data: { plea: 'not-guilty' } }),
		anEvent({
			kind: 'hearing-held',
			on: '2026-02-11',
			data: { hearing: 'plea-1', purpose: 'plea' }
		}),
		trialOn('2026-02-12', onDay('2026-06-10')),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' }),
		trialOn('2026-05-04', onDay('2026-09-21')),
		anEvent({ kind: 'trial-went-ahead', on: '2026-09-21' }),
		verdict('2026-09-24', 'guilty'),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-09-25',
			data: { hearing: 'sentence-1', purpose: 'sentence', when: onDay('2026-10-30') }
		}),
		anEvent({ kind: 'sentenced', on: '2026-10-30' }),
		anEvent({ kind: 'concluded', on: '2026-11-02' })
	];
}

/** One event of each kind, on the days of January from the first on. */
export function told(...kinds: EventKind[]): Event[] {
	return kinds.map((kind, nth) => anEvent({ kind, on: `2026-01-0${nth + 1}` }) as Event);
}

function first(day: Day): Event {
	const data = { hearing: 'first-1', purpose: 'first-hearing', courtKind: 'magistrates' } as const;
	return anEvent({ kind: 'hearing-listed', on: '2026-01-05', data: { ...data, when: onDay(day) } });
}

function held(on: Day): Event {
	return anEvent({
		kind: 'hearing-held',
		on,
		data: { hearing: 'first-1', purpose: 'first-hearing' }
	});
}

/** Charged, and the person said not guilty. */
export function denied(): Event[] {
	return [
		...told('charged'),
		anEvent({ kind: 'plea-entered', on: '2026-02-10', data: { plea: 'not-guilty' } })
	];
}

/** A trial listed on a day for another. */
export function trialOn(on: Day, when: HearingTime, hearing = 'trial-1'): Event {
	return anEvent({ kind: 'hearing-listed', on, data: { hearing, when } });
}

/** A trial that went ahead on its day. */
export function heard(on: Day): Event[] {
	return [...denied(), trialOn('2026-03-01', onDay(on)), anEvent({ kind: 'trial-went-ahead', on })];
}

/** A verdict on a day. */
export function verdict(on: Day, said: EventData['verdict-given']['verdict']): Event {
	return anEvent({ kind: 'verdict-given', on, data: { verdict: said } });
}
