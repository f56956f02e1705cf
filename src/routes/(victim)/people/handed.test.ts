/** What she hands over and what it becomes: where the code is typed, and no more than it opens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { rendered } from '#tests/world/rendered.ts';

const t = words('en');

// "They go to “Sign in”", and nobody told a sister on the telephone of which site.
test('the code she hands over stands with the address where it is typed', async () => {
	const made = { code: 'AAAAA-BBBBB-CCCCC', startsAt: 0 };
	const props = { lang: 'en', made, site: 'alongside.example/sign-in', now: 1 };

	const { body } = await rendered('src/routes/(victim)/people/TheCode.svelte', props);

	for (const said of [made.code, props.site, t('people.code.where')])
		assert.ok(body.includes(said), said);
});

test('the card of somebody she let in is not said to show everything', async () => {
	const shown = { way: { number: '1234 5678', words: 'one two', cards: ['AAAA-BBBB'] } };
	const file = 'src/routes/(public)/sign-in/yours/+page.svelte';

	const { body } = await rendered(file, { data: { lang: 'en', shown } });

	assert.ok(body.includes('AAAA-BBBB'));
	assert.ok(!body.includes(t('way.card.each')));
});

// "Has not looked at your case yet" stood here, and beside it a list on which she had seen it and read messages.
test('of an advocate who did not open her case it is not said that they have not looked', async () => {
	const advocate = { mark: 'a', name: 'Amina', panes: ['now'], letInAt: 1 };
	const file = 'src/routes/(victim)/people/HerAdvocate.svelte';
	const props = { lang: 'en', advocate, mayOpen: false, error: undefined };

	assert.ok(!(await rendered(file, props)).body.includes(t('people.notLooked')));
	const looked = { ...props, advocate: { ...advocate, lastLooked: 1 } };
	assert.match((await rendered(file, looked)).body, /Last looked at your case on/);
});
