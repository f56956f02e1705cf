/**
 * The door for number and words. Whoever guesses is slowed; a browser the account knows is not slowed with them, nor is
 * whoever types a code of the card that is good.
 */
import { isStillIn } from '#lib/domain/access.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import {
	arrive,
	cardNeeded,
	know,
	refused,
	strangerFrom,
	waiting,
	type Door,
	type Here,
	type KnownBy,
	type Visitor
} from './arrivals.ts';
import * as besideWords from './beside-words.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as devices from './devices.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import * as actors from '#lib/server/access/actors.ts';
import { inLine } from '#lib/server/vault/line.ts';
import { matches, type Matches } from '#lib/server/vault/secrets.ts';
import * as waysIn from './ways-in.ts';

type Typed = {
	/** Number and words as they were typed, in any order. */
	readonly both: string;
	readonly card: string;
};

/** Signs in by number and words: a short view; with a code of the card everything. Staff do not come in by this door. */
export async function signInByWords(
	here: Here,
	visitor: Visitor,
	typed: Typed,
	fits: Matches = matches
): Promise<Door> {
	const { db, keys, now } = here.world;
	const found = await waysIn.find(db, keys, typed.both);
	const device = await devices.find(db, keys, found.owner?.person, visitor.device, now());
	const code = await waysIn.codeOf(db, keys, found.owner?.person, typed.card);
	const known = device?.id ?? code;
	const asker = known ? { who: known, known: true } : strangerFrom(visitor.network);
	const tried = { found, device, code, card: typed.card, fits };
	return inLine(asker, () => tryWords(here, visitor, tried));
}

type Tried = {
	readonly found: waysIn.Found;
	readonly device: devices.Device | undefined;
	/** The code of her card that was typed; nothing where it is not a good one. */
	readonly code: string | undefined;
	readonly card: string;
	readonly fits: Matches;
};

async function tryWords(here: Here, visitor: Visitor, tried: Tried): Promise<Door> {
	const { db, keys, now } = here.world;
	const { found, device, code, card, fits } = tried;
	const hasLane = code !== undefined && (await isLaneOpen(here, code));
	const tries = triesOf(keys, found, device, visitor);
	const wait = await limits.take(db, tries.all, now());
	if (!hasLane && wait > 0) return waiting(wait);
	if (!hasLane && !device && (await limits.countIn(db, tries.inARow, now())) > limits.mostInARow)
		return cardNeeded;
	// Else the answer would tell, while others wait, that a code was right and its words were not.
	const no = wait > 0 ? waiting(wait) : refused;
	const right = await waysIn.proves(keys, found, fits);
	if (!right || !found.owner) return no;
	const { person, shared } = found.owner;
	const proven = { person, shared, carded: card.trim() !== '', known: device };
	const beside = await besideWords.look(db, keys, card);
	return transaction(db, async (trx) => {
		if (!(await fitsCard(trx, here, person, beside))) return no;
		const door = await open(trx, here, visitor, proven);
		// A try that would have had to wait was not counted anywhere.
		if (door.ok) await settle(trx, wait > 0 ? { ...tries, others: [] } : tries, now());
		return door.ok ? door : no;
	});
}

// What a stranger does with wrong words never shuts words and card together: a code that is good has its own count.
async function isLaneOpen({ world: { db, keys, now } }: Here, code: string): Promise<boolean> {
	const name = limits.bucket(keys, 'card-code', code);
	const count = await limits.countUp(db, { name, rule: limits.perCode }, now());
	return count <= limits.mostByCode;
}

type Proven = {
	readonly person: PersonId;
	readonly shared: boolean;
	readonly carded: boolean;
	readonly known: devices.Device | undefined;
};

async function open(trx: Trx, { world }: Here, visitor: Visitor, proven: Proven): Promise<Door> {
	const { person, carded, known } = proven;
	// Within the hour the words alone bring her back to all of it, on the browser where the card was used.
	const full = carded || known?.carded === true;
	const found = await actors.actorOf(trx, person, {
		level: full ? 'full' : 'short',
		sure: full
	});
	if (!found || found.isPaused || !isStillIn(found.actor, world.now())) return refused;
	const { actor } = found;
	if (!('caseId' in actor)) return refused;
	// Who stands beside her has no short view.
	if (actor.kind !== 'victim' && !carded) return refused;
	const { shared } = proven;
	const device: KnownBy = await know(trx, world, person, visitor, { shared, carded });
	const session = await arrive(
		trx,
		world,
		{ person, actor },
		{
			level: full ? 'full' : 'short',
			sure: full,
			shared,
			how: carded ? 'card' : 'words'
		}
	);
	return { ok: true, session, actor, device };
}

async function fitsCard(
	trx: Trx,
	{ world: { keys, now } }: Here,
	person: PersonId,
	card: besideWords.Typed
): Promise<boolean> {
	return card.code.trim() === '' || besideWords.take(trx, keys, person, card, now());
}

type Tries = {
	readonly all: readonly limits.Bucket[];
	readonly own: readonly string[];
	readonly inARow: string;
	/** What the try was counted against though it was no mistake there. */
	readonly others: readonly string[];
};

// A browser the account knows has a bucket of its own; all others share the account's, and their network's. Digits alone
// may be read as two numbers: both are counted, or the answer would tell which of them is somebody's.
function triesOf(
	keys: Keys,
	{ number, numbers }: waysIn.Found,
	device: devices.Device | undefined,
	{ network: from }: Visitor
): Tries {
	const ofNumber = (one: string) => [
		{ name: limits.bucket(keys, 'account', one), rule: limits.perAccount },
		{ name: limits.bucket(keys, 'in-a-row', one), rule: limits.inARow }
	];
	const inARow = limits.bucket(keys, 'in-a-row', number);
	if (device) {
		const name = limits.bucket(keys, 'device', device.id);
		return { all: [{ name, rule: limits.perDevice }], own: [name], inARow, others: [] };
	}
	const network = { name: limits.bucket(keys, 'network', from), rule: limits.perNetwork };
	const all = numbers.flatMap(ofNumber);
	const own = ofNumber(number).map(({ name }) => name);
	const others = [network, ...all].map(({ name }) => name).filter((name) => !own.includes(name));
	return { all: [network, ...all], own, inARow, others };
}

async function settle(trx: Trx, { own, others }: Tries, now: number): Promise<void> {
	for (const name of own) await limits.forgive(trx, name);
	for (const name of others) await limits.spare(trx, name, now);
}
