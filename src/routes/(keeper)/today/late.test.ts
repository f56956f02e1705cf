/** What somebody else did first: a keeper's page says so, whatever was pressed. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as agencies from './agencies/+page.server.ts';
import * as stopping from './stops/+page.server.ts';

let world: TestWorld;
let kim: Staff;
beforeEach(async () => {
	world = await testWorld();
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

type Act = (event: never) => unknown;

/** Where a press of the keeper leads. */
async function leadsTo(act: Act | undefined, fields: Record<string, string>): Promise<string> {
	const body = new URLSearchParams(fields);
	const request = new Request('http://localhost/', { method: 'POST', body });
	const event = { request, locals: { world, actor: kim } };
	try {
		await act?.(event as never);
	} catch (thrown) {
		return (thrown as { readonly location: string }).location;
	}
	return 'nowhere';
}

test('an agency that was paused, started or ended before is said to be, and is not said to be done now', async () => {
	const { pause, start, end } = agencies.actions;
	const agency = 'police-01';
	const pausing = { agency, [`why-${agency}`]: 'Wrong dates' };
	const twice = async (act: Act | undefined, fields: Record<string, string>) => [
		await leadsTo(act, fields),
		await leadsTo(act, fields)
	];

	const [done, late] = ['/today/agencies?paused', '/today/agencies?late'];
	assert.deepEqual(await twice(pause, pausing), [done, late]);
	assert.deepEqual(await twice(start, { agency }), [done, late]);
	assert.deepEqual(await twice(end, { agency }), ['/today/agencies?done', late]);
});

test('a stop that stands already, or was lifted already, is said to be', async () => {
	const { stop, start } = stopping.actions;
	const [done, late] = ['/today/stops?done', '/today/stops?late'];
	const fields = { kind: 'notices', 'notices-why': 'A wrong sentence' };

	assert.deepEqual([await leadsTo(stop, fields), await leadsTo(stop, fields)], [done, late]);
	const [standing] = await stops.list(world.db, world.keys);
	assert.ok(standing);
	assert.equal(standing.why, 'A wrong sentence');
	const { id } = standing;
	assert.deepEqual([await leadsTo(start, { id }), await leadsTo(start, { id })], [done, late]);
});
