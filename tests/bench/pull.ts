/**
 * Asking the courts about 500 cases that are due, at a stand-in on this machine: the first round, in which everything is
 * new, and rounds in which nothing has changed, against as many bare questions to it. How many a minute may be asked is
 * set so high that it holds nothing up; then one round more as politely as it is without that setting, on a clock that
 * runs ahead.
 */
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { openMarketplace } from '#lib/server/pull/marketplace.ts';
import { openPulling } from '#lib/server/pull/pulling.ts';
import { readMarketplace } from '#lib/server/pull/settings.ts';
import { median } from '#tests/drills/_told.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import {
	house,
	housePath,
	openMarketplacePeer,
	settingsOf,
	sits,
	type Asked
} from '#tests/pull/marketplace-peer.ts';
import { testWorld } from '#tests/world/world.ts';
import { inTurn, ratioOf, report, round } from './_rounds.ts';

const manyCases = 500;
const day = 24 * 60 * 60_000;

const peer = await openMarketplacePeer();
const world = await testWorld({ now: '2026-03-10T12:00:00Z' });
const { id } = await anAgency(world, 'courts');
peer.answers.set(housePath, house('Snaresbrook Crown Court', 'crown'));
for (let nth = 0; nth < manyCases; nth += 1) {
	const urn = `01AB${1_000_000 + nth}`;
	await aVictimOf(world, readUrn(urn) as Urn);
	const hearing = { ...sits('2026-09-14T09:00:00Z'), hearingId: `hearing-${nth}` };
	peer.answers.set(`/pcd/cases/${urn}`, { prosecutionCase: { caseStatus: 'ACTIVE' } });
	peer.answers.set(`/slc/case/${urn}/courtschedule`, { courtSchedule: [{ hearings: [hearing] }] });
}
const fast = pulling({ MARKETPLACE_A_MINUTE: '9999' });
const first = await rateOf(() => askAll(fast));
const isMarked = ({ headers }: Asked) => headers['if-none-match'] !== undefined;
const rates = await inTurn(
	{ ours: () => rateOf(() => askAll(fast)), bare: () => rateOf(askBare) },
	3
);
const marked = peer.asked.filter(isMarked).length;
const minutes = await askAll(pulling({}));
await world.close();
await peer.close();
report([
	{
		what: 'cases a second asked about that have not changed / bare questions, two a case',
		ratio: ratioOf(rates.ours, rates.bare),
		from: [
			`${round(median(rates.ours))} / ${round(median(rates.bare))} cases a second`,
			`${round(first)} in the first round, in which each is new`,
			`${marked} of the ${6 * manyCases} questions after it with the mark of the last answer`,
			`politely ${minutes.length} minutes, ${Math.max(...minutes)} questions in one at most`
		].join('; ')
	}
]);

function pulling(over: Record<string, string>): () => Promise<void> {
	const settings = readMarketplace({ ...settingsOf(peer, id), ...over }, { invented: true });
	if (!settings) throw new Error('Nothing is set up');
	return openPulling({ ...world, marketplace: openMarketplace(settings) });
}

/** Cases a second. */
async function rateOf(ask: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await ask();
	return (manyCases * 1000) / (performance.now() - began);
}

/** Everything that is due a day after the last time: how many questions came in each minute until all were asked. */
async function askAll(pull: () => Promise<void>): Promise<number[]> {
	world.setNow(new Date(world.now() + day).toISOString());
	const due = counted() + 2 * manyCases;
	const minutes: number[] = [];
	while (counted() < due) {
		const before = counted();
		await pull();
		minutes.push(counted() - before);
		if (minutes.at(-1) === 0) throw new Error('Nothing more was asked');
		world.setNow(new Date(world.now() + 60_000).toISOString());
	}
	return minutes;
}

/** Questions about cases. */
function counted(): number {
	return peer.asked.filter(({ path }) => /case/.test(path)).length;
}

async function askBare(): Promise<void> {
	for (const path of [...peer.answers.keys()].filter((one) => one !== housePath))
		await (await fetch(peer.url + path)).arrayBuffer();
}
