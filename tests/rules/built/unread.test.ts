/** While hard news waits her pages say nothing that may be over, and are the same whatever the news is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId, Victim } from '#lib/domain/actor.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { Telling } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
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
	court: 'Wood Green'
} as const;
const tried: readonly Telling[] = [
	aTelling({ kind: 'charged', on: '2026-06-01' }),
	aTelling({ kind: 'plea-entered', on: '2026-07-01', data: { plea: 'not-guilty' } }),
	aTelling({
		kind: 'hearing-listed',
		on: '2026-07-02',
		data: { ...trial, when: { kind: 'day', on: '2030-01-14' } }
	})
];
const day = '2026-11-17';
const off = aTelling({ kind: 'hearing-cancelled', on: day, data: { hearing: 'trial' } });
const over = aTelling({ kind: 'concluded', on: day });
/** What may wait for her, each with what a court sends along. */
const waits: Readonly<Record<string, readonly Telling[]>> = {
	acquitted: [aTelling({ kind: 'verdict-given', on: day, data: { verdict: 'not-guilty' } }), over],
	stopped: [aTelling({ kind: 'discontinued', on: day }), off, over],
	'no evidence': [aTelling({ kind: 'no-evidence-offered', on: day }), off, over],
	'left on file': [aTelling({ kind: 'left-on-file', on: day }), off],
	'stopped by the court': [aTelling({ kind: 'stopped-by-court', on: day }), over]
};

let cases = 0;

/** Her pages after these facts, without what is of her case alone. */
async function pagesAfter(told: readonly Telling[]): Promise<Record<string, string>> {
	const { db, keys, now } = house.world;
	const urn = readUrn(`01AB${String(1000000 + (cases += 1))}`) as Urn;
	const she: Victim = await aVictimOf(house.world, urn);
	const sent = [tried, told].map((tellings, nth) =>
		aMessage({ id: `${urn}-${nth}`, urn, tellings })
	);
	for (const one of sent) await inbox.take(db, keys, courts, [one], now());
	const cookie = await signedIn(house.world, { person: she.person, level: 'full' });
	const pages: Record<string, string> = {};
	for (const target of ['/home', '/dates', '/rules', '/day', '/news']) {
		const { text } = await house.ask({ method: 'GET', target }, cookie);
		pages[target] = text.replaceAll(
			/nonce-[^'"]+|nonce="[^"]+"|[0-9a-f]{32}|01\W?AB\W?[\d/ ]+/g,
			''
		);
	}
	return pages;
}

test('her pages do not tell what hard news waits, nor go on with what may be over', async () => {
	const [first, ...others] = await Promise.all(Object.values(waits).map(pagesAfter));

	assert.ok(first?.['/home']?.includes('There is news about your case.'));
	for (const page of ['/home', '/dates'])
		assert.doesNotMatch(first?.[page] ?? '', /waiting for (the )?trial|The trial is planned/i);
	for (const other of others) assert.deepEqual(other, first);
});
