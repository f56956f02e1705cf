import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tagOf } from '#lib/i18n/language-rows.ts';
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

/** What it should name: English without its code in the address, each other language behind it. */
function expected(english: string, other: (lang: string) => string) {
	return Object.fromEntries([
		...offered.map((lang) => [tagOf(lang), `${site}${lang === 'en' ? english : other(lang)}`]),
		['x-default', `${site}${english}`]
	]);
}

test('a page names its whole address in each language, and English for who reads none of them', async () => {
	assert.deepEqual(
		await named('/rights/6'),
		expected('/rights/6', (lang) => `/${lang}/rights/6`)
	);
});

test('the first page is the language itself', async () => {
	assert.deepEqual(
		await named('/'),
		expected('/', (lang) => `/${lang}`)
	);
});
