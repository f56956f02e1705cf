import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { asking, now, openTwoAgencies, type TwoAgencies } from '#tests/agency-door/two-agencies.ts';
import { claims, discovery, type Faults } from '#tests/agency-door/provider.ts';
import * as visits from './visits.ts';
import * as limits from '#lib/server/limits.ts';
import { begin, end } from './sign-in.ts';

let both: TwoAgencies;
before(async () => (both = await openTwoAgencies()));
beforeEach(() => both.begin());
after(() => both.close());

test('somebody whom the agency’s sign-in names is in, and nothing but a hash is kept', async () => {
	const { visit } = await both.comesBack();
	const found = await visits.find(both.world.db, both.world.keys, visit ?? '', both.world.now());

	assert.equal(found?.officer.agency, 'police');
	const rows = JSON.stringify(
		await both.world.db.selectFrom('agency_visits').selectAll().execute()
	);
	assert.ok(!rows.includes('officer-1') && !rows.includes('visit-1'), rows);
});

test('their own bar names them as their sign-in does; what can be no name is left out, and nothing of it is kept in plain', async () => {
	const says = async (faults: Faults) => {
		const { visit = '' } = await both.comesBack(faults);
		return (await visits.find(both.world.db, both.world.keys, visit, both.world.now()))?.said;
	};

	const named = await says(claims({ name: ' PC 4471\u202e Grant ', unit: 'Response North' }));
	const odd = await says(claims({ name: 7 as unknown as string, unit: 'x'.repeat(61) }));

	assert.deepEqual([named, odd], [{ name: 'PC 4471 Grant', unit: 'Response North' }, {}]);
	const rows = await both.world.db.selectFrom('agency_visits').selectAll().execute();
	const bytes = rows.map(({ said_sealed }) => Buffer.from(said_sealed ?? []).toString('latin1'));
	assert.doesNotMatch(JSON.stringify(rows) + bytes.join(), /Grant|Response/);
});

test('what is asked of the agency is code, PKCE, a nonce, a way nobody can phish, and a sign-in of the last 12 hours', async () => {
	const { to } = await both.setsOut();
	const { state, nonce, code_challenge, ...asked } = Object.fromEntries(to.searchParams);

	assert.deepEqual(asked, {
		response_type: 'code',
		client_id: 'us-at-police',
		redirect_uri: 'http://localhost:3000/agency/sign-in/police/back',
		scope: 'openid profile',
		code_challenge_method: 'S256',
		max_age: '43200',
		acr_values: 'phr phrh'
	});
	for (const secret of [state, nonce, code_challenge]) assert.match(secret ?? '', /^[\w-]{43}$/);
});

test('what is wrong once is not wrong for good: the next one who comes is in', async () => {
	both.police.breaks({ discovery: () => ({}) });
	assert.equal(await begin(both.world, asking), undefined);
	both.police.breaks({});

	assert.ok((await both.comesBack()).visit);
});

test('a code is good once, also where the agency’s sign-in would take it twice', async () => {
	const { to, token } = await both.setsOut();
	const said = both.police.signsIn(to);
	both.police.breaks({ careless: true });
	const answer = { door: 'police', token, said };

	assert.ok((await end(both.world, answer)).visit);
	assert.equal((await end(both.world, answer)).visit, undefined);
	const next = await both.setsOut();
	assert.equal((await end(both.world, { ...answer, token: next.token })).visit, undefined);
	said.set('state', next.to.searchParams.get('state') ?? '');
	const again = await both.setsOut();
	said.set('state', again.to.searchParams.get('state') ?? '');
	assert.equal((await end(both.world, { ...answer, token: again.token })).visit, undefined);
	assert.deepEqual(both.reasons(), ['no-question', 'state', 'nonce']);
});

test('a code that was stolen is of no use to another browser: its verifier is another', async () => {
	const stolen = both.police.signsIn((await both.setsOut()).to);
	const { to, token } = await both.setsOut();
	stolen.set('state', to.searchParams.get('state') ?? '');

	assert.equal((await end(both.world, { door: 'police', token, said: stolen })).visit, undefined);
	assert.deepEqual(both.reasons(), ['answer']);
});

test('an answer of one agency lets nobody in at another’s door, neither its code nor its token', async () => {
	const there = await both.setsOut('courts');
	const here = await both.setsOut();
	const said = both.courts.signsIn(there.to);

	const atOwn = { door: 'police', token: there.token, said };
	assert.equal((await end(both.world, atOwn)).visit, undefined);
	said.set('state', here.to.searchParams.get('state') ?? '');
	assert.equal(
		(await end(both.world, { door: 'police', token: here.token, said })).visit,
		undefined
	);

	const foreign = await both.courts.sign({
		iss: both.courts.issuer,
		aud: 'us-at-courts',
		sub: 'x'
	});
	assert.equal((await both.comesBack({ token: () => foreign })).visit, undefined);
	const named = await both.courts.sign({ iss: both.police.issuer, aud: 'us-at-police', sub: 'x' });
	assert.equal((await both.comesBack({ token: () => named })).visit, undefined);
	assert.deepEqual(both.reasons(), ['door', 'state', 'key', 'key']);
});

test('the same subject of two agencies is two people', async () => {
	const here = await both.comesBack();
	const there = await both.setsOut('courts');
	const answer = { door: 'courts', token: there.token, said: both.courts.signsIn(there.to) };
	const other = await end(both.world, answer);
	const who = async (visit = '') =>
		(await visits.find(both.world.db, both.world.keys, visit, both.world.now()))?.officer;

	assert.equal((await who(other.visit))?.agency, 'courts');
	assert.notEqual((await who(here.visit))?.subject, (await who(other.visit))?.subject);
});

test('who was not asked, asks without a cookie, or comes after ten minutes is not in', async () => {
	const { to, token } = await both.setsOut();
	const said = both.police.signsIn(to);
	assert.equal(
		(await end(both.world, { door: 'police', token: undefined, said })).visit,
		undefined
	);
	assert.equal(
		(await end(both.world, { door: 'police', token: 'made-up', said })).visit,
		undefined
	);
	both.world.setNow('2026-11-25T10:10:00Z');

	assert.equal((await end(both.world, { door: 'police', token, said })).visit, undefined);
	assert.deepEqual(both.reasons(), ['no-question', 'no-question', 'no-question']);
});

test('an agency that changes its keys is understood, and one that is asked for made-up keys is not asked each time', async () => {
	assert.ok((await both.comesBack()).visit);
	await both.police.rotates();
	both.world.setNow('2026-11-25T10:00:31Z');
	assert.ok((await both.comesBack()).visit);
	const before = both.police.asked.filter((path) => path === '/keys').length;

	for (let tries = 0; tries < 5; tries += 1)
		assert.equal((await both.comesBack({ header: { kid: 'nobody' } })).visit, undefined);
	assert.equal(both.police.asked.filter((path) => path === '/keys').length, before);
});

test('what an agency’s sign-in says of itself is asked once for many who come at once', async () => {
	const before = both.police.asked.length;
	await Promise.all(Array.from({ length: 10 }, () => begin(both.world, asking)));

	assert.deepEqual(both.police.asked.slice(before), [discovery]);
});

test('a visit ends with the token, with the 12 hours of the agency, or after 8 hours, whichever is first', async () => {
	const lasts = async (faults: Faults) => {
		const { visit = '' } = await both.comesBack(faults);
		return (
			((await visits.find(both.world.db, both.world.keys, visit, both.world.now()))?.endsAt ?? 0) /
				1000 -
			now
		);
	};

	assert.equal(await lasts({}), 3600);
	assert.equal(await lasts(claims({ exp: now + 20 * 3600 })), 8 * 3600);
	assert.equal(await lasts(claims({ exp: now + 20 * 3600, auth_time: now - 11 * 3600 })), 3600);
});

test('a refusal is in the audit of the agency, without whom it was about, and none where nothing was asked', async () => {
	const written = () =>
		both.world.db
			.selectFrom('audit')
			.select(['actor_kind', 'actor_id', 'act'])
			.where('chain', '=', 'agency:police')
			.execute();
	const before = (await written()).length;
	await both.comesBack({ forged: true });
	const made = { door: 'police', token: 'made-up', said: new URLSearchParams() };
	await end(both.world, made);

	assert.deepEqual((await written()).slice(before), [
		{ actor_kind: 'agency', actor_id: 'police', act: 'refused' }
	]);
	assert.ok(!both.world.lines.join().includes('officer-1'));
});

test('a door without a key of ours, or that is not there, sends nobody anywhere', async () => {
	assert.equal(await begin(both.world, { ...asking, door: 'nowhere' }), undefined);
	const keyless = { ...both.world, oidc: { ...both.world.oidc, keys: undefined } };

	assert.equal(await begin(keyless, asking), undefined);
	assert.deepEqual(both.reasons(), ['door', 'no-key']);
});

test('a network that sets out again and again has to wait', async () => {
	const office = { ...asking, network: '198.18.7.7' };
	assert.ok(await begin(both.world, office));
	const bucket = limits.bucket(both.world.keys, 'agency', office.network);
	await both.world.db
		.updateTable('limits')
		.set({ count: 299 })
		.where('bucket', '=', bucket)
		.execute();

	assert.ok(await begin(both.world, office));
	assert.equal(await begin(both.world, office), undefined);
	assert.ok(await begin(both.world, asking));
});
