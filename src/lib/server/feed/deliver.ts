/** Parts of messages on their way to a case: added where the case is known, parked until it appears. */
import { isSameShare, together } from '#lib/domain/case/snapshot.ts';
import type { CaseId, Instant, Telling } from '#lib/domain/event.ts';
import { forceOf, readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as batches from './batch.ts';
import type { Batch } from './batch.ts';
import type { Trx } from '#lib/server/database.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import * as ties from '#lib/server/case/ties.ts';
import { correctedBy, isCircle, isCircleOfWaiting } from './elsewhere.ts';
import type { Part } from './feed-part.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { settle } from './settle.ts';

/** Asks at once for everything that these parts are about. */
export async function prepare(batch: Batch, told: readonly Part[]): Promise<void> {
	const hashed = told.map((part) => namesOf(batch.keys, part));
	const urns = hashed.flatMap(({ named }) => named.map(({ index }) => index));
	await batches.learn(batch, { urns, references: hashed.flatMap(({ references }) => references) });
	await batches.openCases(
		batch,
		hashed.flatMap((names) => found(batch, names))
	);
	// What waits beside it may be what it corrects.
	const corrects = ({ tellings }: Part) => tellings.some((telling) => telling.corrects);
	const beside = told.flatMap((part, nth) => (corrects(part) ? (hashed[nth]?.named ?? []) : []));
	await batches.learnWaiting(batch, [...new Set(beside.map(({ index }) => index))]);
}

/**
 * Brings the facts of one part, among `all` of its message, to the cases it is about and returns these; with none it is
 * parked until its case appears. Where both names of it lead to cases already, and not to the same, it is taken for the
 * first alone, and a person looks whether they are one. A force that tells of another force's case is answered `not-yours`, and what would correct
 * itself through what it corrects `circle`.
 */
export async function deliver(
	batch: Batch,
	agency: Agency,
	told: Part,
	named: Named,
	all: readonly Part[] = [told]
): Promise<readonly CaseId[] | 'not-yours' | 'circle'> {
	const names = namesOf(batch.keys, told);
	const { named: called, references } = names;
	const theirs = found(batch, names);
	// Only a force says that two references are one case, and only of its own.
	if (told.was !== undefined && !agency.force) return 'not-yours';
	if (agency.force && !isOf(agency.force, names, theirs)) return 'not-yours';
	const cases = apart(batch, names);
	if (told.was !== undefined && told.urn !== undefined && cases) {
		const tie = { agency: agency.id, names: [told.urn, told.was], cases } as const;
		batch.toKeep.ties.push(tie);
		batches.loosen(batch, nameOf(named), 'apart');
		const { was: _, ...alone } = told;
		const rest = all.map((one) => (one === told ? alone : one));
		return deliver(batch, agency, alone, named, rest);
	}
	if (called.length > 1) for (const { index } of called) batch.urns.set(index, theirs);
	const { tellings, shares } = told;
	const origin = { agency: agency.id, ...named };
	const isRound = (telling: Telling) =>
		isCircleOfWaiting(batch, origin, telling) ||
		theirs.some((caseId) => isCircle(batch, caseId, origin, telling));
	if (tellings.some(isRound)) return 'circle';
	const [urn, was] = called.map(({ plain }) => plain);
	const hearing = told.hearing && indexOf(batch.keys, 'reference', told.hearing);
	const part = entering({ urn, was, hearing, references, tellings, shares });
	for (const caseId of theirs) await add(batch, caseId, agency, part, named, all);
	if (theirs.length === 0) {
		const waitsFor = [
			...new Set(called.length > 0 ? called.map(({ index }) => index) : references)
		];
		const { unit } = told;
		const parked = { ...named, ...part, ...(unit ? { unit } : {}), toldBy: agency.kind };
		batches.park(batch, agency.id, parked, waitsFor);
	}
	for (const telling of tellings) await takeBack(batch, agency, telling, named, theirs);
	return theirs;
}

/** Takes back in other cases what a telling puts right that stands there, or keeps why it puts nothing right. */
export async function takeBack(
	batch: Batch,
	agency: Agency,
	told: Telling,
	named: Named,
	reached: readonly CaseId[]
): Promise<void> {
	const found = await correctedBy(batch, agency, named, told, reached);
	if (typeof found !== 'string') {
		for (const { caseId, telling } of found)
			await add(batch, caseId, agency, { references: [], tellings: [telling] }, named);
		return;
	}
	// What waits for its case may correct what waits beside it.
	if (reached.length > 0 || found === 'not-yours') batches.loosen(batch, nameOf(named), found);
}

/** A part with what the message says of its hearing under other references of the same case. */
function withAll<P extends Pick<Part, 'shares'>>(
	batch: Batch,
	caseId: CaseId,
	part: P,
	all: readonly Part[]
): P {
	if (!part.shares || all.length < 2) return part;
	const theirs = all.filter((one) => found(batch, namesOf(batch.keys, one)).includes(caseId));
	const shared = theirs.flatMap(({ shares = [] }) => shares);
	const shares = part.shares.map((share) =>
		shared.filter((one) => isSameShare(one, share)).reduce(together, share)
	);
	return { ...part, shares };
}

// What waits is brought to its case unasked, so that it is looked at before: without a case only a reference tells whose it is.
function isOf(force: string, { named }: Names, theirs: readonly CaseId[]): boolean {
	if (named.length > 0) return named.every(({ plain }) => forceOf(plain) === force);
	return theirs.length > 0 && theirs.every((id) => id.startsWith(`${force}-`));
}

/** A message of an agency. */
export type Named = { readonly source: string; readonly id: string };

/** A message by its source and its id. */
export function nameOf({ source, id }: Named): string {
	return JSON.stringify([source, id]);
}

type Names = ReturnType<typeof namesOf>;

function namesOf(keys: Keys, { urn, was, references }: Part) {
	const named = [urn, was].flatMap((said) => {
		const plain = said === undefined ? undefined : readUrn(said);
		return plain ? [{ plain, index: indexOf(keys, 'urn', plain) }] : [];
	});
	const hashed = references.map((reference) => indexOf(keys, 'reference', reference));
	// Where two are tied together, each is kept as a name of the case, whichever of them it was opened under.
	const tied = named.length > 1 ? named.map(({ index }) => index) : [];
	return { named, references: [...hashed, ...tied] };
}

/** The cases of two names that are said to be of one, where each has its own: one mistyped reference is enough for that. */
function apart(batch: Batch, { named }: Names): readonly [CaseId, CaseId] | undefined {
	const [one, other] = named.map(({ index }) => batch.urns.get(index) ?? []);
	const [first, second] = [one?.[0], other?.[0]];
	if (!one || !other || !first || !second) return undefined;
	return new Set(one).symmetricDifference(new Set(other)).size > 0
		? [first, other.find((id) => id !== first) ?? second]
		: undefined;
}

// A named case is the case: ids shared with another case must not carry the facts across.
function found(batch: Batch, { named, references }: Names): readonly CaseId[] {
	if (named.length === 0) return batches.holding(batch, references);
	return [...new Set(named.flatMap(({ index }) => batch.urns.get(index) ?? []))];
}

type Entering = Pick<
	batches.Parked,
	'urn' | 'was' | 'hearing' | 'references' | 'tellings' | 'shares'
>;
type Loosely = { readonly [Name in keyof Entering]: Entering[Name] | undefined };

function entering({ urn, was, hearing, shares, ...told }: Loosely): Entering {
	return {
		...(urn ? { urn } : {}),
		...(was ? { was } : {}),
		...(hearing ? { hearing } : {}),
		...(shares ? { shares } : {}),
		references: told.references ?? [],
		tellings: told.tellings ?? []
	};
}

/** Adds to a case what is news of a part, and what waits for the references that it brings. */
export async function add(
	batch: Batch,
	caseId: CaseId,
	agency: Pick<Agency, 'id' | 'kind'>,
	part: Entering,
	named: Named,
	all: readonly Part[] = []
): Promise<void> {
	const { keys, now } = batch;
	await batches.openCases(batch, [caseId]);
	const ledger = batch.ledgers.get(caseId);
	if (!ledger) throw new Error('A case was not opened');
	const origin = { agency: agency.id, toldBy: agency.kind, source: named.source, id: named.id };
	// Of what waited, the later of two that correct each other is told as it is.
	const tellings = part.tellings.map((telling) => {
		const { corrects: _, ...alone } = telling;
		return isCircle(batch, caseId, origin, telling) ? (alone as Telling) : telling;
	});
	if (part.urn && part.was) await tie(batch, ledger, agency.id, [part.urn, part.was]);
	const { shares: shared } = withAll(batch, caseId, part, all);
	const { added, rows, shares } = shared
		? await ledgers.enterShares(batch.trx, keys, ledger, origin, shared, now)
		: { ...ledgers.enter(keys, ledger, origin, tellings, now), shares: [] };
	batch.toKeep.events.push(...rows);
	batch.toKeep.shares.push(...shares);
	batch.told.push({ caseId, agency: agency.id, added, known: ledger.known });
	const fresh = part.references.filter((one) => batches.refer(batch, one, caseId));
	if (ledger.entries !== undefined) {
		const kept = { ...entering(part), ...origin, tellings, fresh };
		batch.toKeep.tied.push(ties.told(keys, ledger, kept, now));
	}
	await bring(batch, part.references);
}

/** Keeps what comes to the case from now on by which of its names it came. */
async function tie(
	{ trx, keys, now, toKeep }: Batch,
	ledger: ledgers.Ledger,
	agency: Agency['id'],
	names: readonly [Urn, Urn]
): Promise<void> {
	toKeep.tied.push(await ties.tied(trx, keys, ledger, { agency, names }, now));
}

/** Adds to its case what was parked for a hashed reference number, and then what those messages make findable. */
export async function unpark(trx: Trx, keys: Keys, urn: string, now: Instant): Promise<void> {
	const batch = batches.open(trx, keys, now);
	await batches.learn(batch, { urns: [urn], references: [] });
	await batches.learnWaiting(batch, [urn]);
	await bring(batch, [urn]);
	await settle(batch);
}

/** What became of an item of a request whose facts wait for a case, by its place. */
export type Tried = { readonly request: string; readonly item: number; readonly isFound: boolean };

/** Looks again for the cases of what these requests of an agency left waiting; of what waits no more nothing is said. */
export async function tryAgain(
	trx: Trx,
	keys: Keys,
	agency: Agency['id'],
	requests: readonly string[],
	now: Instant
): Promise<Tried[]> {
	const batch = batches.open(trx, keys, now);
	const theirs = await batches.waitingFrom(batch, agency, requests);
	const urns = theirs.flatMap(({ parked }) => parked.waitsFor);
	const names = [...urns, ...theirs.flatMap(({ parked }) => parked.references)];
	await batches.learn(batch, { urns, references: names });
	await batches.learnWaiting(batch, names);
	const waiting = theirs.filter(({ row }) => batch.waiting.has(row));
	await bring(batch, names);
	const isFound = (row: string) => batch.toKeep.unparked.includes(row);
	const tried = waiting.map(({ row, request, parked: { item } }) => ({
		request: request ?? '',
		item,
		isFound: isFound(row)
	}));
	await settle(batch);
	return tried;
}

async function bring(batch: Batch, names: readonly string[]): Promise<void> {
	if (names.length === 0 || batch.waiting.size === 0) return;
	const theirs = [...batch.waiting.values()]
		.filter(({ waitsFor }) => waitsFor.some((one) => names.includes(one)))
		.sort((one, other) => one.receivedAt - other.receivedAt);
	for (const one of theirs) {
		// What it makes findable may lead back here.
		if (!batch.waiting.has(one.row)) continue;
		const { parked } = one;
		await batches.learn(batch, { references: parked.references });
		const by = one.waitsFor.filter((name) => names.includes(name));
		const named = new Set(
			by.flatMap((name) => batch.urns.get(name) ?? batches.holding(batch, [name]))
		);
		const reached = named.size > 0 ? [...named] : batches.holding(batch, parked.references);
		if (reached.length === 0) continue;
		batches.unpark(batch, one);
		const sender = { id: one.agency, kind: parked.toldBy };
		for (const caseId of reached) await add(batch, caseId, sender, parked, parked);
	}
}
