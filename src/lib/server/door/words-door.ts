/** The door for number and words. Whoever guesses is slowed, and a browser the account knows is not slowed with them. */
import { isStillIn } from '#lib/domain/access.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import {
	arrive,
	know,
	refused,
	strangerFrom,
	waiting,
	type Door,
	type Here,
	type KnownBy,
	type Visitor
} from './arrivals.ts';
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
	const asker = device ? { who: device.id, known: true } : strangerFrom(visitor.network);
	return inLine(asker, () => tryWords(here, visitor, { found, device, card: typed.card, fits }));
}

type Tried = {
	readonly found: waysIn.Found;
	readonly device: devices.Device | undefined;
	readonly card: string;
	readonly fits: Matches;
};

async function tryWords(here: Here, visitor: Visitor, tried: Tried): Promise<Door> {
	const { db, keys, now } = here.world;
	const { found, device, card, fits } = tried;
	const tries = triesOf(keys, found, device, visitor);
	const wait = await limits.take(db, tries.all, now());
	if (wait > 0) return waiting(wait);
	const right = await waysIn.proves(keys, found, fits);
	const inARow = await limits.countIn(db, tries.inARow, now());
	if (!right || !found.owner || (!device && inARow > limits.mostInARow)) return refused;
	const { person, shared } = found.owner;
	const proven = { person, shared, carded: card.trim() !== '', known: device };
	return transaction(db, async (trx) => {
		if (!(await fitsCard(trx, here, person, card))) return refused;
		const door = await open(trx, here, visitor, proven);
		if (door.ok) await settle(trx, tries, now());
		return door;
	});
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
	{ world }: Here,
	person: PersonId,
	card: string
): Promise<boolean> {
	return card.trim() === '' || waysIn.useCard(trx, world.keys, person, card, world.now());
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
