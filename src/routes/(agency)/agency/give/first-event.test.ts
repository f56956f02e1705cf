/** From whatever a force's system tells of a case first, its people can print its paper, and until then it stands on their list. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import type { Report } from '#lib/server/begin/reports.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import { aMessage, anAgency } from '#tests/feed/incoming.ts';
import { anEvent } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { actions, load } from './+page.server.ts';
import { GET } from './paper/[form=form].pdf/+server.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

const grant: Officer = {
	kind: 'officer',
	agency: 'police-01' as AgencyId,
	door: '01',
	subject: 'grant' as SubjectId
};

test('whatever comes first of a case, it waits for its paper from then on, each with what that was', async () => {
	const kinds = usuallyTells.police ?? [];
	for (const [nth, kind] of kinds.entries()) await tells(urnOf(nth), [{ kind, on: '2026-11-20' }]);

	const { reports, all } = await listed();

	assert.ok(kinds.length > 10);
	assert.equal(all, kinds.length);
	assert.deepEqual(
		reports.map(({ urn, isReport }) => [urn, isReport]).toSorted(),
		kinds.map((kind, nth) => [urnOf(nth), kind === 'reported']).toSorted()
	);
});

test('a report that comes later gives it its day, and what was marked for it before stays its own', async () => {
	await tells('01123426', [{ kind: 'suspect-arrested', on: '2026-11-20' }]);
	const [before] = (await listed()).reports;
	world.setNow('2026-11-26T09:30:00Z');
	await tells('01123426', [{ kind: 'reported', on: '2026-11-23' }]);

	const [then, ...others] = (await listed()).reports;

	assert.deepEqual([before?.isReport, before?.on], [false, '2026-11-20']);
	assert.deepEqual([then?.isReport, then?.on, others.length], [true, '2026-11-23', 0]);
	assert.equal(then?.id, before?.id);
});

test('its paper with a code is made with one press in the language that was asked for, and then it waits no more', async () => {
	await tells('01123426', [{ kind: 'suspect-arrested', on: '2026-11-20' }]);
	const [first] = (await listed()).reports;
	const { reference } = await listed(`?report=${first?.id}`);
	const browser = new Map<string, string>();

	const sent = { token: 'a', reference: reference ?? '', language: 'cy', alone: 'yes' };
	await assert.rejects(async () => actions['default']?.(asked(browser, sent) as never), {
		location: '/agency/give/paper'
	});
	const [a4, easy] = await Promise.all(
		['a4', 'easy'].map(async (form) => {
			const paper = await GET({ ...asked(browser), params: { form } } as never);
			return Buffer.from(await paper.arrayBuffer()).toString('latin1');
		})
	);

	assert.equal(reference, '01123426');
	for (const pdf of [a4, easy]) assert.match(pdf ?? '', /\/Lang \(cy-GB\)/);
	assert.match(a4 ?? '', /\/Alt \(https:\/\/alongside\.test\/cy\/sign-in\)/);
	assert.equal((await listed()).all, 0);
});

const urnOf = (nth: number) => `01${String(1000 + nth)}26`;

async function tells(urn: string, said: readonly Pick<Telling, 'kind' | 'on'>[]): Promise<void> {
	const tellings = said.map((one) => {
		const { kind, on, data } = anEvent(one as never);
		return { kind, on, data } as Telling;
	});
	const message = aMessage({ urn, tellings, id: `${urn} ${said[0]?.kind}` });
	await inbox.take(world.db, world.keys, police, [message], world.now());
}

function asked(browser: Map<string, string>, form?: Readonly<Record<string, string>>) {
	const url = new URL('https://alongside.test/agency/give');
	const body = new URLSearchParams(form);
	return {
		locals: { world, actor: grant },
		url,
		getClientAddress: () => '192.0.2.7',
		request: new Request(url, form ? { method: 'POST', body } : {}),
		cookies: {
			get: (name: string) => browser.get(name),
			set: (name: string, value: string) => browser.set(name, value)
		}
	};
}

type Listed = {
	readonly reports: readonly Report[];
	readonly all: number;
	readonly reference?: string;
};

async function listed(query = ''): Promise<Listed> {
	const event = asked(new Map());
	const url = new URL(event.url.href + query);
	return (await load({ ...event, url } as never)) as Listed;
}
