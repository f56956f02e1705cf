/** The call that makes sure it is her, as the page says it: promised until its time is over, and not after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { words } from '#lib/i18n/words.ts';
import { rendered } from '#tests/world/rendered.ts';

const t = words('en');
const from = instantOf('2026-11-30', '10:00');
const call = { promised: { from, to: from + 30 * 60_000 }, further: [], hour: undefined };

// "We will call you on Monday between 10 and 10:30" stood there until 11.
test('of a call whose time is over the page says whose mistake it is if nobody rang, and promises it no more', async () => {
	const said = async (isOver: boolean) => {
		const props = { lang: 'en', call: { ...call, isOver, state: 'taken' }, refuse: '?/no' };
		return (await rendered('src/routes/door/OnItsWay.svelte', props)).body;
	};

	assert.match(await said(false), /We will call you on/);
	const over = await said(true);
	assert.ok(over.includes(t('talk.state.passed')));
	assert.doesNotMatch(over, /We will call you|We will try again/);
	assert.match(over, /href="\/en\/talk"|href="\/talk"/);
});
