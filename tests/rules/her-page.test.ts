/** What one look at her page asks of the database, through the load that answers it: few questions, whoever she is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { words } from '#lib/i18n/words.ts';
import type { Db } from '#lib/server/database.ts';
import { whose } from '#lib/server/door/arrivals.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as invented from '#lib/server/invented.ts';
import { counted } from '#tests/world/counted.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { inventCalls } from '../../scripts/calling.ts';
import { invent } from '../../scripts/invent.ts';
import * as frame from '../../src/routes/(victim)/home/+layout.server.ts';
import * as page from '../../src/routes/(victim)/home/+page.server.ts';
import { signedIn } from './folk.ts';

/** So many questions, with whose visit it is and who she is. */
const most = 9;

let world: TestWorld;
before(async () => {
	world = await testWorld();
	await invent(world);
	await inventCalls(world);
});
after(() => world.close());

type Load = (event: { readonly locals: App.Locals }) => unknown;

// As the hook meets her and Kit loads what her page is made of: the frame beside the page.
async function look(db: Db, id: string): Promise<number> {
	const session = await openSessions(db, world.now).find(id);
	const found = session && (await whose(db, session));
	assert.ok(session && found);
	const { actor, language: lang } = found;
	const locals = { world: { ...world, db }, session, actor, lang, t: words(lang) };
	const loads = [frame.load, page.load] as unknown as readonly Load[];
	const cookies = { get: () => undefined };
	const [, shown] = await Promise.all(loads.map((load) => load({ locals, cookies } as never)));
	return Object.keys(shown as object).length;
}

test(`her page asks at most ${most} questions, for everybody invented`, async () => {
	const people = await invented.people(world.db, world.keys);
	const victims = people.filter(({ role }) => role === 'victim');
	const asked: Record<string, number> = {};
	for (const { id, name } of victims) {
		const visit = await signedIn(world, { person: id as PersonId, level: 'full' });
		// The first look of a day is written down.
		assert.ok((await look(world.db, visit)) > 10);
		asked[name] = await counted(world.db, (db) => look(db, visit));
	}

	assert.ok(victims.length > 5, 'hardly anybody is invented');
	assert.deepEqual(
		Object.entries(asked).filter(([, count]) => count > most),
		[]
	);
});
