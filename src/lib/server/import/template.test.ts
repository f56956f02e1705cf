import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import { toldByAgencies } from '#lib/server/feed/event-data.ts';
import { exampleOf } from '#lib/server/feed/examples.ts';
import { anAgency, urn } from '#tests/feed/incoming.ts';
import { handing, officer } from '#tests/import/handing.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as imports from './imports.ts';
import { takeNext } from './taking.ts';
import { template } from './template.ts';
import { verdictsFile } from './verdicts.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());
const { readIn, take, rowsIn } = handing(() => ({ world, police }));

test('the template of each kind of agency has every column it can fill, and every example in it is taken', async () => {
	const all = { ...police, mayTell: toldByAgencies };
	for (const kind of ['police', 'cps', 'courts', 'witness-care', 'probation'] as const) {
		const agency = kind === 'police' ? police : await anAgency(world, kind);
		const given = await take(template(agency.mayTell), agency.id);
		assert.ok(given.length > 3, kind);
		assert.deepEqual(
			given.filter(({ verdict, notes }) => verdict !== 'parked' || notes.length > 0),
			[],
			kind
		);
	}
	const [line = ''] = template(all.mayTell).split('\r\n');
	const columns = line.split(',');
	for (const kind of toldByAgencies)
		for (const name of Object.keys((exampleOf(kind).data ?? {}) as object))
			assert.ok(
				columns.some((one) => one === `data.${name}` || one.startsWith(`data.${name}.`)),
				name
			);
});

test('the verdicts as a file hold nothing that a spreadsheet would run', async () => {
	await readIn(
		`type,subject,time,id,=cmd()\ncharged,${urn},2026-11-20T10:00:00Z,=HYPERLINK("x"),y\ncharged,${urn},never,"+1,2",y\n`.replace(
			'=HYPERLINK("x")',
			'"=HYPERLINK(""x"")"'
		)
	);
	const [file] = await rowsIn('imports');
	await imports.start(world, officer(police.id), String(file?.id));
	while (await takeNext(world, police.id));
	const text = (
		await Array.fromAsync(verdictsFile(world.db, world.keys, { agency: police.id }))
	).join('');

	assert.deepEqual(text.split('\r\n').slice(0, 3), [
		'row,id,verdict,code,column,what to do',
		`2,"'=HYPERLINK(""x"")",parked,,,`,
		`3,"'+1,2",refused,not-understood,time,"Give an instant after 1 January 1970 on a day that there is, RFC 3339 with a zone, with nine places of a second at most."`
	]);
});
