/** Asks the courts about the cases that are due, one question at a time, and takes in what they answer as if they had sent it. */
import type { Instant } from '#lib/domain/event.ts';
import { waitFor } from '#lib/domain/pull/how-often.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import type { Reading } from '#lib/server/court/message.ts';
import {
	housesIn,
	readHouse,
	readSchedule,
	readState,
	stateTold,
	type House
} from '#lib/server/court/schedule.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as quarantine from '#lib/server/feed/quarantine.ts';
import { foreignIn, hashBy } from '#lib/server/feed/receive.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as stops from '#lib/server/stop/stops.ts';
import type { World } from '#lib/server/world.ts';
import * as cases from './cases.ts';
import { Failing, type Answer, type Mark, type Marketplace } from './marketplace.ts';
import * as source from './source.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
// So long a round takes at most before the rest of the house has its turn.
const roundLasts = 2500;

type Asking = {
	readonly world: World;
	readonly marketplace: Marketplace;
	readonly agency: agencies.Agency;
	readonly houses: Map<string, { readonly house: House; readonly until: Instant }>;
};

/** Opens the asking of a world: each call asks about what is due; nothing is done where nothing is set up. */
export function openPulling(world: World): () => Promise<void> {
	const { marketplace, db, now } = world;
	const houses: Asking['houses'] = new Map();
	return async () => {
		if (!marketplace || stops.stands(db, 'feed', marketplace.agency)) return;
		if (stops.stands(db, 'writing') || !(await source.claim(db, now()))) return;
		try {
			const agency = await agencies.find(db, marketplace.agency);
			if (agency) await round({ world, marketplace, agency, houses });
			else await source.failed(db, 'no-agency', 0, now());
		} finally {
			await source.release(db);
		}
	};
}

async function round(asking: Asking): Promise<void> {
	const { db, keys, now } = asking.world;
	const until = performance.now() + roundLasts;
	while (performance.now() < until) {
		const due = await cases.due(db, keys, now());
		if (!due || !(await askAbout(asking, due))) return;
	}
}

/** Asks about one case; false where nothing more is to be asked now. */
async function askAbout(asking: Asking, due: cases.Due): Promise<boolean> {
	const { db, keys, now, log } = asking.world;
	const wait = waitFor(due.known, now());
	const { urn } = due;
	let { answers } = due;
	const keep = (next: Instant, badSince: Instant | null) =>
		cases.keep(db, keys, { caseId: due.caseId, answers, badSince }, next);
	if (wait === undefined || urn === undefined) {
		await keep(now() + day, null);
		return true;
	}
	try {
		answers = { ...answers, state: await askState(asking, due, urn) };
		answers = { ...answers, schedule: await askSchedule(asking, due, urn) };
		const since = await cases.knownOf(db, keys, due.caseId);
		await keep(now() + (waitFor(since, now()) ?? day), null);
		return true;
	} catch (error) {
		if (error instanceof source.NotNow) {
			await keep(now(), due.badSince);
			return false;
		}
		if (!(error instanceof Failing)) throw error;
		const { why } = error;
		log.warn('the courts could not be asked', { kind: why });
		if (why === 'unread') {
			if (error.text) await putAside(asking, error.text);
			await keep(now() + Math.max(wait, hour), due.badSince ?? now());
			return true;
		}
		// The others first when it is well again: it may be this one that it cannot answer.
		await keep(now() + hour, due.badSince);
		await source.failed(db, why, error.wait, now());
		return false;
	}
}

async function get({ world, marketplace }: Asking, path: string, mark: Mark = {}): Promise<Answer> {
	const { db, now } = world;
	const answer = await marketplace.get(path, mark, now, () =>
		source.spend(db, marketplace.aMinute, now())
	);
	await source.answered(db, now());
	return answer;
}

/** What cannot be read is kept as what is sent is: for whoever runs the service. */
function putAside({ world: { db, keys, now }, agency }: Asking, text: string): Promise<void> {
	const by = { agency: agency.id, request: newId() };
	return quarantine.keep(db, keys, by, { to: null, webhookId: newId(), json: text }, now());
}

type State = NonNullable<cases.Answers['state']>;

// That a case was over when it was first asked about, nobody told when: nothing is said of it.
async function askState(asking: Asking, { answers }: cases.Due, urn: string): Promise<State> {
	const before = answers.state ?? {};
	const answer = await get(asking, `/pcd/cases/${urn}`, before);
	if (answer.is !== 'new') return before;
	const state = readState(answer.json);
	if (!state) throw new Failing('unread', 0, answer.text);
	const isOver = state.isOver ?? before.isOver;
	const tells = isOver === true ? before.isOver === false : before.isTold === true;
	if (isOver !== undefined && tells) {
		const told = stateTold({ urn, hash: hashBy(asking.world.keys), at: answer.at }, isOver);
		await takeIn(asking, 'state', told, answer.text);
	}
	const isTold = tells ? isOver === true : before.isTold === true;
	return { ...answer.mark, ...(isOver === undefined ? {} : { isOver }), isTold };
}

async function askSchedule(asking: Asking, { answers }: cases.Due, urn: string): Promise<Mark> {
	const before = answers.schedule ?? {};
	const answer = await get(asking, `/slc/case/${urn}/courtschedule`, before);
	if (answer.is !== 'new') return before;
	const houses = new Map<string, House>();
	for (const id of housesIn(answer.json)) houses.set(id, await houseOf(asking, id));
	const hash = hashBy(asking.world.keys);
	const reading = readSchedule(answer.json, houses, { urn, hash, at: answer.at });
	await takeIn(asking, 'schedule', reading, answer.text);
	return answer.mark;
}

/** A court house, asked for once a day by each process: it is nobody's, and there are a few hundred. */
async function houseOf(asking: Asking, id: string): Promise<House> {
	const now = asking.world.now();
	const known = asking.houses.get(id);
	if (known && known.until > now) return known.house;
	const answer = await get(asking, `/rcc/courthouses/${id}`);
	const house = answer.is === 'new' ? readHouse(answer.json) : {};
	if (!house) throw new Failing('unread');
	asking.houses.set(id, { house, until: now + day });
	return house;
}

/** By the door that what agencies send comes through. */
async function takeIn(
	{ world, agency }: Asking,
	what: string,
	reading: Reading,
	text: string
): Promise<void> {
	if (!reading.ok) throw new Failing('unread', 0, text);
	if (reading.parts.length === 0) return;
	const { db, keys, now } = world;
	const message = { source: `marketplace/${what}`, id: newId(), body: text, parts: reading.parts };
	const isForeign = foreignIn(agency, [message]) !== undefined;
	const taken = isForeign ? undefined : await inbox.take(db, keys, agency, [message], now());
	if (!taken?.ok) throw new Failing('no-agency');
}
