import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { anEvent, noChoices, onDay } from '#tests/world/builders.ts';
import { denied, heard, told, trialOn, verdict, ways } from '#tests/stage/stories.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Event, EventId } from '#lib/domain/event.ts';
import { newsFrom, safetyNews, shown, waiting, waitingOf, type Choices } from './gate.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { weightOf } from './weight.ts';

const chose = (...pairs: [Event, 'read' | 'later' | 'advocate'][]): Choices => ({
	...noChoices,
	of: new Map(pairs.map(([{ id }, choice]) => [id, choice]))
});
const kinds = (events: readonly Event[]) => events.map(({ kind }) => kind);
const acquitted = verdict('2026-06-12', 'not-guilty');
const before = heard('2026-06-10');

/** A page that was there before anything was decided. */
const asked: Choices = { ...noChoices, newsFrom: '2020-01-01' };

// Each pair is what may come next at that point of a case, hard and not, each with what agencies send along.
const either: Readonly<Record<string, readonly (readonly Event[])[]>> = {
	'whether somebody goes to court': [
		told('reported', 'suspect-interviewed'),
		[anEvent({ kind: 'closed-without-charge', on: '2026-05-04' })],
		[anEvent({ kind: 'closed-no-suspect', on: '2026-05-04' })],
		[anEvent({ kind: 'out-of-court', on: '2026-05-04' })],
		[
			anEvent({ kind: 'charged', on: '2026-05-04' }),
			anEvent({ kind: 'hearing-listed', on: '2026-05-04', data: { purpose: 'first-hearing' } }),
			anEvent({ kind: 'court-bail-decided', on: '2026-05-05', data: { bail: 'custody' } }),
			anEvent({ kind: 'victim-told', on: '2026-05-05', data: { about: 'hearing-listed' } }),
			anEvent({ kind: 'evidence-needed', on: '2026-05-06' })
		]
	],
	'whether there is a trial': [
		[...denied(), trialOn('2026-03-01', onDay('2026-06-10'))],
		[
			anEvent({ kind: 'discontinued', on: '2026-05-04' }),
			anEvent({ kind: 'hearing-cancelled', on: '2026-05-04' })
		],
		[
			anEvent({ kind: 'plea-entered', on: '2026-05-04', data: { plea: 'guilty' } }),
			anEvent({ kind: 'trial-cracked', on: '2026-05-04' }),
			anEvent({ kind: 'hearing-listed', on: '2026-05-04', data: { purpose: 'sentence' } })
		]
	],
	'what the court decides': [
		before,
		[acquitted, anEvent({ kind: 'concluded', on: '2026-06-12' })],
		[anEvent({ kind: 'jury-not-agreed', on: '2026-06-12' })],
		[
			verdict('2026-06-12', 'guilty'),
			anEvent({ kind: 'court-bail-decided', on: '2026-06-12', data: { bail: 'custody' } }),
			anEvent({ kind: 'hearing-listed', on: '2026-06-12', data: { purpose: 'sentence' } }),
			anEvent({ kind: 'sentenced', on: '2026-06-13' }),
			anEvent({ kind: 'compensation-ordered', on: '2026-06-13' }),
			anEvent({ kind: 'contact-scheme-referred', on: '2026-06-14' })
		]
	],
	'what becomes of an appeal': [
		ways['appeal-waiting'],
		...(['unchanged', 'sentence-changed', 'conviction-quashed', 'retrial'] as const).map(
			(result) => [anEvent({ kind: 'appeal-decided', on: '2027-05-04', data: { result } })]
		)
	]
};

for (const [what, [soFar = [], ...news]] of Object.entries(either))
	test(`${what} waits, and the rest of her page is the same whatever it is`, () => {
		const read = chose(...soFar.map((event) => [event, 'read'] as [Event, 'read']));

		for (const one of news) {
			const all = [...soFar, ...one];
			const choices = { ...asked, of: read.of };
			assert.deepEqual(kinds(shown(all, choices)), kinds(soFar), String(one[0]?.kind));
			assert.equal(
				waitingOf(all, choices)?.aboutHeld,
				waitingOf([...soFar, ...(news[0] ?? [])], choices)?.aboutHeld
			);
		}
	});

test('what was decided long before she had a page does not wait unless it is hard', () => {
	const since = { ...noChoices, newsFrom: newsFrom(instantOf('2026-06-20', '12:00')) };
	const guilty = verdict('2026-06-12', 'guilty');

	assert.equal(since.newsFrom, '2026-06-13');
	assert.deepEqual(waiting([...before, guilty], since), []);
	assert.deepEqual(kinds(waiting([...before, verdict('2026-06-13', 'guilty')], since)), [
		'verdict-given'
	]);
	assert.deepEqual(kinds(waiting([...before, acquitted], since)), ['verdict-given']);
});

test('before she reads it her case stands where it stood before the news', () => {
	const now = shown([...before, acquitted], noChoices);

	assert.equal(tracker(now).stage, tracker(before).stage);
	assert.deepEqual(kinds(now), kinds(before));
	assert.deepEqual(kinds(waiting([...before, acquitted], noChoices)), ['verdict-given']);
});

test('what waiting news puts right is said no more', () => {
	const guilty = verdict('2026-06-12', 'guilty');
	const right = { ...acquitted, corrects: guilty.id };

	assert.deepEqual(kinds(shown([...before, guilty, right], noChoices)), kinds(before));
	assert.deepEqual(kinds(shown([...before, guilty, right], chose([right, 'read']))), [
		...kinds(before),
		'verdict-given',
		'verdict-given'
	]);
});

test('what was taken back with waiting news is neither shown nor said to be wrong', () => {
	const guilty = verdict('2026-06-12', 'guilty');
	const prison = anEvent({ kind: 'sentenced', on: '2026-06-12' });
	const right = { ...acquitted, corrects: guilty.id };
	const back = anEvent({ kind: 'withdrawn', on: '2026-06-12', corrects: prison.id });

	assert.deepEqual(
		kinds(shown([...before, guilty, prison, right, back], noChoices)),
		kinds(before)
	);
});

test('the words of the court that all is over wait with the news', () => {
	const over = anEvent({ kind: 'concluded', on: '2026-06-12' });

	const now = shown([...before, acquitted, over], noChoices);

	assert.deepEqual(kinds(now), kinds(before));
});

test('a trial date that is taken off with the news waits with it, and one taken off months later does not', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-05-04' });
	const waits = [...denied(), trialOn('2026-03-01', onDay('2026-06-10')), stopped];
	const soon = anEvent({ kind: 'trial-vacated', on: '2026-05-05' });
	const later = anEvent({ kind: 'trial-vacated', on: '2026-08-05' });

	assert.equal(kinds(shown([...waits, soon], noChoices)).includes('trial-vacated'), false);
	assert.equal(kinds(shown([...waits, later], noChoices)).includes('trial-vacated'), true);
});

test('the date of a new trial would tell that the jury did not agree, so it waits', () => {
	const hung = anEvent({ kind: 'jury-not-agreed', on: '2026-06-12' });
	const data = { hearing: 'trial-2', when: onDay('2026-12-01') };

	for (const kind of eventKinds.filter((one) => isListing({ kind: one }))) {
		const again: Event = anEvent({ kind, on: '2026-06-20', data });
		const all = [...before, hung, again];
		assert.deepEqual(kinds(shown(all, noChoices)), kinds(before), kind);
		assert.notEqual(tracker(shown(all, chose([hung, 'read']))).stage, 'trial-on', kind);
	}
});

test('that they say they told her of it waits too', () => {
	const said = anEvent({ kind: 'victim-told', on: '2026-06-13', data: { about: 'verdict-given' } });

	assert.deepEqual(kinds(shown([...before, acquitted, said], noChoices)), kinds(before));
});

test('later and with an advocate keep it waiting; read now, or always, shows all', () => {
	const all = [...before, acquitted];

	assert.equal(waiting(all, chose([acquitted, 'later'])).length, 1);
	assert.equal(waitingOf(all, chose([acquitted, 'advocate']))?.choice, 'advocate');
	assert.deepEqual(shown(all, chose([acquitted, 'read'])), all);
	assert.deepEqual(shown(all, { ...noChoices, always: true }), all);
	assert.equal(waitingOf(all, { ...noChoices, always: true }), undefined);
});

test('news that comes after her choice asks her again', () => {
	const other = anEvent({ kind: 'discontinued', on: '2026-06-20', defendant: 'two' });

	const waits = waitingOf([...before, acquitted, other], chose([acquitted, 'later']));

	assert.deepEqual(waits, { count: 2, aboutHeld: false });
});

test('what she told us of herself has no gate, and neither has an agency that says the same', () => {
	const own = anEvent({ kind: 'discontinued', on: '2026-05-04', toldBy: 'victim' });
	const theirs = anEvent({ kind: 'discontinued', on: '2026-05-05' });

	assert.deepEqual(waiting([...denied(), own], noChoices), []);
	assert.deepEqual(waiting([...denied(), own, theirs], noChoices), []);
});

test('news that was put right before she read it is never shown', () => {
	const wrong = anEvent({ kind: 'discontinued', on: '2026-05-04', id: 'wrong' });
	const right = anEvent({ kind: 'hearing-cancelled', on: '2026-05-05', corrects: 'wrong' });

	const now = shown([...denied(), wrong, right], noChoices);

	assert.equal(waiting([...denied(), wrong, right], noChoices).length, 0);
	assert.equal(kinds(now).includes('discontinued'), false);
	assert.equal(
		timeline(now).some(({ corrects }) => corrects),
		false
	);
});

test('whatever is told and in whatever order, hard news never shows unread and safety news always does', () => {
	const random = chance(20261125);
	for (let nth = 0; nth < 2000; nth += 1) {
		const events = Array.from({ length: 1 + Math.floor(random() * 12) }, () => {
			const kind = eventKinds[Math.floor(random() * eventKinds.length)] ?? 'reported';
			const on = `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
			return anEvent({ kind, on }) as Event;
		});
		const now = shown(events, noChoices);
		const weigh = (weight: string) => events.filter((event) => weightOf(event) === weight);

		assert.deepEqual(
			now.filter((event) => weightOf(event) === 'hard'),
			[]
		);
		assert.ok(weigh('safety').every((event) => now.includes(event)));
		assert.deepEqual(
			shown(events, chose(...weigh('hard').map((one) => [one, 'read'] as [Event, 'read']))),
			events
		);
	}
});

test('every end shown to nobody before it is read leaves a case that has not ended', () => {
	for (const end of ['not-guilty', 'not-charged', 'not-investigated', 'stopped'] as const)
		assert.equal(tracker(shown(ways[end], noChoices)).ended, false, end);
});

test('news about her safety stands first for two weeks, or until she says that she has read it', () => {
	const bail = anEvent({ kind: 'suspect-on-bail', on: '2026-11-20' });
	const at = (day: string) => instantOf(day, '12:00');

	assert.deepEqual(safetyNews([bail], noChoices, at('2026-11-25')), [bail]);
	assert.deepEqual(safetyNews([bail], noChoices, at('2026-12-05')), []);
	assert.deepEqual(safetyNews([bail], chose([bail, 'read']), at('2026-11-25')), []);
	assert.deepEqual(safetyNews([{ ...bail, on: '2026-09-01' }], noChoices, at('2026-11-25')), []);
});

// "They must not contact someone" stood beneath "There are no rules".
test('news about her safety that another decision about the same person took the place of no longer stands first', () => {
	const decided = (
		on: string,
		bail: 'conditional-bail' | 'unconditional-bail',
		defendant: string
	) =>
		anEvent({
			kind: 'court-bail-decided',
			on,
			data: { bail, protections: bail === 'conditional-bail' ? ['no-contact'] : [] },
			defendant
		});
	const strict = decided('2026-11-20', 'conditional-bail', 'one');
	const free = decided('2026-11-22', 'unconditional-bail', 'one');
	const other = decided('2026-11-21', 'conditional-bail', 'two');
	const broken = anEvent({ kind: 'rules-broken', on: '2026-11-21', defendant: 'one' });
	const letGo = anEvent({ kind: 'suspect-released', on: '2026-11-19', defendant: 'three' });
	const all = [letGo, strict, other, broken, free];

	assert.deepEqual(safetyNews(all, noChoices, instantOf('2026-11-25', '12:00')), [
		free,
		broken,
		other,
		letGo
	]);
});

test('that news is about somebody who is held is said without a word of what it is', () => {
	const held = anEvent({ kind: 'court-bail-decided', on: '2026-03-01', data: { bail: 'custody' } });

	for (const news of [acquitted, verdict('2026-06-12', 'guilty')])
		assert.deepEqual(waitingOf([held, ...before, news], { ...noChoices, newsFrom: '2026-06-11' }), {
			count: 1,
			aboutHeld: true
		});
});

test('a choice for an event that is no longer there changes nothing', () => {
	const gone: Choices = { ...noChoices, of: new Map([['gone' as EventId, 'read']]) };

	assert.deepEqual(shown(told('reported'), gone).length, 1);
});
