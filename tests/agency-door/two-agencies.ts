/** Two agencies, each with a sign-in of its own on this machine, and one of their people who uses it. */
import assert from 'node:assert/strict';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import { openIssuers } from '#lib/server/agency-door/issuers.ts';
import { begin, end, type Begun } from '#lib/server/agency-door/sign-in.ts';
import { openProvider, type Faults } from './provider.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

/** Who sets out, and from where. */
export const asking = {
	door: 'police',
	origin: 'http://localhost:3000',
	network: '198.18.0.1'
} as const;
const firstNow = '2026-11-25T10:00:00Z';
/** The moment each test begins, in seconds. */
export const now = Date.parse(firstNow) / 1000;

export type TwoAgencies = Awaited<ReturnType<typeof openTwoAgencies>>;

/** Opens them; how long an answer of theirs is waited for, in milliseconds: on a busy machine one takes more than a moment. */
export async function openTwoAgencies(waits = 5000) {
	const real = await testWorld();
	const world: TestWorld = { ...real, oidc: { ...real.oidc } };
	const setting = { now: real.now, client: () => real.oidc.keys!.published[0]! };
	const [police, courts] = [await openProvider(setting), await openProvider(setting)];
	for (const [id, { issuer }] of [
		['police', police],
		['courts', courts]
	] as const) {
		const agency = { id: id as AgencyId, name: id, kind: id, mayTell: [] };
		await agencies.add(world.db, world.keys, { ...agency, invented: true }, world.now());
		await providers.add(world.db, doorOf(id, issuer), world.now());
	}
	return {
		world,
		police,
		courts,
		/** What was learned of the sign-ins, what was counted and said, is forgotten; nothing is wrong any more. */
		async begin(): Promise<void> {
			for (const provider of [police, courts]) provider.breaks({});
			Object.assign(world.oidc, { issuers: openIssuers({ waits }) });
			world.setNow(firstNow);
			await world.db.deleteFrom('limits').execute();
			world.lines.length = 0;
		},
		async setsOut(door = 'police'): Promise<Begun> {
			const begun = await begin(world, { ...asking, door });
			assert.ok(begun, world.lines.join());
			return begun;
		},
		/** The whole way, with something wrong at the agency's sign-in. */
		async comesBack(faults: Faults = {}) {
			const begun = await begin(world, asking);
			if (!begun) return {};
			police.breaks(faults);
			return end(world, { door: 'police', token: begun.token, said: police.signsIn(begun.to) });
		},
		/** Why somebody was refused, in order, as the log says. */
		reasons: () => world.lines.map((line) => (JSON.parse(line) as { readonly kind: string }).kind),
		async close(): Promise<void> {
			await Promise.all([police.close(), courts.close()]);
			await world.close();
		}
	};
}

function doorOf(id: string, issuer: string): providers.Door {
	const acr = providers.phishingResistant;
	return { id, agency: id as AgencyId, issuer, clientId: `us-at-${id}`, acr, amr: ['hwk'] };
}
