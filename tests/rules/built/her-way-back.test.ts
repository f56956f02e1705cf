/** Her way back in, from end to end at the running server: number and words, and her paper in place of a card. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { admitVictim } from '#lib/server/begin/paper.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import {
	askPlace,
	linksTo,
	part,
	tells,
	saysNothingOf,
	shownOnce,
	titleOf,
	walker,
	type Place,
	type Walker
} from '../reads.ts';
import { elements } from '../walking.ts';

const { opened, done } = askPlace();
let place: Place;
before(async () => (place = await opened()));
after(done);

let references = 0;

/** The code of a paper that was handed to somebody alone. */
async function paperFor(language: Language): Promise<string> {
	const { db, keys, now } = place.world;
	const urn = `01GD8${100_000 + (references += 1)}` as Urn;
	const code = await invitations.newCode(keys);
	const paper = { urn, handed: 'alone', language, enhanced: 'unknown' } as const;
	await transaction(db, (trx) => admitVictim(trx, keys, paper, code, now()));
	return code.shown;
}

/** How many things that open her page stand on this one. */
function secretsOn(page: string): number {
	const all = ['number', 'words', 'card', 'code'].flatMap((name) =>
		elements(page, `data-part="${name}"`)
	);
	return all.length;
}

const isEmpty = (field: string) => assert.doesNotMatch(field, / value="[^"]/);

/** Comes in with number and words, asks to see her page, and is shown the short view. */
async function comesBack(she: Walker, both: string): Promise<void> {
	const words = `${address(she.lang, '/sign-in')}?/words`;
	part(await she.sends(words, { both, card: '' }, '/home'), 'data-part="glance"');
	const home = await she.sends('/open?/show', {}, '/home');
	part(home, 'data-part="answer"', 'data-state="short"');
}

/** Is asked for more where she goes; the question says why. Gives where her answer is sent. */
async function isAskedAt(she: Walker, page: string, why: 'reach' | 'words'): Promise<string> {
	const { status, headers } = await she.see(page);
	const { location = '' } = headers;
	assert.equal(status, 303, page);
	assert.match(location, /^\/open\?for=[a-z-]+$/);
	const asked = await she.reads(location);
	tells(asked, she.says(`way.open.why.${why}`), she.says('way.open.paper'));
	const action = `?/card&amp;${location.split('?')[1]}`;
	part(part(asked, '<form', `action="${action}"`), 'name="card"');
	return `/open${action.replace('&amp;', '&')}`;
}

async function signsOut(she: Walker): Promise<void> {
	await she.sends('/sign-out', {}, address(she.lang, '/sign-out'));
	assert.equal((await she.see('/home')).status, 303);
}

for (const lang of ['en', 'ar'] as const)
	test(`a way back is a number and words, and one word typed back; her paper stands for the card until another day, in ${lang}`, async () => {
		const code = await paperFor(lang);
		const she = await walker(place, undefined, lang);
		const byCode = `${address(lang, '/sign-in')}?/code`;
		await she.sends(byCode, { code }, '/home');
		tells(await she.isRefused('/way-back?/make'), she.says('way.question.missing'));
		const yours = await she.sends('/way-back?/make', { phone: 'yes' }, '/way-back/yours');
		assert.equal(secretsOn(yours), 2);
		tells(yours, she.says('way.yours.withPaper'));
		const [[number = ''], [words = '']] = [shownOnce(yours, 'number'), shownOnce(yours, 'words')];
		saysNothingOf(await she.sends('/way-back/yours', {}, '/way-back/yours?check'), words);
		const wrong = await she.isRefused('/way-back/yours?check', { first: 'zebra' });
		tells(wrong, she.says('way.check.wrong'));
		isEmpty(part(wrong, '<input', 'id="first"'));
		const [first = ''] = words.split(' ');
		const home = await she.sends('/way-back/yours?check', { first }, '/home');
		part(home, 'data-part="no-card"', 'data-state="paper"');
		await signsOut(she);

		const used = await she.isRefused(byCode, { code });
		tells(used, she.says('signin.error.useWords', { number: '020 7946 0018' }));
		const both = `${number} ${words}`;
		await comesBack(she, both);
		await she.sends(await isAskedAt(she, '/needs', 'reach'), { card: code }, '/needs');

		assert.ok(
			linksTo(await she.reads('/you'), '/way-back/card').includes(she.says('way.card.first'))
		);
		assert.equal((await she.see('/way-back/card')).headers.location, '/prove?for=card');
		tells(await she.reads('/prove?for=card'), she.says('prove.for.card'));
		const proof = { words, card: code };
		await she.sends('/prove?/words&for=card', proof, '/way-back/card');
		const card = await she.sends('/way-back/card', {}, '/way-back/yours');
		assert.equal(shownOnce(card, 'card').length, 10);
		await she.sends('/way-back/yours', {}, '/home');
		assert.ok(
			linksTo(await she.reads('/you'), '/way-back/paper').includes(she.says('way.paper.title'))
		);
		assert.equal(titleOf(await she.reads('/way-back/paper')), she.says('way.paper.title'));
		assert.equal(secretsOn(await she.sends('/way-back/paper', {}, '/way-back/yours')), 1);
		await she.sends('/way-back/yours', {}, '/you');
		await signsOut(she);

		await comesBack(she, both);
		const { location = '' } = (await she.see('/messages')).headers;
		const again = await she.isRefused(`/open?/card&${location.split('?')[1]}`, { card: code });
		tells(again, she.says('way.open.error'));
	});
