/**
 * A hearing of somebody else's case as large as the largest one seen, 802 kB: sent, read, made small and
 * stored, one after the other; and the p99 of her page meanwhile, against the same page while nothing else is asked.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { aCase, aDefendant, aHearing, anOffence, aResult, shared } from '#tests/court/builders.ts';
import { signed } from '#tests/feed/signed.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import * as invented from '#lib/server/invented.ts';
import { makeBuilt, start } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { signedIn } from '#tests/rules/folk.ts';
import { invent } from '../../scripts/invent.ts';
import { newPlace } from './_place.ts';
import { inTurn, ratioOf, report, round } from './_rounds.ts';

const size = 802_000;
const pagesARound = 100;
const offence = anOffence({
	wording: 'w'.repeat(500),
	plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-03-02' },
	judicialResults: ['Remanded in custody', 'Adjourned', 'Costs', 'Surcharge'].map((label) =>
		aResult(label, {
			judicialResultPrompts: ['Reason', 'Date', 'Place'].map((prompt) => ({
				label: prompt,
				value: 'v'.repeat(40)
			}))
		})
	)
});

await makeBuilt();
const { folder, env, world } = await newPlace();
const { db, keys } = world;
await invent(world);
const [mary, other] = (await invented.people(db, keys)).filter(({ role }) => role === 'victim');
const known = { id: 'bench' as agencies.Agency['id'], name: 'Courts', kind: 'courts' } as const;
const told = { ...known, mayTell: eventKinds, invented: true };
const { id, secret } = await agencies.add(db, keys, told, Date.now());
const courts = { id, webhookSecret: secret };
const session = await signedIn(world, { person: mary?.id as PersonId, level: 'full' });
const cookie = `${cookieName}=${session}`;
await db.destroy();
const server = await start(folder, env);

const times: number[] = [];
const before = peakMemory();
const pages = await inTurn({ quiet: () => homes(), beside: () => homesBeside() }, 3);
const after = peakMemory();
report([
	{
		what: 'p99 of /home beside hearings of 802 kB / of /home alone',
		ratio: ratioOf(pages.beside, pages.quiet),
		from: [
			`${round(median(pages.beside))} / ${round(median(pages.quiet))} ms`,
			`a hearing ${round(median(times))} ms, the slowest ${round(Math.max(...times))} ms, ${times.length} taken`,
			`memory at its highest ${before} then ${after} MB`
		].join('; ')
	}
]);

/** The p99 of her page, in milliseconds. */
async function homes(): Promise<number> {
	const took: number[] = [];
	for (let nth = 0; nth < pagesARound; nth += 1) {
		const began = performance.now();
		await ask(server.port, '/home', { headers: { accept: 'text/html', cookie } });
		took.push(performance.now() - began);
	}
	return took.sort((one, other) => one - other)[Math.floor(pagesARound * 0.99)] ?? NaN;
}

/** The same while one hearing after the other is sent, ten a second at most. */
async function homesBeside(): Promise<number> {
	const isOver = { now: false };
	const sending = sendUntil(isOver);
	const p99 = await homes();
	isOver.now = true;
	await sending;
	return p99;
}

async function sendUntil(isOver: { readonly now: boolean }): Promise<void> {
	while (!isOver.now) {
		const began = performance.now();
		await sendOne();
		times.push(performance.now() - began);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** Twenty people with twenty offences each, every one with its results and prompts, and the words of the charges. */
function aLargeHearing(id: string): string {
	const offences = (person: number) =>
		Array.from({ length: 20 }, (_, nth) => ({
			...offence,
			id: `40000000-0000-4000-8000-${String(person * 100 + nth).padStart(12, '0')}`
		}));
	const defendants = Array.from({ length: 20 }, (_, person) =>
		aDefendant({
			id: `30000000-0000-4000-8000-${String(person).padStart(12, '0')}`,
			offences: offences(person)
		})
	);
	const named = { prosecutionCaseIdentifier: { caseURN: other?.case?.urn ?? '' } };
	const shares = (words: string) => {
		const wording = { ...named, statementOfFacts: words };
		const prosecutionCases = [aCase({ ...wording, defendants })];
		return JSON.stringify(shared(aHearing({ id, prosecutionCases })));
	};
	return shares('x'.repeat(Math.max(0, size - shares('').length)));
}

async function sendOne(): Promise<void> {
	const id = randomUUID();
	const body = aLargeHearing(id);
	const type = { 'content-type': 'application/json' };
	const { status } = await ask(server.port, `/api/common-platform/hearing/${id}/result`, {
		method: 'POST',
		headers: signed(courts, body, type),
		body
	});
	if (status !== 202) throw new Error(`A hearing was answered with ${status}`);
}

/** The most memory the server has used, in MB; nothing where the system does not say. */
function peakMemory(): number | undefined {
	try {
		const status = readFileSync(`/proc/${server.child.pid ?? 0}/status`, 'utf8');
		return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
	} catch {
		return undefined;
	}
}
