/** She chooses to be told by e-mail, from end to end at the running server: tries it, gets one neutral sentence in her hours, and ends it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { checkWords } from '#lib/domain/reach/template.ts';
import { words } from '#lib/i18n/words.ts';
import { transaction } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements } from '../walking.ts';
import { comes, opensAll, waitsUntil, type Somebody } from '../walks.ts';

const inTown = askTowns();
const t = words('ar');
const told = '/needs/told';
const ticked = (nora: Somebody) =>
	elements(nora.page(), '<input', ' checked').map((one) => attribute(one, 'value'));

/** Who was just sent a word to try an address by. */
const whose = (town: Town) =>
	town.inStores(async ({ db }) => {
		const tried = db.selectFrom('notices').select('person_id').where('kind', '=', 'way-check');
		return (await tried.executeTakeFirstOrThrow()).person_id as PersonId;
	});

/** Lets what is owed be sent, and gives all that was sent to her so far, newest last. */
async function sentTo(town: Town, person: PersonId): Promise<string[]> {
	await waitsUntil(town);
	return town.inStores(async ({ db }) => {
		const sent = db.selectFrom('sent_here').select('text').where('to', '=', person);
		return (await sent.orderBy('at').execute()).map(({ text }) => text);
	});
}

/** Something is new for her. */
const owe = (town: Town, person: PersonId) =>
	town.inStores(({ db, now }) =>
		transaction(db, (trx) =>
			notices.owe(trx, { kind: 'request-changed', person, facts: {} }, now())
		)
	);

/** Why a notice of something new was not sent. */
const why = (town: Town) =>
	town.inStores(async ({ db }) => {
		const owed = db.selectFrom('notices').select('ended_why').where('kind', '=', 'request-changed');
		const ended = await owed.where('given_up_at', 'is not', null).execute();
		return ended.map(({ ended_why }) => ended_why);
	});

/** No day and no time is chosen for her; she picks her own, and an address. */
async function chooses(nora: Somebody): Promise<void> {
	await nora.goes('/needs');
	await nora.follows('told.link', told);
	nora.sees('told.now.none');
	nora.sees('notice.request-changed');
	assert.deepEqual(ticked(nora), ['everything']);
	await nora.presses('told.times.button', `${told}?/times`);
	nora.sees('told.times.missing');
	// It is Wednesday, ten in the morning.
	const hers = { days: '3', parts: 'morning', about: 'dates' };
	await nora.presses('told.times.button', `${told}?kept`, hers);
	assert.ok(ticked(nora).includes('dates') && !ticked(nora).includes('everything'));
	await nora.presses('told.mail.button', `${told}?/mail`, { mail: 'nora' });
	nora.sees('told.mail.not');
	await nora.presses('told.mail.button', `${told}?sent`, { mail: 'nora@example.org' });
}

test('she chooses to be told by e-mail, tries it, is told once, and ends it', () =>
	inTown(async (town) => {
		const nora = comes(town, 'ar');
		const paper = { urn: '01GD5000021', handed: 'alone', language: 'ar' } as const;
		await opensAll(nora, await town.invite(paper));
		await chooses(nora);
		// Nothing is used yet: there is one way to stop, and it stands at the word.
		assert.equal(nora.parts('action="?/end"').length, 1);
		const person = await whose(town);
		const [came = '', ...more] = await sentTo(town, person);
		assert.deepEqual(more, []);
		const word = checkWords.find((one) => t(`notice.check-${one}`) === came) ?? '';
		await nora.presses('told.check.button', `${told}?works`, { word });
		nora.sees('told.works');
		nora.sees('told.now.mail', { end: 'ra' });
		nora.seesNothingOf('nora@', 'example.org');

		await owe(town, person);
		assert.deepEqual(await sentTo(town, person), [came, t('notice.request-changed')]);

		await nora.presses('told.now.all', `${told}?ended`);
		nora.sees('told.ended');
		nora.sees('told.now.none');
		await owe(town, person);
		assert.equal((await sentTo(town, person)).length, 2);
		assert.deepEqual(await why(town), ['plan']);
	}));
