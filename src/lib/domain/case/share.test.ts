import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standing, type DefendantKey, type Event } from '#lib/domain/event.ts';
import { anEvent } from '#tests/world/builders.ts';
import { caseOf, type CaseOf } from '#tests/court/case-of.ts';
import { chance, shuffled, tries } from '#tests/world/chance.ts';
import type { Offence, OffenceKey } from './accused.ts';
import { defendants } from './defendant.ts';
import { changesBy, toldBy } from './share.ts';
import type { Share } from './snapshot.ts';

const rounds = tries(400);
const minute = 60_000;
const began = Date.UTC(2026, 2, 1, 9);

/** What stands of a case but where its hearings were listed: of that the history is told. */
function standsIn({ known }: CaseOf): string[] {
	return standing(known)
		.filter(({ kind }) => !['withdrawn', 'hearing-listed', 'hearing-cancelled'].includes(kind))
		.map(({ kind, on, defendant, data }) => JSON.stringify({ kind, on, defendant, data }))
		.sort();
}

function someShares(random: () => number): Share[] {
	const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
	const day = () => `2026-0${1 + Math.floor(random() * 3)}-1${Math.floor(random() * 4)}`;
	const offence = (nth: number): Offence => ({
		key: `o-${nth}` as OffenceKey,
		...(random() < 0.8 ? { chargedOn: '2026-01-02' } : {}),
		...(random() < 0.6
			? { plea: { plea: one(['guilty', 'not-guilty'] as const), on: day() } }
			: {}),
		...(random() < 0.4
			? {
					outcome: {
						verdict: one(['guilty', 'not-guilty', 'not-agreed'] as const),
						on: day(),
						isGiven: true
					}
				}
			: {}),
		...(random() < 0.1 ? { ending: { kind: 'discontinued' as const, on: day() } } : {}),
		isEnded: random() < 0.2,
		passed:
			random() < 0.3
				? [
						{
							sentence: one(['prison', 'fine'] as const),
							on: day(),
							convicts: false
						}
					]
				: []
	});
	const hearing = () => one(['h-1', 'h-2', 'h-3']);
	return Array.from({ length: 2 + Math.floor(random() * 6) }, (_, nth) => {
		const at = began + nth * minute;
		const people = random() < 0.3 ? ['d-1', 'd-2'] : ['d-1'];
		const name = hearing();
		return {
			hearing: name,
			sort: one(['listed', 'resulted', 'resulted'] as const),
			at,
			accused: people.map((key) => ({
				key: key as DefendantKey,
				offences: [1, 2, 3].filter(() => random() < 0.6).map(offence),
				totals: []
			})),
			own:
				random() < 0.6
					? [
							{
								kind: 'hearing-held' as const,
								on: day(),
								data: { hearing: name, purpose: one(['trial', 'plea'] as const) }
							}
						]
					: []
		};
	});
}

test('in whatever order shares arrive, and however often, a case stands as the newest of each hearing says', () => {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const random = chance(seed);
		const shares = someShares(random);
		const expected = standsIn(caseOf(shares));

		const again = [...shares, ...shares.filter(() => random() < 0.3)];
		const { known, kept } = caseOf(shuffled(again, random));

		assert.deepEqual(standsIn({ known, kept }), expected, `seed ${seed}`);
		const wanted = new Set(
			toldBy(kept).map(({ telling: { kind, on, defendant, data } }) =>
				JSON.stringify({ kind, on, defendant, data })
			)
		);
		assert.deepEqual(expected, [...wanted].sort(), `seed ${seed}`);
	}
});

test('a share that comes again enters nothing', () => {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const shares = someShares(chance(seed));
		const once = caseOf(shares).known.length;

		assert.equal(caseOf([...shares, ...shares]).known.length, once, `seed ${seed}`);
	}
});

// The panel went on to list "no contact" after a status that says there is no bail.
test('that there is no bail is told of somebody who was on some, and of nobody else', () => {
	const bail = (
		hearing: string,
		on: string,
		said: 'conditional-bail' | 'not-applicable'
	): Share => ({
		...{ hearing, sort: 'resulted', at: Date.parse(`${on}T17:00Z`), accused: [] },
		own: [
			{
				kind: 'court-bail-decided',
				on,
				defendant: 'one' as DefendantKey,
				data: { bail: said, protections: [] }
			}
		]
	});
	const before = bail('h-1', '2026-03-02', 'conditional-bail');
	const none = bail('h-2', '2026-04-02', 'not-applicable');
	const daysOf = (shares: readonly Share[]) => toldBy(shares).map(({ telling }) => telling.on);

	assert.deepEqual(daysOf([none]), []);
	assert.deepEqual(daysOf([before, none]), ['2026-03-02', '2026-04-02']);
	assert.deepEqual(daysOf([none, before]), ['2026-03-02', '2026-04-02']);
});

// A keeper withdraws what a share said: its facts are hidden and it is forgotten, as if it had never come.
test('what was withdrawn with its share does not come back with a share of another hearing, and what it replaced stays', () => {
	const plea = (named: 'guilty' | 'not-guilty', at: number): Share => ({
		hearing: 'h-1',
		sort: 'resulted',
		at,
		accused: [
			{
				key: 'd-1' as DefendantKey,
				offences: [
					{
						key: 'o-1' as OffenceKey,
						chargedOn: '2026-01-02',
						plea: { plea: named, on: '2026-02-10' },
						isEnded: false,
						passed: []
					}
				],
				totals: []
			}
		],
		own: []
	});
	const [right, wrong] = [plea('not-guilty', began), plea('guilty', began + minute)];
	const { known } = caseOf([right, wrong]);
	const left = known.filter(({ share }) => share?.at !== wrong.at);
	const held = {
		kind: 'hearing-held' as const,
		on: '2026-03-01',
		data: { hearing: 'h-2', purpose: 'trial' as const }
	};
	const other: Share = {
		...right,
		hearing: 'h-2',
		at: began + 2 * minute,
		accused: [],
		own: [held]
	};

	const changes = changesBy(other, [other], left);

	assert.deepEqual(
		changes.map(({ telling, instead }) => [telling.kind, instead]),
		[['hearing-held', undefined]]
	);
	assert.match(standsIn({ known: left, kept: [] }).join(), /not-guilty/);
});

// One charge was dropped beside another that was admitted. The answer was changed later, and "guilty" stood on alone.
test('that somebody is guilty of the others falls with the answer it rested on', () => {
	const charge = (nth: number, fields: Partial<Offence>): Offence => {
		return { key: `o-${nth}` as OffenceKey, isEnded: false, passed: [], ...fields };
	};
	const share = (nth: number, offences: readonly Offence[]): Share => {
		const accused = [{ key: 'd-1' as DefendantKey, offences, totals: [] }];
		return { hearing: `h-${nth}`, sort: 'resulted', at: began + nth * minute, accused, own: [] };
	};
	const said = (plea: 'guilty' | 'not-guilty', on: string) => ({ plea: { plea, on } });
	const denied = said('not-guilty', '2026-02-26');
	const dropped = { ending: { kind: 'discontinued' as const, on: '2026-03-08' }, isEnded: true };
	const open = { outcome: { verdict: 'other' as const, on: '2026-04-24', isGiven: true } };

	const shares = [
		share(1, [charge(1, said('guilty', '2026-02-26')), charge(2, { ...denied, ...dropped })]),
		share(2, [charge(1, said('not-guilty', '2026-04-24')), charge(2, { ...denied, ...open })])
	];
	const others = (some: readonly Share[]) =>
		standing(caseOf(some).known).flatMap(({ data }) => ('others' in data ? data.others : []));

	assert.deepEqual(others(shares.slice(0, 1)), ['guilty']);
	assert.deepEqual(others(shares), []);
});

// One charge was denied and dropped; another was admitted, and then denied: "not guilty" was no new answer, so "guilty" stood.
test('an answer that was changed to what had been said before is not left as guilty', () => {
	const charge = (nth: number, fields: Partial<Offence>): Offence => {
		return { key: `o-${nth}` as OffenceKey, isEnded: false, passed: [], ...fields };
	};
	const share = (nth: number, offences: readonly Offence[]): Share => {
		const accused = [{ key: 'd-1' as DefendantKey, offences, totals: [] }];
		return { hearing: `h-${nth}`, sort: 'resulted', at: began + nth * minute, accused, own: [] };
	};
	const said = (plea: 'guilty' | 'not-guilty', on: string) => ({ plea: { plea, on } });
	const dropped = charge(1, {
		...said('not-guilty', '2026-04-04'),
		ending: { kind: 'discontinued', on: '2026-04-04' },
		isEnded: true
	});
	const shares = [
		share(1, [dropped, charge(2, said('guilty', '2026-05-31'))]),
		share(2, [dropped, charge(2, said('not-guilty', '2026-06-12'))])
	];
	const states = (some: readonly Share[]) =>
		defendants(standing(caseOf(some).known)).map(({ state }) => state);

	assert.deepEqual(states(shares.slice(0, 1)), ['guilty']);
	assert.notDeepEqual(states(shares), ['guilty']);
});

// A charge of which nobody had said anything came to light later: her page went on saying that all of it was stopped.
for (const sort of ['resulted', 'listed'] as const)
	test(`the end of all charges becomes the end of one where another goes on (${sort})`, () => {
		const on = '2026-03-02';
		const ending = { kind: 'discontinued', on } as const;
		const charge = (nth: number): Offence => {
			return { key: `o-${nth}` as OffenceKey, isEnded: false, passed: [] };
		};
		const dropped = { ...charge(1), ending, isEnded: true };
		const share = (hearing: string, offences: readonly Offence[], nth: number): Share => ({
			hearing,
			sort: nth === 0 ? 'resulted' : sort,
			at: began + nth * minute,
			accused: [{ key: 'd-1' as DefendantKey, offences, totals: [] }],
			own: []
		});
		const first = share('h-1', [dropped], 0);
		const later = share('h-2', [dropped, charge(2)], 1);

		const ends = ({ known }: CaseOf) =>
			standing(known)
				.filter(({ kind }) => kind !== 'withdrawn')
				.map(({ kind, data }) => [kind, 'others' in data ? data.others : '']);
		assert.deepEqual(ends(caseOf([first])), [['discontinued', '']]);
		assert.deepEqual(ends(caseOf([first, later])), [['one-charge', 'open']]);
		assert.deepEqual(ends(caseOf([later, first])), [['one-charge', 'open']]);
	});

// Out on bail with a rule before a new trial, and "Nobody has told us where the person is".
test('bail is told again of somebody who was sentenced, once a new trial was ordered', () => {
	const key = 'one' as DefendantKey;
	const guilty = {
		key: 'o-1' as OffenceKey,
		outcome: { verdict: 'guilty', on: '2026-03-10', isGiven: true },
		isEnded: true,
		passed: [{ sentence: 'prison', on: '2026-03-10', convicts: false }]
	} as const satisfies Offence;
	const data = { bail: 'conditional-bail', protections: [] } as const;
	const share = (hearing: string, at: string): Share => ({
		...{ hearing, sort: 'resulted', at: Date.parse(`${at}T17:00Z`), own: [] },
		accused: [{ key, offences: [guilty], totals: [] }]
	});
	const bailed = share('h-2', '2026-07-20');
	const shares = [
		share('h-1', '2026-03-10'),
		{
			...bailed,
			own: [{ kind: 'court-bail-decided', on: '2026-07-20', defendant: key, data } as const]
		}
	];
	const retrial = (on: string) =>
		anEvent({ kind: 'appeal-decided', on, data: { result: 'retrial' } });
	const isTold = (...told: Event[]) =>
		toldBy(shares, told).some(({ telling }) => telling.kind === 'court-bail-decided');

	assert.equal(isTold(), false);
	assert.equal(isTold(retrial('2026-07-10')), true);
	assert.equal(isTold(retrial('2026-08-10')), false);
});
