/** The short address of a leaflet leads to the leaflet in its language, and leaves a text message room for its sentence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import { languages } from '#lib/i18n/languages.ts';
import { address, readAddress } from '#lib/i18n/pages.ts';
import { GET } from './+server.ts';

test('in each language the short address leads to its leaflet', () => {
	for (const { code } of languages) {
		const short = address(code, '/l');
		const url = new URL(short, 'https://alongside.example');
		assert.equal(readAddress(short).path, '/l');
		assert.throws(
			() => GET({ url } as Parameters<typeof GET>[0]),
			(sent) => (sent as { location: string }).location === address(code, '/leaflet')
		);
	}
});

test('sentence and address are at most two parts of a text message in any script', () => {
	for (const { code } of languages) {
		const text = `${sentenceOf('leaflet', code)} https://alongside.example${address(code, '/l')}`;
		const isPlain = /^[\n -~£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¡ÄÖÑÜ§¿äöñüà]*$/.test(text);
		// A part of several holds 153 signs of the short alphabet, or 67 of any other.
		assert.ok(text.length <= 2 * (isPlain ? 153 : 67), `${code}: ${text.length}`);
	}
});
