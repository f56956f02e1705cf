/** Somebody of an agency comes in by the agency's own sign-in, which is a program of somebody else's, and is out again everywhere. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import type { World } from '#lib/server/world.ts';
import { visitor, type Visitor } from '#tests/drills/_visitor.ts';
import {
	openIdentityProvider,
	type IdentityProvider
} from '#tests/journeys/town/identity-provider.ts';
import { askDemonstration } from '../shared.ts';
import { elements, readOf, says, walker, type Walker } from '../walking.ts';

const door = 'met-work';
const { opened, done } = askDemonstration();
let port: number;
let world: World;
let work: IdentityProvider;
before(async () => {
	const town = await opened();
	({ port } = town);
	world = await town.world();
	const inStores = <Made>(act: (world: World) => Promise<Made>) => act(world);
	work = await openIdentityProvider({ url: `http://localhost:${port}`, inStores }, door);
	const agency = 'thamesgate-police' as AgencyId;
	const { issuer } = work;
	const known = { id: door, agency, issuer, clientId: 'alongside', acr: ['phr'], amr: [] };
	assert.equal(await providers.add(world.db, known, world.now()), 'added');
});
after(async () => {
	await work.close();
	await world.db.destroy();
	await done();
});

let networks = 0;
/** A browser, with what it holds of ours and what it holds of the agency's. */
const comes = () => ({
	ann: walker(port, `203.0.113.${(networks += 1)}`, undefined, 'localhost'),
	there: visitor(Number(new URL(work.issuer).port))
});

/** At the agency's own page she uses her key or not; gives where that leads to. */
async function answers(there: Visitor, to: string, how: 'in' | 'out'): Promise<string> {
	const { origin, pathname, search } = new URL(to);
	if (origin !== work.issuer) return `${pathname}${search}`;
	const asked = await there.see(`${pathname}${search}`);
	const { headers } = asked.headers.location ? asked : await there.post(`${pathname}?${how}`);
	return answers(there, new URL(headers.location ?? '', to).href, how);
}

/** Names the door, goes to work by it, and comes back; gives what her browser is then told to keep. */
async function goesToWork(ann: Walker, there: Visitor, how: 'in' | 'out'): Promise<string[]> {
	await ann.sends('name="door"', { door });
	assert.equal(ann.at(), `/agency/sign-in/${door}`);
	const { host } = new URL(work.issuer);
	assert.ok(ann.reads().includes(says('en', 'agency.door.go.lead', { host })));
	assert.match(ann.parts(/^<a\b/).join(), new RegExp(`href="/agency/sign-in/${door}/go"`));
	const { headers } = await ann.asks(`/agency/sign-in/${door}/go`);
	const back = await ann.asks(await answers(there, headers.location ?? '', how));
	await ann.goes(back.headers.location ?? '');
	return back.headers['set-cookie'] ?? [];
}

async function isOut(ann: Walker): Promise<void> {
	await ann.goes('/agency');
	assert.equal(ann.at(), '/agency/sign-in');
}

test('somebody of the police signs in at work and out, and who is out there is out here', async () => {
	const { ann, there } = comes();
	await isOut(ann);
	const kept = await goesToWork(ann, there, 'in');
	assert.equal(ann.at(), '/agency');
	const name = 'Thamesgate Police';
	assert.deepEqual(ann.parts(/^<h1\b/).map(readOf), [says('en', 'agency.heading', { name })]);
	assert.ok(ann.reads().includes(t('agency.stuck.none')));
	assert.deepEqual([...ann.jar.keys()], [cookieName]);
	const cookie = kept.find((line) => line.startsWith(`${cookieName}=`)) ?? '';
	for (const how of ['HttpOnly', 'Secure', 'SameSite=Lax'])
		assert.ok(cookie.split('; ').includes(how), how);

	await ann.goes('/agency/signed-in');
	assert.equal(elements(ann.parts('data-part="visits"')[0] ?? '', /^<li\b/).length, 1);
	for (const elsewhere of ['/home', '/desk', '/beside']) {
		assert.equal((await ann.goes(elsewhere)).status, 404, elsewhere);
		assert.deepEqual(ann.parts(/^<h1\b/).map(readOf), [says('en', 'error.missing.title')]);
	}

	const { text } = await there.see('/session/end');
	const xsrf = /name="xsrf" value="(\w+)"/.exec(text)?.[1] ?? '';
	await there.post('/session/end/confirm', { xsrf, logout: 'yes' });
	await isOut(ann);

	await goesToWork(ann, there, 'in');
	assert.equal(ann.at(), '/agency');
	await ann.sends('/sign-out', {}, t('common.nav.signOut'));
	await isOut(ann);
});

test('who signs in at work by less than a key, or thinks better of it, is not in', async () => {
	work.lets('pwd');
	for (const how of ['in', 'out'] as const) {
		const { ann, there } = comes();
		await ann.goes('/agency/sign-in');
		await goesToWork(ann, there, how);
		assert.equal(ann.at(), '/agency/sign-in?refused');
		assert.ok(ann.reads().includes(t('agency.door.refused')));
		await isOut(ann);
	}
});
