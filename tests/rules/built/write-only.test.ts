/** A number goes in and never comes out: on no page, in no data and no file of anybody, but for one look that is written down. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isLive } from '#lib/domain/access.ts';
import { dayKey } from '#lib/domain/case/court-day.ts';
import { transaction } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { ask, type Reply } from '#tests/drills/_visitor.ts';
import { aCast, type Cast, type Sort } from '../cast.ts';
import { openTeam } from '#tests/team/teams.ts';
import { openHouse, type House } from '../house.ts';
import { doors } from '../manifest.ts';
import { addressOf, components, read } from '../tree.ts';

/** Her own number, the one the police recorded, the one of a call (`aCall`), and the ones she types. */
const planted = {
	own: '07700 900831',
	recorded: '07700 900842',
	call: '07700 900864',
	typed: '07700 900853'
} as const;

/** The numbers in a text, however they are spaced, marked up or written for abroad. */
function numbersIn(text: string): string[] {
	const bare = text.replaceAll(/[\s().-]|%20|\+(?=\d)|&nbsp;/g, '');
	return Object.values(planted).filter((number) =>
		bare.includes(number.replaceAll(/\s/g, '').slice(1))
	);
}

let house: House;
let cast: Cast;
before(async () => {
	house = await openHouse();
	cast = await aCast(house.world);
	// Without a team there is no form.
	await openTeam(house.world);
	const { db, keys, now } = house.world;
	const { person } = cast.victim;
	const said = { talking: [], reading: [], other: [], days: ['3'], times: ['11:00'] } as const;
	await needs.save(db, keys, cast.victim, { ...said, phone: planted.own }, now() - 86_400_000);
	await transaction(db, async (trx) => {
		const ring = await keyrings.ofPerson(trx, keys, person);
		const number_sealed = sealField(keys, ring, fields.number, person, planted.recorded);
		await trx.updateTable('people').set({ number_sealed }).where('id', '=', person).execute();
	});
});
after(() => house.close());

const people: readonly Sort[] = [
	'stranger',
	'code',
	'short',
	'full',
	'sister-of-the-case',
	'on-a-shared-phone-not-shown',
	'supporter',
	'advocate-who-took-it',
	'advocate-of-another-team',
	'supervisor',
	'keeper'
];

/**
 * Every address that is answered anew, with something there in place of a parameter. Only a page that renews itself is
 * given as data: `who-may.test.ts` holds that.
 */
async function targets(): Promise<string[]> {
	const things = [cast.calls.taken, cast.calls.free, cast.opening, dayKey('trial-1')];
	const pages = (await doors()).filter(({ id }) => !id.startsWith('/(machine)/'));
	return pages.flatMap(({ id, isPage }) => {
		const path = addressOf(id);
		const all = path.includes('[')
			? things.map((thing) => path.replace(/\[[^\]]+\]/, thing))
			: [path];
		return all.flatMap((one) => (isPage && isLive(id) ? [one, `${one}/__data.json`] : [one]));
	});
}

const get = async (target: string, sort: Sort) =>
	house.ask({ method: 'GET', target }, await cast.cookieOf(sort));

/** Where one of these finds a number, among the addresses whose path is wanted. */
async function crawl(sorts: readonly Sort[], wanted = (_: string) => true): Promise<string[]> {
	const found: string[] = [];
	const all = (await targets()).filter(
		(target) => !/^\/(sign-out|leave|forget|clear)/.test(target) && wanted(target)
	);
	for (const sort of sorts)
		for (const target of all) {
			const { text, headers } = await get(target, sort);
			for (const number of numbersIn(text + JSON.stringify(headers)))
				found.push(`${sort} ${target}: ${number}`);
		}
	return found;
}

test('no number is on any page, in any data or in any file, whoever asks', async () => {
	assert.deepEqual(numbersIn('<bdi>+44 7700 900831</bdi>'), [planted.own]);
	assert.deepEqual(await crawl(people), []);
});

async function post(
	sort: Sort,
	target: string,
	form: Record<string, string>,
	accept: string,
	draft?: string
): Promise<Reply> {
	const visit = await cast.cookieOf(sort);
	const cookie = [...(visit ? [`${cookieName}=${visit}`] : []), ...(draft ? [draft] : [])].join(
		'; '
	);
	return ask(house.port, target, {
		method: 'POST',
		headers: {
			accept,
			host: `localhost:${house.port}`,
			origin: `http://localhost:${house.port}`,
			'content-type': 'application/x-www-form-urlencoded',
			'x-forwarded-for': '2001:db8:ffff::1',
			...(accept === 'application/json' ? { 'x-sveltekit-action': 'true' } : {}),
			...(cookie ? { cookie } : {})
		},
		body: new URLSearchParams(form).toString()
	});
}

test('a form with a mistake in it comes back without the number that was typed', async () => {
	const long = 'x'.repeat(90);
	const others = { language: 'other', otherLanguage: long };
	const wrong = { phone: planted.typed, speaks: long, name: long, ...others };

	for (const accept of ['text/html', 'application/json'])
		for (const [sort, target] of [
			['stranger', '/talk'],
			// Who has asked for a call already is shown no form.
			['sister-of-the-case', '/talk'],
			['full', '/needs?/keep']
		] as const) {
			const reply = await post(sort, target, wrong, accept);
			assert.ok(reply.text.length > 50, `${target} ${reply.status}`);
			assert.match(reply.text, /too-long|x{90}/, `${sort} ${target}: the mistake was not noticed`);
			assert.deepEqual(numbersIn(reply.text), [], `${sort} ${target} as ${accept}`);
		}
});

test('the page where a number is typed for a call never gives it back', async () => {
	for (const accept of ['text/html', 'application/json']) {
		const begun = await post('stranger', '/talk', { language: 'en' }, 'text/html');
		const draft = begun.headers['set-cookie']?.[0]?.split(';')[0];
		for (const over of [{ name: 'x'.repeat(90) }, { someoneElse: 'hang-up' }]) {
			const wrong = { phone: planted.typed, ...over };
			const reply = await post('stranger', '/talk', wrong, accept, draft);
			assert.deepEqual(numbersIn(reply.text), [], `as ${accept}`);
			const again = await post('stranger', '/talk', { language: 'en' }, accept, draft);
			assert.match(again.text, /someone-else-missing|someoneElse-error/);
			assert.deepEqual(numbersIn(again.text), [], `again, as ${accept}`);
		}
	}
});

test('one look at one number by the one who took the call is all there is, and it is written down', async () => {
	const { taken } = cast.calls;
	const before = await lookedAt();
	// Whatever time it is, one of the two is right: her time, or danger.
	const ann = 'advocate-who-showed-a-key';
	await post(ann, `/desk/${taken}?/show`, {}, 'text/html');
	await post(ann, `/desk/${taken}?/danger`, { reason: 'police-said' }, 'text/html');

	// A look changes what the one who looked is shown, and her list of looks; to the others at most the page of that call.
	const changed: readonly Sort[] = ['full', 'advocate-who-took-it'];
	const others = people.filter((sort) => !changed.includes(sort));
	const found = [
		...(await crawl(changed)),
		...(await crawl(others, (target) => target.includes(taken)))
	];

	const where = new Set(found.map((line) => line.replace('/__data.json', '')));
	// To her it is open wherever she is signed in, for a quarter of an hour.
	assert.deepEqual([...where], [`advocate-who-took-it /desk/${taken}: ${planted.call}`]);
	assert.equal((await lookedAt()) - before, 1);
});

async function lookedAt(): Promise<number> {
	const rows = await house.world.db
		.selectFrom('audit')
		.select('seq')
		.where('act', '=', 'number-shown')
		.execute();
	return rows.length;
}

test('no address of hers is asked for on any page or kept in any table', () => {
	const asking = components().filter((file) =>
		/name="(address|postcode|street|town)"|autocomplete="(street-address|postal-code|address-)/i.test(
			read(file)
		)
	);

	assert.deepEqual(asking, []);
	assert.ok(!/\b(address|postcode|street)\w*:/i.test(read('src/lib/server/tables.ts')));
});

test('no field for a number is filled in', () => {
	const filled = components().filter((file) =>
		/<Field[^>]*type="tel"[^>]*\bvalue=/s.test(read(file))
	);

	assert.deepEqual(filled, []);
});
