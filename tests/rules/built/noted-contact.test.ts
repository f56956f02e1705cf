/** A contact noted at the desk, from end to end at the running server: from lists, put right, as a line and a file, and read by her. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayOf } from '#lib/domain/calendar.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import { aCallMade } from '#tests/note/builders.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { aCase, staffOf } from '../folk.ts';
import type { House } from '../house.ts';
import { held, linksTo, part, tells, walker, type Walker } from '../reads.ts';
import { elements } from '../walking.ts';
import { askHouse } from '../shared.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

/** An advocate who rang a stranger in vain, and Mary, whose case is theirs; each at their own browser. */
async function two() {
	const { world } = house;
	const { db, keys, now } = world;
	const made = await transaction(db, async (trx) => {
		const caseId = await aCase(trx, world, 'Harrow');
		const known = { role: 'victim', language: 'en', name: 'Mary' } as const;
		const person = await people.add(trx, keys, known, now());
		return {
			person,
			participation: await people.join(trx, person, caseId, 'no', now()),
			ann: await staffOf(trx, world, 'advocate', 'east'),
			eve: await staffOf(trx, world, 'supervisor', 'east')
		};
	});
	await keepsTeam(world);
	const given = { participation: made.participation, advocate: made.ann.person };
	await assignments.give(db, keys, made.eve, given, now());
	await aCallMade(world, made.ann, { went: 'no-answer' });
	return {
		mary: await walker(house, { person: made.person, level: 'full' }),
		amina: await walker(house, { person: made.ann.person, level: 'staff' })
	};
}

const day = (from: number) =>
	Temporal.PlainDate.from(dayOf(house.world.now())).add({ days: from }).toString();

/** What is ticked among the answers to a question. */
const ticked = (page: string, name: string) =>
	elements(page, '<input', `name="${name}"`, ' checked').map(
		(one) => /value="(\w+)"/.exec(one)?.[1]
	);

const picked = { channel: 'meeting', needs: 'court', actions: 'explained', next: 'call' } as const;

/** Notes it from lists, is told of each that is missing and of a day that is over, and puts right what was kept. */
async function notes(amina: Walker, page: string): Promise<void> {
	const blank = await amina.reads(page);
	const sent = { on: day(0), form: held(blank, 'form'), corrects: '', call: '' };
	const missing = await amina.isRefused(page, sent);
	for (const field of ['channel', 'needs', 'actions', 'next'] as const)
		tells(missing, amina.says(`noting.wrong.${field}`));
	const over = await amina.isRefused(page, { ...sent, ...picked, nextOn: day(-1) });
	tells(over, amina.says('noting.wrong.nextOn'));
	for (const [name, value] of Object.entries(picked)) assert.deepEqual(ticked(over, name), [value]);
	const kept = await amina.sends(page, { ...sent, ...picked, nextOn: day(7) }, `${page}?kept`);
	tells(kept, amina.says('noting.kept'));
	const note = part(kept, 'data-part="note"');
	const [, corrects = ''] = /href="\?corrects=(\w+)"/.exec(note) ?? [];
	assert.deepEqual(linksTo(note, `?corrects=${corrects}`), [amina.says('noting.rightLink')]);
	const again = await amina.reads(`${page}?corrects=${corrects}`);
	assert.deepEqual(ticked(again, 'needs'), ['court']);
	const right = { ...sent, ...picked, form: held(again, 'form'), corrects, nextOn: day(7) };
	const twice = [...Object.entries(right), ['needs', 'language'] as const];
	part(
		await amina.sends(page, twice, `${page}?kept`),
		'data-part="note"',
		'data-state="corrected"'
	);
}

/** What was begun is kept as it is filled in, and there again; the page itself sends it, which a browser is needed for. */
async function begins(amina: Walker, page: string): Promise<void> {
	const keptAt = (html: string, mark: string) =>
		/data-kept="([^"]+)"/.exec(part(html, '<form', mark))?.[1]?.replaceAll('&amp;', '&') ?? '';
	const note = keptAt(await amina.reads(page), 'data-part="note-form"');
	assert.equal((await amina.post(note, { channel: 'meeting' })).status, 204);
	const begun = await amina.reads(page);
	assert.deepEqual(ticked(begun, 'channel'), ['meeting']);
	tells(part(begun, 'data-part="begun"'), amina.says('noting.begun'));
	const hers = page.replace('notes', 'people');
	const next = part(await amina.reads(hers), 'data-part="next"');
	const step = { step: 'Ask about the screen' };
	assert.equal((await amina.post(keptAt(next, 'data-kept="'), step)).status, 204);
	part(await amina.reads(hers), 'id="step"', 'value="Ask about the screen"');
}

test('a contact is noted from lists, put right, had as a line and a file, and read by her', async () => {
	const { mary, amina } = await two();
	const desk = await amina.reads('/desk');
	assert.ok(linksTo(desk, '/desk/contacts').includes(amina.says('desk.contacts')));
	const list = await amina.reads('/desk/contacts');
	tells(list, amina.says('noting.noPage'));
	const line = part(part(list, 'data-part="contact"'), '<input');
	assert.match(
		line,
		/ value="\d{4}-\d\d-\d\d \| [0-9A-F]{5}-[0-9A-F]{5} \| By phone \| No answer"/
	);
	assert.ok(line.includes(` value="${day(0)} `));
	const [, page = ''] = /href="(\/desk\/notes\/\w+)"/.exec(part(list, 'data-part="people"')) ?? [];
	assert.deepEqual(linksTo(list, page), ['Mary']);
	tells(await amina.reads(page), amina.says('noting.why'));
	// Whoever comes from a call has said already how they were in contact.
	assert.deepEqual(ticked(await amina.reads(`${page}?call=one`), 'channel'), ['phone']);

	await notes(amina, page);
	await begins(amina, page);

	const file = await amina.see('/desk/contacts/file?days=7&of=own');
	assert.equal(file.headers['content-disposition'], 'attachment; filename="contacts.csv"');
	assert.equal(file.text.split('\r\n').length, 4);
	const noted = `,${day(0)},meeting,,court;language,explained,call,${day(7)}`;
	assert.ok(file.text.includes(noted), file.text);

	const link = linksTo(await mary.reads('/advocate'), '/notes');
	assert.ok(link.includes(mary.says('contacts.hers.link')));
	const hers = await mary.reads('/notes');
	tells(hers, mary.says('contacts.hers.why'), mary.says('contacts.corrected'));
	assert.equal(elements(hers, 'data-part="note"').length, 2);
	tells(await mary.reads('/looked'), mary.says('looked.act.contact-noted'));
});
