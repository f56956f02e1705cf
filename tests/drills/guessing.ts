/**
 * Nobody guesses a way in, and nobody is shut out by whoever guesses. 100,000 tries come from 1,000 addresses within a day
 * by a clock that is stepped, at numbers that are somebody's and at numbers that are nobody's; then 1,000 over HTTP.
 * In the first part a keyed hash stands in for argon2id, whose hundred thousand runs would take two hours: what is tried
 * is who may try, when and how often, and each stand-in still compares the words. The second part is the real thing.
 * `--tries=100000`, `--addresses=1000`, `--pages=1000`.
 */
import { createHmac, randomInt } from 'node:crypto';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { testWorld } from '#tests/world/world.ts';
import type { Here } from '#lib/server/door/arrivals.ts';
import * as cases from '#lib/server/case/cases.ts';
import { newNumber, newWords } from '#lib/server/vault/codes.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from '#lib/server/door/device-keys.ts';
import { signInByKey } from '#lib/server/door/sign-in-key.ts';
import type { Matches } from '#lib/server/vault/secrets.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { signInByWords } from '#lib/server/door/sign-in-words.ts';
import type { World } from '#lib/server/world.ts';
import { makeBuilt, newFolder, prepare, start, worldIn } from './_server.ts';
import { asked, tell } from './_told.ts';
import { visitor } from './_visitor.ts';

const tries = asked('tries', 100_000);
const addresses = asked('addresses', 1000);
const pages = asked('pages', 1000);
const owners = 20;
const day = 24 * 60 * 60_000;
const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };

type Owner = {
	readonly way: waysIn.WayIn;
	/** The cookie of the browser she came in with before it began. */
	readonly cookie: string;
	readonly phone: ReturnType<typeof anAuthenticator>;
};

const test = await testWorld();
const began = test.now();
let now = began;
const world: World = { ...test, now: () => now };
const here = { world, sessions: openSessions(world.db, world.now) };
const theirs: Owner[] = [];
for (let nth = 0; nth < owners; nth += 1) theirs.push(await anOwner(here, nth));
// Kept words are argon2id; the stand-in knows each owner's words by a keyed hash made beforehand.
const known = new Set(theirs.map(({ way }) => tagOf(way.words)));

const store = await guessInStore();
const afterwards = await ownersComeIn();
await test.close();
const http = await guessOverHttp();

const measured = {
	'tries in the store': tries,
	addresses,
	'accounts opened by guessing': store.opened,
	'guesses that were looked at': store.looked,
	'most looked at for one account': store.most,
	'owners let in at once by a browser we know': `${afterwards.known} of ${owners}`,
	'owners let in at once by their key': `${afterwards.byKey} of ${owners}`,
	'owners let in at once by words and card, anywhere': `${afterwards.carded} of ${owners}`,
	'longest wait for a stranger, minutes': afterwards.longestWait,
	'tries over HTTP': http.tries,
	'opened over HTTP': http.opened,
	'answers over HTTP': http.answers,
	'owner over HTTP, on her own browser': http.owner
};
tell(
	'guessing',
	measured,
	store.opened === 0 &&
		http.opened === 0 &&
		http.owner === 303 &&
		afterwards.known === owners &&
		afterwards.byKey === owners &&
		afterwards.carded === owners &&
		afterwards.longestWait <= 60
);

/** Somebody with number and words, a browser we know and a key. */
async function anOwner(where: Here, nth: number): Promise<Owner> {
	const { db, keys, now: clock } = where.world;
	const { person } = await transaction(db, (trx) => cases.beginOwn(trx, keys, 'en', clock()));
	const way = await waysIn.make(db, keys, person, 'en', clock(), { shared: false });
	const both = `${way.number} ${way.words}`;
	const door = await signInByWords(where, { network: `203.0.113.${nth}` }, { both, card: '' });
	const phone = anAuthenticator(site.origin);
	const adding = { to: 'add', person } as const;
	const options = await deviceKeys.askToAdd(db, site, adding, 'Me', clock());
	await deviceKeys.add(db, site, adding, phone.makes(options), clock());
	return { way, cookie: (door.ok && door.device?.cookie) || '', phone };
}

/** Half of the guesses go at somebody's number, with words from the very list hers are from. */
async function guessInStore() {
	const looked = new Map<string, number>();
	let opened = 0;
	let all = 0;
	for (let nth = 0; nth < tries; nth += 1) {
		now = began + Math.floor((nth / tries) * day);
		const owner = nth % 2 === 0 ? theirs[randomInt(owners)] : undefined;
		const number = owner?.way.number ?? newNumber();
		const counting: Matches = (keys, secret, kept) => {
			all += 1;
			looked.set(number, (looked.get(number) ?? 0) + 1);
			return fits(keys, secret, kept);
		};
		const both = `${number} ${newWords('en')}`;
		const network = addressOf(nth % addresses);
		const door = await signInByWords(here, { network }, { both, card: '' }, counting);
		if (door.ok) opened += 1;
	}
	return { opened, looked: all, most: Math.max(...looked.values()) };
}

function fits(_: unknown, secret: string, kept: string | undefined): Promise<boolean> {
	return Promise.resolve(kept !== undefined && known.has(tagOf(secret)));
}

function tagOf(words: string): string {
	return createHmac('sha256', 'drill').update(words).digest('hex');
}

/** The moment the last guess was made, each owner comes in: with the real hash, on a browser we know and by her key. */
async function ownersComeIn() {
	let [byWords, byKey, carded, longestWait] = [0, 0, 0, 0];
	for (const { way, cookie, phone } of theirs) {
		const typed = { both: `${way.number} ${way.words}`, card: '' };
		const stranger = await signInByWords(here, { network: anAddress() }, typed);
		longestWait = Math.max(longestWait, stranger.ok ? 0 : stranger.minutes);
		const door = await signInByWords(here, { network: addressOf(0), device: cookie }, typed);
		byWords += Number(door.ok);
		const question = await deviceKeys.askToProve(world.db, site, { to: 'sign-in' }, now);
		const answer = phone.signs(question);
		const keyDoor = await signInByKey(here, { network: addressOf(0) }, site, answer);
		byKey += Number(keyDoor.ok);
		const withCard = { ...typed, card: way.cards[0] ?? '' };
		const anywhere = await signInByWords(here, { network: addressOf(0) }, withCard);
		carded += Number(anywhere.ok);
	}
	return { known: byWords, byKey, carded, longestWait };
}

/** The same against the running server, whose clock is the real one and whose hash is argon2id. */
async function guessOverHttp() {
	await makeBuilt();
	const folder = newFolder();
	await prepare(folder);
	const real = await worldIn(folder);
	const owner = await anOwner({ world: real, sessions: openSessions(real.db, real.now) }, 0);
	await real.db.destroy();
	const server = await start(folder, { TRUST_PROXY: '1' });
	const answers: Record<string, number> = {};
	let opened = 0;
	for (let nth = 0; nth < pages; nth += 1) {
		const number = nth % 2 === 0 ? owner.way.number : newNumber();
		const both = `${number} ${newWords('en')}`;
		const from = addressOf(nth % addresses);
		const reply = await visitor(server.port, from).post('/sign-in?/words', {
			both,
			card: ''
		});
		answers[reply.status] = (answers[reply.status] ?? 0) + 1;
		opened += Number(reply.status === 303);
	}
	const jar = new Map([['__Host-d', owner.cookie]]);
	const own = visitor(server.port, addressOf(0), jar);
	const both = `${owner.way.number} ${owner.way.words}`;
	const reply = await own.post('/sign-in?/words', { both, card: '' });
	await server.stop();
	return { tries: pages, opened, answers, owner: reply.status };
}

// From the ranges that are kept for measuring and for examples: nobody real is there.
function addressOf(nth: number): string {
	return `198.18.${nth >> 8}.${nth & 255}`;
}

function anAddress(): string {
	return `203.0.113.${randomInt(256)}`;
}
