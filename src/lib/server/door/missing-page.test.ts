import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#lib/i18n/languages.ts';
import { offered } from '#lib/i18n/offered.ts';
import { missingPage } from './missing-page.ts';

test('where there is no page the numbers can be tapped, and every language is a tap away', async () => {
	for (const { code } of languages) {
		const page = await missingPage(code, '020 7946 0018', offered).text();

		const dialled = [...page.matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number);
		assert.deepEqual(dialled, ['999', '08081689111', '02079460018']);
		for (const { name } of languages) assert.ok(page.includes(`>${name}</a>`), name);
	}
});
