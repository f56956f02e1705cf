/** Public pages to who is signed in: her own four words at the top, made for her alone and kept nowhere. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { stands, type Stands } from '#lib/domain/access/stands.ts';
import { address, isFramedForHer, isThereIn, stillPages, stillPagesIn } from '#lib/i18n/pages.ts';
import { saidOtherwise } from '#lib/i18n/stands-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as standing from '#lib/server/beside/stands.ts';
import { transaction } from '#lib/server/database.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { aCase, aVictimIn, signedIn } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

async function aVisit(whom?: Stands): Promise<string> {
	const { world } = house;
	const { person } = await transaction(world.db, async (trx) => {
		const victim = await aVictimIn(trx, world, await aCase(trx, world, 'Harrow'));
		if (whom) await standing.set(trx, world.keys, victim, { ...victim, stands: whom }, world.now());
		return victim;
	});
	return `${cookieName}=${await signedIn(world, { person, level: 'full' })}`;
}

const get = async (path: string, cookie = '') => {
	const { status, headers, body } = await ask(house.port, path, { headers: { cookie } });
	return { status, headers, text: String(body) };
};
const framed = stillPagesIn('en').filter((page) => isFramedForHer(page));
const hers = ['/home', '/dates', '/you'];
const leadsTo = (text: string) => hers.filter((href) => text.includes(`<a href="${href}"`));

for (const lang of ['en', 'ar'] as const)
	test(`each shows its own words to whoever is signed in, weighs no more than it may, and is kept by nobody, in ${lang}`, async () => {
		const cookie = await aVisit();

		for (const page of framed.filter((one) => isThereIn(lang, one))) {
			const path = address(lang, page);
			const [stranger, mary] = [await get(path), await get(path, cookie)];

			assert.deepEqual([stranger.status, mary.status], [200, 200], path);
			assert.deepEqual([leadsTo(stranger.text), leadsTo(mary.text)], [[], hers], path);
			assert.ok(stranger.text.includes(`"${address(lang, '/sign-in')}"`), path);
			assert.ok(!mary.text.includes(`"${address(lang, '/sign-in')}"`), path);
			assert.ok(mary.text.includes(`href="${path}">${words(lang)('ui.stay')}<`), path);
			assert.equal(stranger.headers['cache-control'], 'no-cache', path);
			assert.equal(mary.headers['cache-control'], 'no-store', path);
			const bytes = brotliCompressSync(mary.text).length;
			assert.ok(bytes <= 11_000, `${path}: ${bytes}`);
		}
	});

for (const code of ofEachKind)
	test(`rights and guides say to whoever's page is about another only what is true for them, in ${code}`, async () => {
		const t = words(code);
		const said = framed.filter((page) => /^\/(rights|guide)/.test(page));
		const found = await Promise.all(
			stands.map(async (whom) => {
				const cookie = await aVisit(whom);
				const texts = await Promise.all(said.map((page) => get(address(code, page), cookie)));
				return saidOtherwise.filter((part) => {
					const hers = t(`stands.said.${part}.self`);
					const is = whom === 'self' || hers !== t(`stands.said.${part}.${whom}`);
					return is && texts.some(({ text }) => text.includes(hers));
				});
			})
		);

		assert.deepEqual(found, [['believed', 'affected', 'life'], [], [], []]);
	});

test('whose visit is over reads what everybody reads, and the others are one and the same for everybody', async () => {
	const cookie = await aVisit();

	const over = await get('/rights/6', `${cookieName}=nobody`);
	assert.deepEqual([over.status, leadsTo(over.text)], [200, []]);
	assert.match(String(over.headers['set-cookie']), new RegExp(`^${cookieName}=;`));
	for (const page of stillPages.filter((one) => !framed.includes(one)))
		assert.equal((await get(page, cookie)).text, (await get(page)).text, page);
});
