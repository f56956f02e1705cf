import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageRows, tagOf } from '#lib/i18n/language-rows.ts';
import { placeOf } from '#tests/rules/tree.ts';
import { rendered } from '#tests/world/rendered.ts';
import { readFileSync } from 'node:fs';

const tongues = languageRows.map(({ code }) => code);

for (const as of ['links', 'form'] as const)
	test(`all sixteen can be chosen, each by its own name in its own language, as ${as}`, async () => {
		const props = { tongues, lang: 'en', path: '/rights', as };
		const { body } = await rendered('src/lib/ui/Languages.svelte', props);
		const told = body.matchAll(/ lang="([^"]+)" dir="([^"]+)"[^>]*>([^<]+)<\/(?:a|button)>/g);

		assert.equal(tongues.length, 16);
		assert.deepEqual(
			[...told].map(([, tag, dir, name]) => [tag, dir, name]),
			languageRows.map(({ code, dir, name }) => [tagOf(code), dir, name])
		);
		assert.match(body, /<ul class="tongues[ "]/);
	});

test('more languages than stand in a line stand in two columns that a long name cannot widen', () => {
	const css = readFileSync(placeOf('src/lib/ui/base.css'), 'utf8');
	const many = /\.tongues:has\(> :nth-child\(5\)\) \{([^}]*)\}/.exec(css)?.[1] ?? '';

	assert.match(many, /display: grid;\s*grid-template-columns: repeat\(2, minmax\(0, 1fr\)\);/);
});
