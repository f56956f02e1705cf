/** Who is answered what at every door of the running server, by every method: held to the table in who-may.txt. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isLive } from '#lib/domain/access.ts';
import { languages } from '#lib/i18n/languages.ts';
import { address, isSaidAnew } from '#lib/i18n/pages.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { transaction } from '#lib/server/database.ts';
import { addressOf, routeIds } from '../tree.ts';
import { aCast, sorts, type Cast, type Sort } from '../cast.ts';
import { doors, remotes, stillAddresses, type Door } from '../manifest.ts';
import { openHouse, type House } from '../house.ts';
import { questions, things } from '../things.ts';
import { head, together, written } from '../table.ts';
import { letterOf, plain, setsVisit } from '../answers.ts';

let house: House;
let cast: Cast;
before(async () => {
	house = await openHouse();
	cast = await aCast(house.world);
});
after(() => house.close());

type Cell = { readonly line: string; readonly method: string; readonly target: string };

const methodsOfPages = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every cell of a door but its forms. */
function cellsOf({ id, isPage }: Door): Cell[] {
	const [folder, named] = placesOf(id, cast);
	return Object.entries(named).flatMap(([thing, value]) => {
		const target = folder.replace(/\[[^\]]+\]/, value);
		const at = thing === '' ? id : `${id} ${thing}`;
		const methods = isPage ? methodsOfPages : [...methodsOfPages, 'POST'];
		const query = questions[id] ? `?${questions[id]}` : '';
		return methods.map((method) => ({ line: `${at} ${method}`, method, target: target + query }));
	});
}

function formOf(id: string, action: string, own: Cast): Cell {
	const [folder, named] = placesOf(id, own);
	const path = folder.replace(/\[[^\]]+\]/, Object.values(named)[0] ?? '');
	const asked = [action === 'default' ? '' : `/${action}`, questions[id] ?? ''].filter(Boolean);
	const target = asked.length > 0 ? `${path}?${asked.join('&')}` : path;
	return { line: `${id} ?/${action}`, method: 'POST', target };
}

/** What may stand in an address that takes only some words. */
const named: Readonly<Record<string, string>> = {
	'/[about=about]': 'about',
	'/leaflet/[form=form].pdf': 'a4'
};

function placesOf(id: string, from: Cast): [string, Readonly<Record<string, string>>] {
	const folder = addressOf(id);
	if (!folder.includes('[')) return [folder, { '': '' }];
	if (folder in named) return [folder, { '': named[folder] ?? '' }];
	if (id.startsWith('/(machine)/') || id.startsWith('/(public)/')) return [folder, { '': '1' }];
	const those = things[id]?.(from);
	assert.ok(those, `${id} has a parameter: say in \`things\` what may stand there`);
	return [folder, those];
}

/** One line of the table: a letter for each sort of person, in the order of its columns, `_` for who was not asked. */
async function lineOf(cell: Cell, from: Cast): Promise<string> {
	const asked = sorts.filter((sort) => isAsked(sort, cell));
	// All come before one is asked: to write while the server writes is to wait for each other.
	const cookies = await from.cookiesOf(asked);
	const replies = await Promise.all(cookies.map((cookie) => house.ask(cell, cookie)));
	for (const [nth, sort] of asked.entries())
		if (cell.method === 'POST' || setsVisit(replies[nth])) from.leave(sort);
	const letters = new Map(replies.map((reply, nth) => [asked[nth], letterOf(reply, cell)]));
	return `${sorts.map((sort) => letters.get(sort) ?? '_').join('')}  ${cell.line}`;
}

const whole = process.env.WHOLE === '1' || process.env.SHOW !== undefined;
const methodsOfAll = ['GET', 'POST'];
const fewSorts: readonly Sort[] = ['stranger', 'full', 'advocate-who-took-it', 'officer'];

// Who comes in is decided before the method is looked at: one sort of each audience shows it. `--whole` asks everybody.
function isAsked(sort: Sort, { method }: Cell): boolean {
	return whole || methodsOfAll.includes(method) || fewSorts.includes(sort);
}

/** The written lines, in the order of those found, with a letter only where somebody was asked just now. */
function writtenFor(found: readonly string[]): string[] {
	const inOrder = new Map(found.map((line, nth) => [line.slice(sorts.length), nth]));
	const placeOf = (line: string) => inOrder.get(line.slice(sorts.length)) ?? Infinity;
	return written
		.toSorted((one, other) => placeOf(one) - placeOf(other))
		.map((line) => {
			const asked = found[placeOf(line)];
			return [...line].map((sign, at) => (asked?.[at] === '_' ? '_' : sign)).join('');
		});
}

test('every door answers every sort of person as the table says, and no door is missing from it', async () => {
	const built = await doors();
	const found: string[] = [];
	const cells = built.flatMap(cellsOf);
	// Four lines at once, so that neither side waits for the other; nothing asked here changes another line.
	for (let at = 0; at < cells.length; at += 4)
		found.push(...(await Promise.all(cells.slice(at, at + 4).map((cell) => lineOf(cell, cast)))));
	for (const door of built) {
		// What a form changes is not to colour the next line: people of its own for each door, and for each thing.
		let own: Cast | undefined;
		for (const action of door.actions) {
			if (!own || door.id.includes('[')) own = await aCast(house.world);
			found.push(await lineOf(formOf(door.id, action, own), own));
		}
	}

	if (process.env.SHOW) console.log(together(found).join('\n'));
	assert.deepEqual(found, writtenFor(found));
	const many = found.join('\n').match(/^\S+/gm)?.join('').replaceAll('_', '').length ?? 0;
	assert.ok(many > 5000, `${many} cells`);
});

test('the columns of the table are the sorts of people there are', () => {
	assert.deepEqual(
		head.filter((line) => /^# \d+ /.test(line)),
		sorts.map((sort, nth) => `# ${nth + 1} ${sort}`)
	);
});

const shutOut: readonly Sort[] = [
	'stranger',
	'ended-session',
	'paused',
	'supporter-over',
	'supporter-revoked',
	'supporter-not-begun',
	'supporter-with-words-only',
	'child-under-13',
	'child-of-14-alone',
	'officer-signed-out'
];

test('whoever was let out, rests or is not in yet is answered everywhere as a cookie that was made up', () => {
	for (const line of written)
		for (const sort of shutOut)
			assert.equal(
				line[sorts.indexOf(sort)],
				line[sorts.indexOf('made-up-cookie')],
				`${sort} ${line}`
			);
});

/** What stands in the place of a part of an address that is not a number. */
const first: Readonly<Record<string, string>> = { about: 'about' };

test('every route is in the built manifest, or is a file for everybody', async () => {
	const built = new Set((await doors()).map(({ id }) => id));
	const still = stillAddresses();
	const ids = new Set(routeIds());
	const files = [...ids].filter((id) => !built.has(id));

	for (const id of files)
		for (const { code } of languages) {
			const path = addressOf(id).replace(
				/\[(\w+)=\1\]/,
				(_, name) => `${first[name] ?? 1}`
			) as `/${string}`;
			assert.ok(still.has(address(code, path)), `${id} in ${code}`);
		}
	assert.deepEqual(await remotes(), []);
	assert.deepEqual(
		[...built].filter((id) => !ids.has(id)),
		[]
	);
});

const insiders: readonly Sort[] = ['full', 'supporter', 'advocate-who-took-it', 'officer'];

test('not theirs and not there are one answer, to the byte', async () => {
	for (const sort of sorts) {
		const get = async (target: string) =>
			house.ask({ method: 'GET', target }, await cast.cookieOf(sort));
		const nowhere = plain(await get('/nowhere-at-all'));
		for (const target of [
			'/home',
			'/dates',
			'/beside',
			'/desk',
			`/desk/${cast.calls.taken}`,
			'/gallery'
		]) {
			const reply = await get(target);
			if (reply.status === 404 && !insiders.includes(sort) && !target.startsWith('/desk/'))
				assert.equal(plain(reply), nowhere, `${sort} ${target}`);
		}
	}
	const elsewhere = newId();
	const ben = async (id: string) => {
		const asked = { method: 'GET', target: `/desk/${id}` };
		const reply = await house.ask(asked, await cast.cookieOf('advocate-of-another-team'));
		// The page names its own address, which is what was asked for.
		return plain(reply).replaceAll(id, 'id');
	};
	assert.equal(await ben(cast.calls.taken), await ben(elsewhere));
});

test('a reference that is another’s and one that is nobody’s are looked for with one answer, to the byte', async () => {
	const theirs = readUrn('01GD7654321') as Urn;
	const { world } = house;
	await transaction(world.db, (trx) =>
		cases.openFor(trx, world.keys, { kind: 'operator' }, theirs, world.now())
	);
	const finds = async (reference: string) =>
		house.ask(
			{ method: 'POST', target: '/desk/people?/find', body: `reference=${reference}` },
			await cast.cookieOf('advocate-of-another-team')
		);

	const [known, unknown] = [await finds(theirs), await finds('01GD7654329')];

	assert.equal(known.status, 400);
	assert.equal(plain(known), plain(unknown));
});

test('what is another victim’s is on no page of hers, and on theirs nothing shows that she is there', async () => {
	const pages = ['/home', '/dates', '/news', '/rules', '/needs', '/tell-us'];
	const see = async (sort: Sort) =>
		Promise.all(
			pages.map(async (target) =>
				plain(await house.ask({ method: 'GET', target }, await cast.cookieOf(sort)))
			)
		);
	const before = await see('victim-of-another-case');
	await house.joinAnother(cast);

	assert.deepEqual(await see('victim-of-another-case'), before);
	assert.ok(
		before.every((page) => !page.includes('Harrow')) &&
			before.some((page) => page.includes('Isleworth'))
	);
	assert.ok((await see('full')).some((page) => page.includes('Harrow')));
});

// Polski on /prove?for=people answered 404.
test('a change of language goes back to what the page was for, and takes nothing else with it', async () => {
	const goesTo = async (to: string) => {
		const body = new URLSearchParams({ lang: 'en', to }).toString();
		const cookie = await cast.cookieOf('full');
		const reply = await house.ask({ method: 'POST', target: '/language', body }, cookie);
		return reply.headers.location;
	};

	assert.equal(await goesTo('/prove?for=people&show=now'), '/prove?for=people&show=now');
	for (const more of ['?/find', '?id=7', '?for=people#x', '?for=//elsewhere', '?'])
		assert.equal(await goesTo(`/prove${more}`), '/prove', more);
	assert.equal(await goesTo('//elsewhere?for=people'), '/');
});

test('nobody is given a page as data but one that renews itself: it holds what a page may not show yet', async () => {
	const asked: readonly (Sort | undefined)[] = [undefined, ...insiders];
	for (const sort of asked) {
		const cookie = sort && (await cast.cookieOf(sort));
		const get = (target: string) => house.ask({ method: 'GET', target }, cookie);
		const nowhere = plain(await get('/nowhere-at-all'));
		for (const { id, isPage } of await doors()) {
			const [folder, named] = placesOf(id, cast);
			const target = folder.replace(/\[[^\]]+\]/, Object.values(named)[0] ?? '');
			if (!isPage || isLive(id)) continue;
			const data = path.posix.join(target, '__data.json');
			const reply = await get(data);
			// Made at build time: one file for everybody, whoever asks.
			if (isSaidAnew(target))
				assert.equal(
					plain(reply),
					plain(await house.ask({ method: 'GET', target: data }, undefined)),
					data
				);
			// Below the addresses for machines whatever is not there is said so in their way.
			else if (id.startsWith('/(machine)/'))
				assert.match(reply.text, /"type":"\/api\/problems\/not-found"/);
			else assert.equal(plain(reply), nowhere, target);
		}
	}
});

test('what she closes is closed on the next request', async () => {
	const cookie = await cast.cookieOf('supporter');
	const get = (target: string) => house.ask({ method: 'GET', target }, cookie);
	const page = await get('/beside');
	assert.equal(page.status, 200);
	assert.match(page.text, /Harrow Crown Court/);

	await house.revoke(cast);

	const made = await house.ask({ method: 'GET', target: '/beside' }, 'nobody-has-this-cookie');
	assert.equal(plain(await get('/beside')), plain(made));
	assert.equal((await get('/beside')).headers.location, '/sign-in');
});
