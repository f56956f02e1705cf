/** Somebody of an agency, from end to end at the running server: hands in a file, and sends a delivery through again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import * as answered from '#lib/server/feed/answered.ts';
import * as quarantine from '#lib/server/feed/quarantine.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { invitedBeforeTrial } from '#tests/journeys/town/cases.ts';
import { police, visitOfThePolice } from '#tests/journeys/town/officer.ts';
import { event } from '#tests/journeys/town/police-messages.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { elements, readOf } from '../walking.ts';
import { comes, waitsUntil, type Somebody } from '../walks.ts';

const inTown = askTowns();
const handed = { handed: 'alone', language: 'en' } as const;

async function oneOfThePolice(town: Town): Promise<Somebody> {
	const ann = comes(town);
	ann.jar.set(cookieName, await visitOfThePolice(town));
	return ann;
}

/** A file with a row that is taken, one that nobody reads and one that is not theirs to tell. */
function fileAbout(urn: string): string {
	const head = 'type;subject;time;id;data.protections;<b>Officer</b>';
	const row = (kind: string, id: string, more: string) =>
		`${kind};${urn};2026-06-01T10:00:00Z;${id};${more};Bob`;
	const rows = [
		row('suspect-on-bail', '=1+1', 'no-contact'),
		row('<script>alert(1)</script>', 'b', ''),
		row('jury-out', 'c', '')
	];
	return `\uFEFF${[head, ...rows].join('\r\n')}\r\n`;
}

test('a file of an agency is read, taken and done with', () =>
	inTown(async (town) => {
		const { urn } = await invitedBeforeTrial(town, handed);
		const ann = await oneOfThePolice(town);
		const hands = async (text?: string | Buffer) => {
			const { status } = await ann.uploads('name="file"', { field: 'file', ...(text && { text }) });
			return status;
		};
		await ann.goes('/agency/file');
		ann.seesTitle('agency.file.title');
		assert.equal(await hands(), 400);
		ann.sees('agency.file.empty');
		await ann.goes('/agency/file');
		assert.equal(await hands(Buffer.from([0xff, 0xfe, 0x41, 0])), 422);
		assert.match(readOf(ann.parts('id="file-error"')[0] ?? ''), /UTF-16/);

		await ann.goes('/agency/file');
		await hands(fileAbout(urn));
		ann.isAt('/agency/file');
		ann.sees('agency.file.read.lead');
		const [first = '', ...others] = ann.all('row');
		tells(first, 'released on bail, with rules');
		assert.equal(others.length, 2);
		assert.equal(ann.parts('data-state="not-yours-to-tell"').length, 1);
		tells(ann.part('ignored'), 'Officer');
		await ann.presses('agency.file.read.take', '/agency/file');
		await waitsUntil(town);
		await ann.goes('/agency/file');
		ann.sees('agency.file.done.lead');
		const { text, headers } = await ann.asks('/agency/file/verdicts');
		for (const line of [
			"2,'=1+1,accepted",
			'3,b,refused,not-understood,type',
			'4,c,refused,not-yours-to-tell,type'
		])
			assert.ok(text.includes(line), text);
		assert.match(headers['content-type'] ?? '', /text\/csv/);

		// The table to begin with is read as it is.
		await hands((await ann.asks('/agency/file/template')).body);
		const states = ann.all('row').map((one) => / data-state="([\w-]+)"/.exec(one)?.[1]);
		assert.deepEqual([...new Set(states)], ['good']);
		await ann.presses('agency.file.read.drop', '/agency/file');
		ann.sees('agency.file.lead');
	}));

/** What an older version of our rules could not read, and, where it is not kept, only what was said of it. */
function wasNotRead(town: Town, agency: AgencyId, json?: unknown): Promise<string> {
	const body = {
		type: '/api/problems/not-understood',
		title: 'The message was not understood',
		status: 422,
		detail: 'Nothing was taken.',
		errors: [{ index: 0, pointer: '/<b>type', detail: 'Unknown.' }]
	};
	return town.inStores(async ({ db, keys, now }) => {
		const id = newId();
		const delivery = answered.deliveryOf(keys, agency, id);
		const asked = { id, agency, delivery, route: '/(machine)/api/events' };
		await answered.write(db, keys, asked, { status: 422, body }, now());
		const unread = { to: '/api/events', webhookId: id, json };
		if (json) await quarantine.keep(db, keys, { agency, request: id }, unread, now());
		return id;
	});
}

const isOne = /^\/agency\/deliveries\/[\w-]+$/;

test('a delivery is sent through again, and what waits still waits', () =>
	inTown(async (town) => {
		const { urn } = await invitedBeforeTrial(town, handed);
		const lost = await wasNotRead(town, police, event(urn, 'suspect-on-bail', '2026-06-01'));
		const gone = await wasNotRead(town, police);
		const theirs = await wasNotRead(town, 'criminal-courts' as AgencyId);
		const waits = event('01GD4000326', 'reported', '2026-06-01');
		await town.agency(police).tells('/api/events', waits);
		const ann = await oneOfThePolice(town);
		const answerWith = (text: string) =>
			ann.all('answer').find((one) => readOf(one).includes(text));

		await ann.goes('/agency');
		await ann.follows('agency.stuck.link', '/agency/deliveries');
		ann.seesTitle('agency.given.title');
		tells(answerWith(lost) ?? '', 'at /type: Unknown.', ann.says('agency.given.button'));
		tells(answerWith(gone) ?? '', ann.says('agency.given.left.gone'));
		assert.deepEqual(elements(answerWith(gone) ?? '', '<button'), []);
		assert.equal(answerWith(theirs), undefined);

		// What waits still waits, and that is what is said.
		const waiting = answerWith(ann.says('agency.given.left.waiting')) ?? '';
		const [, again = ''] = /action="([^"]+)"/.exec(waiting) ?? [];
		await ann.sends(`action="${again}"`);
		ann.isAt(isOne);
		ann.seesTitle('agency.given.one.title');
		const parked = `${ann.says('agency.file.parked')}: 1`;
		tells(ann.all('answer')[0] ?? '', ann.says('agency.given.again'), parked);
		ann.sees('agency.given.left.waiting');

		await ann.goes(`/agency/deliveries/${lost}`);
		await ann.presses('agency.given.button', isOne);
		const answers = ann.all('answer');
		assert.equal(answers.length, 2);
		tells(answers[0] ?? '', `${ann.says('agency.file.accepted')}: 1`);
		ann.sees('agency.given.left.nothing');
		assert.ok(
			!elements(ann.page(), '<button').some(
				(one) => readOf(one) === ann.says('agency.given.button')
			)
		);

		await ann.goes(`/agency/deliveries/${theirs}`);
		ann.seesTitle('error.missing.title');
	}));
