/** What goes wrong in an officer's minute, from end to end at the running server: what is said, and what comes of what was given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { event } from '#tests/journeys/town/police-messages.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { held, tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements, readOf, type Answers } from '../walking.ts';
import { comes, opensAll, waitsUntil, type Somebody } from '../walks.ts';

const inTown = askTowns();
const reference = '01/77 4321/26';
const kept = '0177432126';
const later = { urn: '01889927', to: 'her.own@example.org' };

const mine = (grant: Somebody) =>
	elements(grant.part('given'), '<li').filter((one) => one.includes(grant.says('give.proof.you')));
const waits = (grant: Somebody, urn: string) =>
	elements(grant.part('waiting'), '<li').find((one) => readOf(one).includes(urn)) ?? '';
const codeOf = (grant: Somebody) => readOf(elements(grant.part('paper'), 'class="code')[0] ?? '');

/** Fills in the page that gives a paper, and comes to the next one. */
async function gives(grant: Somebody, next: string, answers: Answers): Promise<void> {
	await grant.goes('/agency/give');
	await grant.presses('give.button', next, { language: 'ar', ...answers });
}

/** What is missing is said, and what was typed is still there; the same reference again is another paper only if it is to be. */
async function replaces(grant: Somebody): Promise<string> {
	await grant.goes('/agency/give');
	await grant.presses('give.button', '/agency/give', { reference: '1' });
	for (const key of ['give.unreadable', 'give.language.empty', 'give.alone.empty'] as const)
		grant.sees(key);
	assert.equal(attribute(grant.parts('id="reference"')[0] ?? '', 'value'), '1');
	await gives(grant, '/agency/give/paper', { reference, alone: 'yes' });
	const first = codeOf(grant);
	// The same paper again, and no second code.
	await grant.follows('give.paper.next', '/agency/give');
	await grant.follows('give.open', '/agency/give/paper');
	assert.equal(codeOf(grant), first);
	await gives(grant, '/agency/give', { reference: kept, alone: 'yes' });
	grant.sees('give.again.replaceMore');
	await grant.presses('give.button', '/agency/give/paper', { again: 'replace' });
	assert.notEqual(codeOf(grant), first);
	return codeOf(grant);
}

/** A report that waits is given by its link; what was given is proven, and that it came back. */
async function proves(town: Town, grant: Somebody): Promise<void> {
	const told = { ...event('01889926', 'reported', '2026-11-16'), unit: 'Response North' };
	const { status } = await town.agency('thamesgate-police').tells('/api/events', told);
	assert.equal(status, 202);
	await grant.goes('/agency/give');
	const row = waits(grant, '01889926');
	tells(row, '2 working days ago');
	await grant.goes(/href="(\/agency\/give\?report=\w+)"/.exec(row)?.[1] ?? '');
	assert.equal(attribute(grant.parts('id="reference"')[0] ?? '', 'value'), '01889926');
	await grant.follows('give.proof.title', '/agency/give/given');
	const [newest = '', oldest = '', ...more] = mine(grant);
	assert.deepEqual(more, []);
	tells(newest, kept, 'Response North');
	await grant.sends(`value="${held(oldest, 'giving')}"`);
	grant.isAt('/agency/give/given');
	tells(mine(grant).at(-1) ?? '', 'Came back undelivered');
	// The list of one unit is its own.
	await grant.goes('/agency/give?unit=Response%20North');
	tells(grant.part('waiting'), '01889926');
	tells(grant.part('load'), 'PC 4471 Grant');
}

/** For a report that waits a way is marked, and for somebody met on the telephone the leaflet goes at once. */
async function sends(town: Town, grant: Somebody): Promise<void> {
	const told = event(later.urn, 'reported', '2026-11-17');
	await town.agency('thamesgate-police').tells('/api/events', told);
	await grant.goes('/agency/give');
	const [, way = ''] =
		/href="(\/agency\/give\/safe-way\?[^"]+)"/.exec(waits(grant, later.urn)) ?? [];
	await grant.goes(way);
	const marked = { language: 'ar', to: later.to };
	await grant.presses('give.safe.button', /safe-way/, marked);
	grant.sees('give.safe.alone.empty');
	await grant.presses('give.safe.button', '/agency/give', { ...marked, alone: 'yes' });
	tells(waits(grant, later.urn), 'the leaflet goes by email on 20 November 2026');

	const met = { reference: '01/77 4322/26', alone: 'sent' };
	await gives(grant, '/agency/give', { ...met, to: '07700 900' });
	grant.sees('give.to.unreadable');
	await grant.presses('give.button', '/agency/give/paper', { to: '07700 900123' });
	grant.sees('give.paper.sent.title');
	const code = codeOf(grant);
	await waitsUntil(town);
	const went = await town.inStores(({ db }) =>
		db
			.selectFrom('sent_here')
			.select(['to', 'text'])
			.where('notice_id', 'not like', 'paper-%')
			.execute()
	);
	assert.ok(went.some(({ text }) => text.includes('/l')));
	// To whom it went is a mark by chance, which may hold any four figures, or nobody's name.
	for (const { to, text } of went) {
		assert.match(to, /^([0-9a-f]{32}|leaflet)$/);
		for (const hidden of [code, '4322', '07700', later.to]) assert.ok(!text.includes(hidden), text);
	}
}

/** The answer is lost on its way once the paper is made: pressed again the same form gives the same paper. */
async function pressesAgain(town: Town, grant: Somebody): Promise<void> {
	const codes = async () => {
		const made = ({ db }: Parameters<Parameters<Town['inStores']>[0]>[0]) =>
			db.selectFrom('invitations').select('locator').execute();
		return (await town.inStores(made)).length;
	};
	await grant.goes('/agency/give');
	const many = await codes();
	const token = held(grant.part('give'), 'token');
	const sent = { token, reference: '01/77 4323/26', language: 'ar', alone: 'yes' };
	for (let nth = 0; nth < 2; nth += 1) {
		const { headers } = await grant.post('/agency/give', sent);
		assert.equal(headers.location, '/agency/give/paper');
		assert.equal(await codes(), many + 1);
	}
}

test('an officer is told what is missing, gives a paper anew, and proves what was given', () =>
	inTown(async (town) => {
		const grant = comes(town);
		await grant.posts('/demo', { id: 'officer' });
		grant.isAt('/agency/give');
		const code = await replaces(grant);
		const her = comes(town, 'ar');
		await opensAll(her, code);
		her.sees('home.reference', { urn: kept });
		await her.goes('/looked');
		her.sees('looked.who.officer', { name: 'Thamesgate Police' });
		her.sees('looked.act.invitation-made');
		await proves(town, grant);
		await sends(town, grant);
		await pressesAgain(town, grant);
		await gives(grant, '/agency/give', { reference: '02/1234/26', alone: 'no' });
		grant.sees('give.not-yours');
		const [no = ''] = grant.parts(/name="alone"[^>]* value="no"|value="no"[^>]* name="alone"/);
		assert.match(no, / checked/);
	}));
