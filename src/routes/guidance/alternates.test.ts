import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offered } from '#lib/i18n/offered.ts';
import { rendered } from '#tests/world/rendered.ts';

const site = 'https://alongside.example';

/** What a page names beside itself: for which readers, and where. */
async function named(path: string) {
	const { head } = await rendered('src/routes/guidance/Alternates.svelte', {
		site,
		path,
		tongues: offered
	});
	const links = head.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"\/?>/g);
	return Object.fromEntries([...links].map(([, lang, href]) => [lang, href]));
}

test('a page names its whole address in each language, and English for who reads none of them', async () => {
	assert.deepEqual(await named('/rights/6'), {
		en: `${site}/rights/6`,
		pl: `${site}/pl/rights/6`,
		ar: `${site}/ar/rights/6`,
		'x-default': `${site}/rights/6`
	});
});

test('the first page is the language itself', async () => {
	assert.deepEqual(await named('/'), {
		en: `${site}/`,
		pl: `${site}/pl`,
		ar: `${site}/ar`,
		'x-default': `${site}/`
	});
});
