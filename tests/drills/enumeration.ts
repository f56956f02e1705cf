/**
 * Whether a number or a code is ours cannot be told from the answer: not from its size, and not from the time it takes.
 * Known and unknown are tried in turn, each once, with wrong words. `--count=500`, and `--pages=50` over HTTP.
 */
import { randomBytes } from 'node:crypto';
import type { PersonId } from '#lib/domain/actor.ts';
import { newInvitationCode, newNumber, newRecoveryCode } from '#lib/server/vault/codes.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import { comeBackByCode } from '#lib/server/door/sign-in-recovery.ts';
import { keep } from '#lib/server/vault/secrets.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import { signInByWords } from '#lib/server/door/sign-in-words.ts';
import type { World } from '#lib/server/world.ts';
import { makeBuilt, newFolder, prepare, start, worldIn } from './_server.ts';
import { asked, median, tell } from './_told.ts';
import { visitor, type Reply } from './_visitor.ts';

const count = asked('count', 500);
const pages = asked('pages', 50);
/** The two medians may lie so far apart. */
const mostApart = 0.05;
/** How often a known one takes longer than an unknown one: half the time tells nothing. */
const fairest = { from: 0.45, to: 0.55 };
/** Each of the four measures ends after so long, in milliseconds, however slow the machine. */
const longest = 4 * 60_000;
const wrongWords = 'never these words at all here';

type Tried = { readonly known: number[]; readonly unknown: number[] };
type Try = (known: boolean, nth: number) => Promise<unknown>;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const world = await worldIn(folder);
const sessions = openSessions(world.db, world.now);
const kept = await knownOnes(world, count + pages);

const number = (known: boolean, nth: number) => (known ? (kept.numbers[nth] ?? '') : newNumber());
const code = (known: boolean, nth: number) => {
	const { locator, secret } = newInvitationCode();
	return `${known ? kept.locators[nth] : locator}${secret}`;
};
const printed = (known: boolean, nth: number) => {
	const { locator, secret } = newRecoveryCode();
	return `${known ? kept.locators[nth] : locator}${secret}`;
};
// Each from a network of its own, which has made no mistake yet.
const network = () => randomBytes(4).join('.');
const byWords = await timed(count, (known, nth) =>
	refusedAlike(
		signInByWords(
			{ world, sessions },
			{ network: network() },
			{ both: `${number(known, nth)} ${wrongWords}`, card: '' }
		)
	)
);
const byCode = await timed(count, (known, nth) =>
	refusedAlike(signInByCode({ world, sessions }, { network: network() }, code(known, nth)))
);
const byPrinted = await timed(count, (known, nth) =>
	refusedAlike(comeBackByCode({ world, sessions }, network(), printed(known, nth)))
);

const server = await start(folder, { TRUST_PROXY: '1' });
const sizes = { words: new Set<string>(), code: new Set<string>() };
const pageByWords = await timed(pages, async (known, nth) => {
	const reply = await visitor(server.port, network()).post('/sign-in?/words', {
		both: `${number(known, count + nth)} ${wrongWords}`,
		card: ''
	});
	sizes.words.add(shapeOf(reply));
});
const pageByCode = await timed(pages, async (known, nth) => {
	const reply = await visitor(server.port, network()).post('/sign-in?/code', {
		code: code(known, count + nth)
	});
	sizes.code.add(shapeOf(reply));
});
await server.stop();
await world.db.destroy();

const apart = Object.fromEntries(
	Object.entries({ byWords, byCode, byPrinted, pageByWords, pageByCode }).map(([name, tried]) => [
		name,
		ratioOf(tried)
	])
);
const inStore = [byWords, byCode, byPrinted];
const fair = inStore.map(aucOf);
const measured = {
	'tries of each': Math.min(...inStore.map(({ known }) => known.length)),
	'pages of each': Math.min(pageByWords.known.length, pageByCode.known.length),
	'known to unknown, medians': apart,
	'known takes longer (AUC)': { byWords: fair[0], byCode: fair[1], byPrinted: fair[2] },
	'different answers by words': sizes.words.size,
	'different answers by code': sizes.code.size,
	'the answers': [...sizes.words, ...sizes.code]
};
// A page takes its way through the whole server, and fifty are too few to judge its time by.
const isAlike =
	inStore.every((tried) => Math.abs(ratioOf(tried) - 1) <= mostApart) &&
	fair.every((auc) => auc >= fairest.from && auc <= fairest.to);
tell('enumeration', measured, isAlike && sizes.words.size === 1 && sizes.code.size === 1);

/** Numbers and codes that are somebody's; one hash for all, since only its being there is looked for. */
async function knownOnes({ db, keys, now }: World, many: number) {
	const hash = await keep(keys, 'the right words');
	const numbers = Array.from({ length: many }, newNumber);
	const locators = Array.from({ length: many }, () => newInvitationCode().locator);
	for (let nth = 0; nth < many; nth += 1) {
		const id = `drill-${nth}` as PersonId;
		const who = {
			id,
			role: 'victim',
			language: 'en',
			name_sealed: null,
			number_sealed: null
		} as const;
		await db
			.insertInto('people')
			.values({ ...who, added_at: now() })
			.execute();
		const way = {
			person_id: id,
			number_index: indexOf(keys, 'number', numbers[nth] ?? ''),
			words_hash: hash
		};
		await db
			.insertInto('ways_in')
			.values({ ...way, shared: 0, made_at: now() })
			.execute();
		const paper = {
			locator: locators[nth] ?? '',
			secret_hash: hash,
			person_id: id,
			handed: 'alone',
			language: 'en'
		} as const;
		const times = {
			made_at: now(),
			expires_at: now() + 86_400_000,
			used_at: null,
			tries: 0,
			held: 0
		} as const;
		await db
			.insertInto('recovery_codes')
			.values({
				person_id: id,
				locator: locators[nth] ?? '',
				secret_hash: hash,
				spoken_hash: hash,
				made_at: now()
			})
			.execute();
		await db
			.insertInto('invitations')
			.values({ ...paper, ...times })
			.execute();
	}
	return { numbers, locators };
}

/** Tries both in turn, in an order that falls by chance, and gives how long each took in milliseconds. */
async function timed(many: number, attempt: Try): Promise<Tried> {
	const tried: Tried = { known: [], unknown: [] };
	const until = performance.now() + longest;
	for (let nth = 0; nth < many && performance.now() < until; nth += 1) {
		const first = Math.random() < 0.5;
		for (const known of [first, !first]) {
			const began = performance.now();
			await attempt(known, nth);
			tried[known ? 'known' : 'unknown'].push(performance.now() - began);
		}
	}
	return tried;
}

async function refusedAlike(door: Promise<{ ok: boolean; why?: string }>): Promise<void> {
	const answer = await door;
	if (answer.ok || answer.why !== 'not-accepted')
		throw new Error(`It was answered ${JSON.stringify(answer)}`);
}

/** Everything of an answer that a stranger can compare; a nonce is as long each time. */
function shapeOf({ status, headers, body }: Reply): string {
	return `${status}, ${body.length} bytes, ${Object.keys(headers).length} headers`;
}

function ratioOf({ known, unknown }: Tried): number {
	return Math.round((median(known) / median(unknown)) * 1000) / 1000;
}

/** The share of pairs in which the known one took longer: the area under the curve of a guesser who goes by time. */
function aucOf({ known, unknown }: Tried): number {
	const all = [
		...known.map((time) => ({ time, known: true })),
		...unknown.map((time) => ({ time, known: false }))
	];
	const ranked = all.toSorted((a, b) => a.time - b.time);
	const sum = ranked.reduce((total, one, rank) => (one.known ? total + rank + 1 : total), 0);
	const [m, n] = [known.length, unknown.length];
	return Math.round(((sum - (m * (m + 1)) / 2) / (m * n)) * 1000) / 1000;
}
