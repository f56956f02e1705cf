/** A Witness Care Unit sends a list, prints its papers, and sees and says what was printed and what came back. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import type * as list from '#lib/server/begin/list.ts';
import type { Proven } from '#lib/server/begin/proof.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as given from '../give/given/+page.server.ts';
import { GET as template } from './template/+server.ts';
import { GET as printed } from './paper/[form=form].pdf/+server.ts';
import { load as papers } from './paper/+page.server.ts';
import { actions, load } from './+page.server.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	await anAgency(world, 'police', '01');
	await anAgency(world, 'witness-care', '01');
	await anAgency(world, 'witness-care');
});
afterEach(() => world.close());

const officerOf = (agency: string): Officer => ({
	kind: 'officer',
	agency: agency as AgencyId,
	door: agency,
	subject: 'ann' as SubjectId
});
const ann = officerOf('witness-care-01');

const browser = new Map<string, string>();
function asks(by = ann, request: RequestInit = {}) {
	const url = new URL('https://alongside.test/agency/list?form=a');
	const cookies = {
		get: (name: string) => browser.get(name),
		set: (name: string, value: string) => browser.set(name, value)
	};
	const locals = { world, actor: by };
	const who = { url, cookies, getClientAddress: () => '192.0.2.7' };
	return { ...who, locals, request: new Request(url, request), params: { form: 'a4' } } as never;
}
const leads = async (act: unknown, event: never) =>
	assert.rejects(async () => (act as (event: never) => Promise<unknown>)(event), { status: 303 });
const sends = (text: string) => {
	const body = new FormData();
	body.set('file', new File([text], 'list.csv'));
	return leads(actions['default'], asks(ann, { method: 'POST', body }));
};
const gave = async () => ((await given.load(asks())) as { given: readonly Proven[] }).given;

test('a list of a Witness Care Unit becomes its papers, which stand as printed, and one that came back as that', async () => {
	assert.match(await (await template(asks())).text(), /01\/1234567\/26/);
	await sends('reference,language,alone\n01/1234/26,pl,no\n01/1235/26,en,no\n02/1236/26,en,no\n');

	const made = (await papers(asks())) as unknown as list.Outcome & { papers: unknown[] };
	assert.deepEqual(made.bad, [{ row: 4, column: 'reference', why: 'not-yours' }]);
	assert.equal(made.papers.length, 2);
	const pdf = await printed(asks());
	assert.equal(pdf.headers.get('content-type'), 'application/pdf');
	assert.ok((await pdf.arrayBuffer()).byteLength > 10_000);

	const [first] = await gave();
	const body = new URLSearchParams({ giving: first?.id ?? '' });
	await leads(given.actions['default'], asks(ann, { method: 'POST', body }));
	assert.deepEqual(
		(await gave()).map(({ returnedAt, handed }) => [returnedAt !== undefined, handed]).toSorted(),
		[
			[false, 'letter'],
			[true, 'letter']
		]
	);
});

test('a unit that is of no force, and a court, have no page to send a list from', async () => {
	for (const other of ['witness-care-all', 'courts-all'])
		await assert.rejects(async () => load(asks(officerOf(other))), { status: 404 });
});
