/** While news waits her pages say nothing that may be over, and are the same whatever it is, good or bad. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId, Victim } from '#lib/domain/actor.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { dayKey } from '#lib/domain/case/court-day.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { toldApart } from '#lib/domain/case/whose.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { DefendantKey, Telling } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as openCases from '#lib/server/case/cases.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { aMessage, aVictimOf } from '#tests/feed/incoming.ts';
import { aTelling } from '#tests/world/builders.ts';
import { signedIn } from '../folk.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
let courts: agencies.Agency;
before(async () => {
	house = await openHouse();
	const who = { id: 'courts' as AgencyId, name: 'The courts', kind: 'courts' as const };
	const { db, keys, now } = house.world;
	const mayTell = usuallyTells.courts ?? [];
	const agency = { ...who, mayTell, sendsTellings: true, invented: false };
	courts = await agencies.add(db, keys, agency, now());
});
after(() => house.close());

const trial = {
	hearing: 'trial',
	purpose: 'trial',
	courtKind: 'crown',
	court: 'Wood Green Crown Court'
} as const;
const day = addDays(dayOf(Date.now()), -1);
const off = aTelling({ kind: 'hearing-cancelled', on: day, data: { hearing: 'trial' } });
const over = aTelling({ kind: 'concluded', on: day });
const custody = aTelling({ kind: 'court-bail-decided', on: day, data: { bail: 'custody' } });
const toSentence = aTelling({
	kind: 'hearing-listed',
	on: day,
	data: {
		...trial,
		hearing: 'sentence',
		purpose: 'sentence',
		when: { kind: 'day', on: '2030-03-04' }
	}
});
const denied: readonly Telling[] = [
	aTelling({ kind: 'charged', on: '2026-06-01' }),
	aTelling({ kind: 'plea-entered', on: '2026-07-01', data: { plea: 'not-guilty' } }),
	aTelling({
		kind: 'hearing-listed',
		on: '2026-07-02',
		data: { ...trial, when: { kind: 'day', on: '2030-01-14' } }
	})
];
const asked: readonly Telling[] = [
	aTelling({ kind: 'reported', on: '2026-06-01' }),
	aTelling({ kind: 'suspect-interviewed', on: '2026-06-02' }),
	aTelling({ kind: 'sent-to-prosecutor', on: '2026-07-01' })
];
/** What may wait for her at a point of a case, hard and not, each with what is sent along. */
const waits: Readonly<
	Record<
		string,
		{
			readonly before: readonly Telling[];
			readonly news: Readonly<Record<string, readonly Telling[]>>;
		}
	>
> = {
	'before a trial': {
		before: denied,
		news: {
			acquitted: [
				aTelling({ kind: 'verdict-given', on: day, data: { verdict: 'not-guilty' } }),
				over
			],
			stopped: [aTelling({ kind: 'discontinued', on: day }), off, over],
			'no evidence': [aTelling({ kind: 'no-evidence-offered', on: day }), off, over],
			'left on file': [aTelling({ kind: 'left-on-file', on: day }), off],
			'stopped by the court': [aTelling({ kind: 'stopped-by-court', on: day }), over],
			guilty: [
				aTelling({ kind: 'verdict-given', on: day, data: { verdict: 'guilty' } }),
				toSentence,
				custody
			],
			sentenced: [
				aTelling({ kind: 'verdict-given', on: day, data: { verdict: 'guilty' } }),
				aTelling({ kind: 'sentenced', on: day, data: { sentence: 'prison' } }),
				aTelling({ kind: 'compensation-ordered', on: day })
			],
			admitted: [
				aTelling({ kind: 'plea-entered', on: day, data: { plea: 'guilty' } }),
				off,
				toSentence
			]
		}
	},
	'of somebody who is held': {
		before: [...denied, { ...custody, on: '2026-07-01' }],
		news: {
			acquitted: [
				aTelling({ kind: 'verdict-given', on: day, data: { verdict: 'not-guilty' } }),
				over
			],
			guilty: [
				aTelling({ kind: 'verdict-given', on: day, data: { verdict: 'guilty' } }),
				toSentence,
				custody
			]
		}
	},
	'of one of two people whom she gave names': {
		before: ['one', 'two'].flatMap((defendant) => [
			aTelling({ kind: 'charged', on: '2026-06-01', defendant }),
			{ ...custody, on: '2026-07-01', defendant: defendant as DefendantKey }
		]),
		news: {
			acquitted: [
				aTelling({
					kind: 'verdict-given',
					on: day,
					defendant: 'two',
					data: { verdict: 'not-guilty' }
				})
			],
			guilty: [
				aTelling({ kind: 'verdict-given', on: day, defendant: 'two', data: { verdict: 'guilty' } })
			]
		}
	},
	'before a charge': {
		before: asked,
		news: {
			'nobody goes to court': [
				aTelling({ kind: 'closed-without-charge', on: day, data: { by: 'cps' } })
			],
			'out of court': [aTelling({ kind: 'out-of-court', on: day, data: { outcome: 'caution' } })],
			charged: [
				aTelling({ kind: 'charged', on: day }),
				aTelling({
					kind: 'hearing-listed',
					on: day,
					data: {
						...trial,
						hearing: 'first',
						purpose: 'first-hearing',
						courtKind: 'magistrates',
						when: { kind: 'day', on: '2030-01-14' }
					}
				}),
				custody
			]
		}
	}
};

let cases = 0;
/** The page of the day that was planned before the news came. */
const planned = `/day/${dayKey('trial')}`;

/** Her pages after these facts, without what is of her case alone. */
async function pagesAfter(
	before: readonly Telling[],
	told: readonly Telling[]
): Promise<Record<string, string>> {
	const { db, keys, now } = house.world;
	const urn = readUrn(`01AB${String(1000000 + (cases += 1))}`) as Urn;
	const she: Victim = await aVictimOf(house.world, urn);
	const sent = [before, told].map((tellings, nth) =>
		aMessage({ id: `${urn}-${nth}`, urn, tellings })
	);
	// What comes in the very moment of hard news waits with it: the facts before came earlier.
	for (const [nth, one] of sent.entries())
		await inbox.take(db, keys, courts, [one], now() - (nth === 0 ? 1000 : 0));
	const { events } = await openCases.readFor(db, keys, she, now());
	const names = toldApart(events).map((key) => [key, `called ${key}`] as const);
	await namesGiven.give(db, keys, she, new Map(names), now());
	const cookie = await signedIn(house.world, { person: she.person, level: 'full' });
	const pages: Record<string, string> = {};
	for (const target of ['/home', '/dates', '/rules', planned, '/news']) {
		const { text } = await house.ask({ method: 'GET', target }, cookie);
		pages[target] = text.replaceAll(
			/nonce-[^'"]+|nonce="[^"]+"|[0-9a-f]{32}|\/dates\/[0-9a-f]+|01\W?AB\W?[\d/ ]+/g,
			''
		);
	}
	return pages;
}

for (const [when, { before, news }] of Object.entries(waits))
	test(`${when} her pages do not tell what waits, good or bad, nor go on with what may be over`, async () => {
		const all = Object.entries(news);
		const pages = await Promise.all(all.map(([, told]) => pagesAfter(before, told)));
		const [first, ...others] = pages;

		assert.ok(first?.['/home']?.includes('There is news about the decision.'));
		// Where there was a day before, its page stays, with its address, whatever waits.
		if (before.some(({ kind }) => kind === 'hearing-listed'))
			assert.match(first?.[planned] ?? '', /data-part="address"/);
		for (const page of ['/home', '/dates'])
			assert.doesNotMatch(first?.[page] ?? '', /waiting for (the )?trial|The trial is planned/i);
		if (before.some(({ defendant }) => defendant))
			assert.match(first?.['/rules'] ?? '', /called two/);
		// Who is acquitted is held no more: nothing on any page goes on to say so.
		for (const page of Object.values(first ?? {})) assert.doesNotMatch(page, /held in prison/);
		for (const [nth, other] of others.entries())
			assert.deepEqual(other, first, String(all[nth + 1]?.[0]));
	});
