/** Several charges and several people: what the courts share, and the sentences she then reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	aCase,
	aDefendant,
	aHearing,
	anOffence,
	aResult,
	hash,
	ids,
	now,
	shared,
	tellingsOf
} from '#tests/court/builders.ts';
import { anEvent } from '#tests/world/builders.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import type { Event } from '#lib/domain/event.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { saySteps, sayStage } from '#lib/i18n/stage/stage-words.ts';
import { readHearing } from './common-platform.ts';

type Fields = Record<string, unknown>;
const on = '2026-03-02';
const plea = (pleaValue: string, pleaDate = on) => ({ plea: { pleaValue, pleaDate } });
const verdict = (categoryType: string, verdictDate = on) => ({
	verdict: { verdictDate, verdictType: { categoryType } }
});
const denied = plea('NOT_GUILTY', '2026-01-05');
const [guilty, acquitted] = [verdict('GUILTY'), verdict('NOT_GUILTY')];
const onFile = { judicialResults: [aResult('Count to remain on file', { cjsCode: '2008' })] };
const dropped = { judicialResults: [aResult('Withdrawn', { cjsCode: '2063' })] };
const hung = {
	verdict: { verdictDate: on, verdictType: { description: 'Jury unable to agree' } }
};

/** One person for each list of charges. */
function hearingOf(people: readonly (readonly Fields[])[]) {
	const defendants = people.map((charges, person) =>
		aDefendant({
			id: `30000000-0000-4000-8000-00000000000${person + 1}`,
			masterDefendantId: `30000000-0000-4000-8000-00000000000${person + 1}`,
			offences: charges.map((fields, nth) =>
				anOffence({
					id: `40000000-0000-4000-8000-0000000000${person}${nth}`,
					chargeDate: '2025-10-01',
					...fields
				})
			)
		})
	);
	const type = { description: 'Plea' };
	return shared(aHearing({ type, prosecutionCases: [aCase({ defendants })] }));
}

function eventsOf(people: readonly (readonly Fields[])[]): Event[] {
	const reading = readHearing(hearingOf(people), 'resulted', ids.hearing, hash, now);
	return tellingsOf(reading).map((telling) => ({
		...anEvent({ kind: 'charged', on, heardAt: now, toldBy: 'courts' }),
		...telling
	})) as Event[];
}

/** Her page: its first line, what is said of people and charges, and what happened that day, newest first. */
function pageOf(people: readonly (readonly Fields[])[]) {
	const events = eventsOf(people);
	const { line, sum } = sayStage(tracker(events), sumOf(events), 'en');
	const happened = timeline(events)
		.filter(({ event: { kind } }) => !kind.startsWith('hearing-') && kind !== 'charged')
		.map((entry) => sayEntry(entry, { lang: 'en', places: true }).title);
	return { line, sum, happened };
}

const waits = 'The person is guilty. The court will decide the sentence.';
const some = 'The person is guilty of some of the charges. The court will decide the sentence.';
const inCourt = 'Your case is in court.';
const apart = 'There was more than one charge. They did not all end in the same way.';

/** What the court shares of each person's charges; her first line, the sum, and what happened. */
const rows: readonly [
	name: string,
	people: readonly (readonly Fields[])[],
	line: string,
	sum: readonly string[],
	happened: readonly string[]
][] = [
	['guilty to all', [[plea('GUILTY'), plea('GUILTY')]], waits, [], ['The person said: guilty']],
	[
		'guilty to one, no answer to the other',
		[[plea('GUILTY'), {}]],
		inCourt,
		['The person said guilty to some of the charges. On the others nothing is decided yet.'],
		['The person said: guilty to some charges']
	],
	[
		'guilty to one, not guilty to the other',
		[[plea('GUILTY'), plea('NOT_GUILTY')]],
		'Your case is waiting for trial.',
		['The person said guilty to some of the charges, and not guilty to others.'],
		['The person said: guilty to some charges, not guilty to others']
	],
	[
		'guilty to one, the other left on file the same day',
		[[plea('GUILTY'), { ...denied, ...onFile }]],
		some,
		[apart],
		[
			'One or more charges were left on file',
			'The person said: guilty',
			'The person said: not guilty'
		]
	],
	[
		'guilty to one before, the other dropped later',
		[[plea('GUILTY', '2026-01-05'), { ...denied, ...dropped }]],
		some,
		[apart],
		[
			'The prosecutors stopped one or more charges',
			'The person said: guilty to some charges, not guilty to others'
		]
	],
	[
		'one left on file, the other goes on',
		[[denied, { ...denied, ...onFile }]],
		'Your case is waiting for trial.',
		[],
		['One or more charges were left on file', 'The person said: not guilty']
	],
	[
		'found guilty of all',
		[
			[
				{ ...denied, ...guilty },
				{ ...denied, ...guilty }
			]
		],
		waits,
		[],
		['The court said: guilty', 'The person said: not guilty']
	],
	[
		'not guilty of all',
		[
			[
				{ ...denied, ...acquitted },
				{ ...denied, ...acquitted }
			]
		],
		'The court said: not guilty.',
		[],
		['The court said: not guilty', 'The person said: not guilty']
	],
	[
		'not guilty of one, guilty of the other',
		[
			[
				{ ...denied, ...acquitted },
				{ ...denied, ...guilty }
			]
		],
		some,
		[apart],
		['The court said: guilty of some charges, not guilty of others', 'The person said: not guilty']
	],
	[
		'guilty by plea of one, not guilty of the rest',
		[[plea('GUILTY', '2026-01-05'), { ...denied, ...acquitted }]],
		some,
		[apart],
		[
			'The court said: not guilty of the other charges',
			'The person said: guilty to some charges, not guilty to others'
		]
	],
	[
		'not guilty of one while the jury is out on the other',
		[[{ ...denied, ...acquitted }, denied]],
		inCourt,
		[],
		['The court said: not guilty of some charges', 'The person said: not guilty']
	],
	[
		'guilty of one, the jury could not agree on the other',
		[
			[
				{ ...denied, ...guilty },
				{ ...denied, ...hung }
			]
		],
		some,
		['There was more than one charge. We were not told what was decided on all of them.'],
		['The court said: guilty of some charges', 'The person said: not guilty']
	],
	[
		'a charge that was added later',
		[[denied, { ...denied, chargeDate: '2026-02-01' }]],
		'Your case is waiting for trial.',
		[],
		['Another charge was added', 'The person said: not guilty']
	],
	[
		'two people: one guilty, one not guilty',
		[[{ ...denied, ...guilty }], [{ ...denied, ...acquitted }]],
		'The court will decide the sentence for those who are guilty.',
		[
			'2 people were charged.',
			'One is guilty and has no sentence yet.',
			'One was found not guilty.',
			'None of this means that you were not believed.'
		],
		[
			'The court said: guilty (person 1 of 2)',
			'The court said: not guilty (person 2 of 2)',
			'The person said: not guilty (person 1 of 2)',
			'The person said: not guilty (person 2 of 2)'
		]
	],
	[
		'two people: one guilty, one waits for trial',
		[[plea('GUILTY')], [plea('NOT_GUILTY')]],
		'Your case is waiting for trial.',
		[
			'2 people were charged.',
			'One is waiting for trial.',
			'One is guilty and has no sentence yet.'
		],
		['The person said: guilty (person 1 of 2)', 'The person said: not guilty (person 2 of 2)']
	],
	[
		'two people: one guilty to some charges, of the other nothing is known',
		[[plea('GUILTY'), {}], [{}]],
		inCourt,
		[
			'2 people were charged.',
			'For one, nothing is decided yet.',
			'One said guilty to some charges. On the others nothing is decided yet.'
		],
		['The person said: guilty to some charges (person 1 of 2)']
	]
];

for (const [name, people, line, sum, happened] of rows)
	test(`${name}: her page says so, and nothing more`, () => {
		const page = pageOf(people);

		assert.equal(page.line, line);
		assert.deepEqual(page.sum, sum);
		assert.deepEqual(page.happened.toSorted(), happened.toSorted());
	});

test('once somebody has answered a charge, the trial no longer hangs on what the person says', () => {
	const steps = (people: readonly (readonly Fields[])[]) =>
		saySteps(tracker(eventsOf(people)), 'en').map(({ title }) => title);

	assert.ok(steps([[{}]]).includes('A trial, if the person says they are not guilty'));
	assert.ok(steps([[plea('GUILTY'), {}]]).includes('A trial, if one is needed'));
	assert.ok(steps([[{}], [{}]]).includes('A trial, if one is needed'));
	assert.ok(steps([[{}], [{}]]).includes('A sentence, if someone is guilty'));
});
