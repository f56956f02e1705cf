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

const waits = 'The defendant is guilty. The court will decide the sentence.';
const some = 'The defendant is guilty of some of the charges. The court will decide the sentence.';
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
	[
		'guilty to all',
		[[plea('GUILTY'), plea('GUILTY')]],
		waits,
		[],
		['The defendant pleaded guilty']
	],
	[
		'guilty to one, no answer to the other',
		[[plea('GUILTY'), {}]],
		inCourt,
		['The defendant pleaded guilty to some charges. The others are not decided yet.'],
		['The defendant pleaded guilty to some charges']
	],
	[
		'guilty to one, not guilty to the other',
		[[plea('GUILTY'), plea('NOT_GUILTY')]],
		'Your case is waiting for trial.',
		['The defendant pleaded guilty to some charges, and not guilty to others.'],
		['The defendant pleaded guilty to some charges, not guilty to others']
	],
	[
		'guilty to one, the other left on file the same day',
		[[plea('GUILTY'), { ...denied, ...onFile }]],
		some,
		[apart],
		[
			'One or more charges were left on file',
			'The defendant pleaded guilty',
			'The defendant pleaded not guilty'
		]
	],
	[
		'guilty to one before, the other dropped later',
		[[plea('GUILTY', '2026-01-05'), { ...denied, ...dropped }]],
		some,
		[apart],
		[
			'The prosecutors stopped one or more charges',
			'The defendant pleaded guilty to some charges, not guilty to others'
		]
	],
	[
		'one left on file, the other goes on',
		[[denied, { ...denied, ...onFile }]],
		'Your case is waiting for trial.',
		[],
		['One or more charges were left on file', 'The defendant pleaded not guilty']
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
		['The court found the defendant guilty', 'The defendant pleaded not guilty']
	],
	[
		'not guilty of all',
		[
			[
				{ ...denied, ...acquitted },
				{ ...denied, ...acquitted }
			]
		],
		'The court found the defendant not guilty.',
		[],
		['The court found the defendant not guilty', 'The defendant pleaded not guilty']
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
		[
			'The court found the defendant guilty of some charges, not guilty of others',
			'The defendant pleaded not guilty'
		]
	],
	[
		'guilty by plea of one, not guilty of the rest',
		[[plea('GUILTY', '2026-01-05'), { ...denied, ...acquitted }]],
		some,
		[apart],
		[
			'The court found the defendant not guilty of the other charges',
			'The defendant pleaded guilty to some charges, not guilty to others'
		]
	],
	[
		'not guilty of one while the jury is out on the other',
		[[{ ...denied, ...acquitted }, denied]],
		inCourt,
		[],
		['The court found the defendant not guilty of some charges', 'The defendant pleaded not guilty']
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
		['The court found the defendant guilty of some charges', 'The defendant pleaded not guilty']
	],
	[
		'a charge that was added later',
		[[denied, { ...denied, chargeDate: '2026-02-01' }]],
		'Your case is waiting for trial.',
		[],
		['Another charge was added', 'The defendant pleaded not guilty']
	],
	[
		'two people: one guilty, one not guilty',
		[[{ ...denied, ...guilty }], [{ ...denied, ...acquitted }]],
		'The court will decide the sentence for those who are guilty.',
		[
			'2 people were charged.',
			'One person is guilty and has not been sentenced yet.',
			'One person was found not guilty.',
			'You may well have been believed.'
		],
		[
			'The court found the defendant guilty (person 1 of 2)',
			'The court found the defendant not guilty (person 2 of 2)',
			'The defendant pleaded not guilty (person 1 of 2)',
			'The defendant pleaded not guilty (person 2 of 2)'
		]
	],
	[
		'two people: one guilty, one waits for trial',
		[[plea('GUILTY')], [plea('NOT_GUILTY')]],
		'Your case is waiting for trial.',
		[
			'2 people were charged.',
			'One person is waiting for trial.',
			'One person is guilty and has not been sentenced yet.'
		],
		[
			'The defendant pleaded guilty (person 1 of 2)',
			'The defendant pleaded not guilty (person 2 of 2)'
		]
	],
	[
		'two people: one guilty to some charges, of the other nothing is known',
		[[plea('GUILTY'), {}], [{}]],
		inCourt,
		[
			'2 people were charged.',
			'Nothing is decided yet for one person.',
			'One person pleaded guilty to some charges. Their other charges are not decided yet.'
		],
		['The defendant pleaded guilty to some charges (person 1 of 2)']
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

	assert.ok(steps([[{}]]).includes('Trial, if the defendant pleads not guilty'));
	assert.ok(steps([[plea('GUILTY'), {}]]).includes('Trial, if one is needed'));
	assert.ok(steps([[{}], [{}]]).includes('Trial, if one is needed'));
	assert.ok(steps([[{}], [{}]]).includes('Sentence, if someone is guilty'));
});
