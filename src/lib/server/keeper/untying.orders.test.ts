/** Whatever comes by either of two names that were tied, in whatever order: parted, each page is as if they never had been. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { hearingDeleted } from '#lib/server/court/reader.ts';
import { aCase, aDefendant, aHearing, anOffence, ids } from '#tests/court/builders.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import {
	aTown,
	join,
	other,
	says,
	send,
	tells,
	tying,
	untie,
	urn,
	type Town
} from '#tests/keeper/tied.ts';
import { chance, shuffled } from '#tests/world/chance.ts';

type Step = {
	readonly name: string;
	readonly act: (of: Town, isTied: boolean) => Promise<unknown>;
};

const courtCase = (caseURN: Urn, id: string, pleaValue: string, defendant: string) =>
	aCase({
		id,
		prosecutionCaseIdentifier: { caseURN },
		defendants: [
			aDefendant({
				id: defendant,
				masterDefendantId: defendant,
				offences: [anOffence({ id: `${id}-offence`, plea: { pleaValue, pleaDate: '2026-11-02' } })]
			})
		]
	});
const ours = (plea: string) => courtCase(urn, ids.case, plea, ids.defendant);
const theirs = (plea: string) => courtCase(other, ids.otherCase, plea, ids.otherDefendant);
const sharedAt = (of: Town) => new Date(of.world.now()).toISOString();

const police = (name: string, event: Record<string, unknown>): Step => ({
	name,
	act: (of) => send(of, event)
});
const inOurs = ids.next;
const inTheirs = ids.result;
const shares = (hearing: string, ...all: readonly Record<string, unknown>[]): Step => ({
	name: `hearing ${hearing.slice(0, 1)} of ${all.length}`,
	act: (of) => of.courts.result(aHearing({ id: hearing, prosecutionCases: all }), sharedAt(of))
});
const deleted = (hearing: string): Step => ({
	name: `hearing ${hearing.slice(0, 1)} deleted`,
	act: (of) => of.courts.send(hearingDeleted(hearing))
});

/** What may come, by either name, in any order; some of it twice, and some that puts right what came by the other. */
const steps: readonly Step[] = [
	police('arrest', tells('suspect-arrested', urn)),
	police('same arrest', tells('suspect-arrested', other)),
	police('interview', tells('suspect-interviewed', other)),
	police('same interview', tells('suspect-interviewed', urn)),
	police('release', tells('suspect-released', other, { id: 'release' })),
	police(
		'no release',
		tells('suspect-released', urn, {
			id: 'right',
			corrects: 'release',
			time: '2026-11-12T10:00:00Z'
		})
	),
	police('support', tells('support-referred', urn)),
	shares(inOurs, ours('GUILTY')),
	shares(ids.hearing, ours('NOT_GUILTY'), theirs('GUILTY')),
	shares(inTheirs, theirs('NOT_GUILTY')),
	shares(ids.hearing, ours('GUILTY'), theirs('NOT_GUILTY')),
	deleted(inOurs),
	deleted(inTheirs),
	{ name: 'tie', act: (of, isTied) => send(of, isTied ? tying() : tells('charged', urn)) }
];

/** Plays the steps, each victim coming in before one of them or at the end; `isTied` with the tie, which is undone then. */
async function play(order: readonly Step[], comes: readonly [number, number], isTied: boolean) {
	const of = await aTown();
	const { world } = of;
	const victims: (Victim | undefined)[] = [undefined, undefined];
	const come = async (nth: number) => {
		for (const [which, name] of [urn, other].entries())
			if (comes[which] === nth) victims[which] = await aVictimOf(world, name);
	};
	for (const [nth, { act }] of order.entries()) {
		await come(nth);
		await act(of, isTied);
		await join(of);
	}
	// One of them is in before the tie is undone, or there is no case yet that had one.
	await come(order.length);
	if (isTied) assert.equal(await untie(of), true);
	for (let nth = order.length + 1; nth <= steps.length + 1; nth += 1) await come(nth);
	const said: string[][] = [];
	for (const victim of victims) said.push(await says(of, victim as Victim));
	await world.close();
	return said;
}

/** How often something was taken back on the way depends on what had waited: that it was is said once. */
function once(lines: readonly string[]): string[] {
	return lines.filter((line, nth) => !line.includes('withdrawn') || lines.indexOf(line) === nth);
}

/** What puts right comes last, and to a case that did not wait for either: else, without the tie, it would put nothing right. */
function inTurn(order: readonly Step[], theyCome: number): Step[] {
	const turns = ['release', 'no release'];
	const theirTurns = order.filter(({ name }) => turns.includes(name));
	const sorted = theirTurns.toSorted(
		(one, two) => turns.indexOf(one.name) - turns.indexOf(two.name)
	);
	const all = order.map((step) => (turns.includes(step.name) ? (sorted.shift() as Step) : step));
	const first = all.findIndex(({ name }) => name === 'release');
	return all.filter(({ name }) => name !== 'no release' || theyCome <= first);
}

test('whatever comes by either name and in whatever order, after untying each page says what it would without the tie', async () => {
	for (let seed = 1; seed <= Number(process.env.MANY ?? 12); seed += 1) {
		const random = chance(seed);
		const mixed = shuffled(steps, random);
		const whenever = () => Math.floor(random() * (mixed.length + 2));
		const first = Math.min(whenever(), mixed.length - 1);
		const comes = random() < 0.5 ? ([first, whenever()] as const) : ([whenever(), first] as const);
		const order = inTurn(mixed, comes[1]);
		const what = `${seed}: ${order.map(({ name }) => name).join(', ')}; ${comes.join(' ')}`;

		const tied = await play(order, comes, true);
		const never = await play(order, comes, false);

		assert.deepEqual(tied.map(once), never.map(once), what);
	}
});
