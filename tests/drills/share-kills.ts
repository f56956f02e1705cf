/**
 * The server is killed again and again while the courts share hearings that replace one another. What it said yes to is
 * what stands, once: one verdict a case, that of the newest share. `--count=200` says how many kills, and DATABASE_URL
 * on which PostgreSQL instead of SQLite.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgencyId } from '#lib/domain/actor.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { standing } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { eachOfAgencies } from '#lib/server/feed/agency-facts.ts';
import type { World } from '#lib/server/world.ts';
import { signed, type Sender } from '#tests/feed/signed.ts';
import { makeBuilt, newFolder, papersIn, prepare, start, worldIn } from './_server.ts';
import { asked, tell } from './_told.ts';
import { ask } from './_visitor.ts';

const count = asked('count', 50);
const hearings = 12;
const soonest = 20;
const latest = 600;
const { DATABASE_URL } = process.env;
// A PostgreSQL is nobody's demonstration: it has a key and an agency of its own.
const key = { ALONGSIDE_KEY: randomBytes(32).toString('base64') };
const env = { TRUST_PROXY: '1', ...(DATABASE_URL ? { DATABASE_URL, ...key } : {}) };

type Shared = { readonly nth: number; readonly isGuilty: boolean; acknowledged: boolean };
/** Of each hearing every share that was ever sent, oldest first. */
const sent = Array.from({ length: hearings }, (): Shared[] => []);
const began = Date.now() - 90 * 86_400_000;

await makeBuilt();
const folder = newFolder();
await prepare(folder, env);
const sender = await courts();
await inWorld(async ({ db, keys, now }) => {
	for (let nth = 0; nth < hearings; nth += 1)
		await transaction(db, (trx) =>
			cases.openFor(trx, keys, { kind: 'operator' }, readUrn(urnOf(nth)) as Urn, now())
		);
});

let underWay = 0;
for (let nth = 0; nth < count; nth += 1) {
	const server = await start(folder, env);
	let waiting = 0;
	const kill = sleep(soonest + Math.random() * (latest - soonest)).then(() => {
		if (waiting > 0) underWay += 1;
		return server.kill();
	});
	const stream = async (hearing: number) => {
		for (let alive = true; alive;) {
			waiting += 1;
			alive = await shareNext(server.port, hearing);
			waiting -= 1;
		}
	};
	await Promise.all([kill, ...Array.from({ length: hearings }, (_, hearing) => stream(hearing))]);
}

const stands = await verdicts();
const faults = { lost: 0, 'several stand': 0, untold: 0 };
for (const [nth, shares] of sent.entries()) {
	const found = stands.get(nth) ?? [];
	const last = shares.findLastIndex(({ acknowledged }) => acknowledged);
	// What came after the last yes may be there or not: nobody was told that it is.
	const may = new Set(shares.slice(Math.max(0, last)).map(({ isGuilty }) => isGuilty));
	if (found.length > 1) faults['several stand'] += 1;
	if (last >= 0 && found.length === 0) faults.untold += 1;
	if (found[0] !== undefined && !may.has(found[0])) faults.lost += 1;
}
const all = sent.flat();
const measured = {
	database: DATABASE_URL ? 'PostgreSQL' : 'SQLite',
	kills: count,
	'kills with a share under way': underWay,
	shares: all.length,
	acknowledged: all.filter(({ acknowledged }) => acknowledged).length,
	...faults
};
const passed = Object.values(faults).every((one) => one === 0) && underWay > 0;
tell('share-kills', measured, passed);

/** Shares the next verdict of a hearing, guilty and not guilty in turn by chance; false when the server is gone. */
async function shareNext(port: number, hearing: number): Promise<boolean> {
	const shares = sent[hearing] ?? [];
	const one = { nth: shares.length, isGuilty: Math.random() < 0.5, acknowledged: false };
	shares.push(one);
	const id = idOf('1', hearing);
	const body = JSON.stringify(bodyOf(hearing, one));
	const reply = await ask(port, `/api/common-platform/hearing/${id}/result`, {
		method: 'POST',
		headers: { ...signed(sender ?? fail(), body), 'content-type': 'application/json' },
		body
	}).catch(() => undefined);
	one.acknowledged = reply?.status === 202;
	return reply !== undefined;
}

function bodyOf(hearing: number, { nth, isGuilty }: Shared) {
	const description = isGuilty ? 'Found guilty by jury' : 'Found not guilty by jury';
	const verdict = { verdictDate: '2026-06-01', verdictType: { description } };
	return {
		sharedTime: new Date(began + nth * 1000).toISOString(),
		hearing: {
			id: idOf('1', hearing),
			jurisdictionType: 'CROWN',
			courtCentre: { name: 'Snaresbrook Crown Court' },
			type: { description: 'Trial' },
			hearingDays: [{ sittingDay: '2026-06-01T09:00:00Z' }],
			prosecutionCases: [
				{
					id: idOf('2', hearing),
					prosecutionCaseIdentifier: { caseURN: urnOf(hearing) },
					defendants: [
						{
							id: idOf('3', hearing),
							offences: [{ id: idOf('4', hearing), offenceTitle: 'Assault', verdict }]
						}
					]
				}
			]
		}
	};
}

function urnOf(nth: number): string {
	return `01KS${String(nth).padStart(5, '0')}26`;
}

function idOf(group: string, nth: number): string {
	return `${group}0000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
}

/** The verdicts that stand in the case of each hearing: whether guilty. */
async function verdicts(): Promise<Map<number, boolean[]>> {
	const found = new Map<number, boolean[]>();
	await inWorld(async ({ db, keys }) => {
		const ids = new Map<string, number>();
		for (let nth = 0; nth < hearings; nth += 1) {
			const urn = readUrn(urnOf(nth)) as Urn;
			const opened = await transaction(db, (trx) =>
				cases.openFor(trx, keys, { kind: 'operator' }, urn, Date.now())
			);
			ids.set(opened.caseId, nth);
		}
		for await (const { caseId, told } of eachOfAgencies(db, keys)) {
			const nth = ids.get(caseId);
			if (nth === undefined) continue;
			const given = standing(told).flatMap((one) =>
				one.kind === 'verdict-given' ? [one.data.verdict === 'guilty'] : []
			);
			found.set(nth, given);
		}
	});
	return found;
}

async function courts(): Promise<Sender | undefined> {
	if (!DATABASE_URL) return papersIn(folder).agencies.find(({ id }) => id === 'criminal-courts');
	const added: Sender[] = [];
	await inWorld(async ({ db, keys, now }) => {
		const courts = { id: 'courts' as AgencyId, name: 'The courts', kind: 'courts' as const };
		const mayTell = usuallyTells.courts ?? [];
		const agency = { ...courts, mayTell, sendsTellings: true, invented: false };
		const { id, secret } = await agencies.add(db, keys, agency, now());
		added.push({ id, webhookSecret: secret });
	});
	return added[0];
}

async function inWorld(act: (world: World) => Promise<void>): Promise<void> {
	const world = await worldIn(folder, env);
	try {
		await act(world);
	} finally {
		await world.db.destroy();
	}
}

function fail(): never {
	throw new Error('There is no sender');
}
