/** A victim and her advocate write to each other, from end to end at the running server: who can read it is said first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from '#lib/ui/initials.ts';
import { advocateName, givesToTheAdvocate } from '#tests/journeys/town/talking.ts';
import { part, saysNothingOf, tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements, readOf } from '../walking.ts';
import { comes, type Somebody } from '../walks.ts';

const inTown = askTowns();
const urn = '01GD5000031';
const hers = 'هل يمكن أن نتحدث؟\nغدًا';
const ours = 'Yes. Tomorrow at 2 pm.';
const today = { on: '2026-11-18', from: '09:00', to: '17:00' } as const;

const written = (who: Somebody) => elements(who.part('messages'), 'class="words');
const typed = (who: Somebody) => /<textarea[^>]*>\n?([^<]*)/.exec(who.page())?.[1];

/** She reads who can read it, and agrees. */
async function agrees(mary: Somebody): Promise<void> {
	await mary.goes('/messages');
	for (const term of ['who', 'locked', 'typing', 'court', 'harm', 'text', 'translate'] as const)
		mary.sees(`messages.terms.${term}`);
	assert.deepEqual(mary.parts('id="words"'), []);
	// Whom she writes to stands there as on her first page, and in no title.
	tells(part(mary.page(), '<main'), initialsOf(advocateName));
	saysNothingOf(mary.parts(/^<title/)[0] ?? '', advocateName);
	await mary.presses('messages.terms.button', '/messages');
	mary.sees('messages.next.own-now', { time: mary.said(today).to });
	mary.sees('messages.danger');
	assert.ok(elements(mary.page(), '<details').some((one) => one.includes('data-part="terms"')));
}

/** What is nothing or too long is refused, and stays where she typed it; the rest is sent. */
async function writes(mary: Somebody): Promise<void> {
	await mary.presses('messages.send', '/messages?/send');
	mary.sees('messages.error.empty');
	const length = 100_000;
	await mary.presses('messages.send', '/messages?/send', { words: 'x'.repeat(length) });
	mary.sees('messages.error.too-long', { length });
	assert.equal(typed(mary)?.length, length);
	await mary.presses('messages.send', '/messages', { words: hers });
	assert.deepEqual(written(mary).map(readOf), [readOf(hers)]);
	mary.sees('messages.read.not');
}

/** Her advocate reads it as it was written, and answers. */
async function isAnswered(amina: Somebody): Promise<void> {
	await amina.comesInAs(advocateName);
	await amina.goes('/desk/messages');
	const thread = amina.all('thread').find((one) => one.includes('>Mary<')) ?? '';
	tells(thread, amina.says('inbox.waiting', { count: 1 }));
	await amina.goes(/href="(\/desk\/people\/\w+)#words"/.exec(thread)?.[1] ?? '');
	const [words = '', ...more] = written(amina);
	assert.deepEqual([readOf(words), ...more], [readOf(hers)]);
	assert.deepEqual([attribute(words, 'lang'), attribute(words, 'dir')], ['ar', 'auto']);
	await amina.presses('messages.send', /^\/desk\/people\/\w+#messages$/, { words: ours });
}

/** She reads the answer, and that hers was read. */
async function readsIt(mary: Somebody): Promise<void> {
	await mary.goes('/home');
	mary.sees('messages.new', { count: 1 });
	await mary.goes('/you');
	await mary.follows('messages.link', '/messages');
	const [answer = '', before = '', ...more] = elements(mary.part('messages'), '<li');
	assert.deepEqual(more, []);
	const [words = ''] = elements(answer, 'class="words');
	assert.deepEqual([readOf(words), attribute(words, 'lang')], [ours, 'en']);
	mary.sees('messages.read.new');
	assert.equal(attribute(before, 'data-state'), 'read');
	const navigation = mary.parts(/^<nav\b/).join('');
	part(navigation, 'aria-current="page"', 'href="/messages"');
	mary.sees('talk.lines.title');
}

/** What she keeps stands in the box until she takes it away. */
async function keepsADraft(mary: Somebody): Promise<void> {
	await mary.presses('messages.draft.keep', '/messages', { words: 'And then' });
	assert.equal(typed(mary), 'And then');
	mary.sees('messages.draft.kept');
	await mary.presses('messages.draft.drop', '/messages');
	assert.equal(typed(mary), '');
	assert.match(mary.part('unsent'), /^<[^>]* hidden[ >=]/);
}

test('she writes to her advocate and reads the answer, keeps a draft, and closes it', () =>
	inTown(async (town) => {
		const mary = comes(town, 'ar');
		const paper = { urn, handed: 'alone', language: 'ar', name: 'Mary' } as const;
		const code = await town.invite(paper);
		await mary.posts('/ar/sign-in?/code', { code });
		await mary.goes('/home');
		assert.match((await mary.asks('/messages')).headers.location ?? '', /^\/open\?for=messages$/);
		await mary.presses('home.rest.open', '/home');
		await mary.goes('/you');
		await mary.follows('messages.link', '/messages');
		mary.seesTitle('messages.nobody.title');
		await givesToTheAdvocate(town, urn);
		await agrees(mary);
		await writes(mary);
		const amina = comes(town);
		await isAnswered(amina);
		await readsIt(mary);
		await keepsADraft(mary);

		await mary.goes('/looked');
		mary.sees('looked.act.messages-read');
		await mary.goes('/messages');
		await mary.presses('messages.close.button', '/messages');
		mary.sees('messages.closed.text');
		await amina.goes('/desk/messages');
		assert.ok(!amina.all('thread').some((one) => one.includes('>Mary<')));
	}));
