/**
 * A page locked with words, that any browser opens by itself: AES-256-GCM under PBKDF2-HMAC-SHA-256 with 600,000 rounds
 * (OWASP ASVS 5.0, appendix C), by the WebCrypto that Node and browsers share. Nothing has to be installed.
 */
import { plainLock } from '#lib/domain/data/copy.ts';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { words as wordsIn } from '#lib/i18n/words.ts';

const rounds = 600_000;
const subtle = globalThis.crypto.subtle;

/** The page inside another that asks for the words. */
export async function locked(page: string, words: string, lang: Language): Promise<string> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const nonce = crypto.getRandomValues(new Uint8Array(12));
	const key = await keyOf(words, salt);
	const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, Buffer.from(page));
	const written = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	return around(
		{ salt: written(salt), nonce: written(nonce), text: written(new Uint8Array(sealed)) },
		lang
	);
}

async function keyOf(words: string, salt: Uint8Array<ArrayBuffer>) {
	const typed = Buffer.from(plainLock(words));
	const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
	const by = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
	return subtle.deriveKey(by, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

type Lock = { readonly salt: string; readonly nonce: string; readonly text: string };

function around({ salt, nonce, text }: Lock, lang: Language): string {
	const { code, dir } = languageOf(lang);
	const t = wordsIn(lang);
	return `<!doctype html>
<html lang="${tagOf(code)}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${t('copy.locked.title')}</title>
<style>body{max-inline-size:32rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.55 system-ui,sans-serif}input,button{display:block;box-sizing:border-box;inline-size:100%;min-block-size:48px;margin-block:.5rem;font:inherit}</style></head>
<body><main><h1>${t('copy.locked.heading')}</h1>
<form hidden data-salt="${salt}" data-nonce="${nonce}" data-rounds="${rounds}" data-wrong="${t('copy.locked.wrong')}">
<label for="words">${t('copy.locked.label')}</label><input id="words" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto">
<button>${t('copy.locked.button')}</button></form><p role="alert">${t('copy.locked.cannot')}</p></main>
<script type="text/plain" id="text">${text}</script>
<script>${opener}</script></body></html>
`;
}

// What runs in her browser, from her folder. The words are read exactly as `plainLock` reads them.
const opener = String.raw`'use strict';
const form = document.querySelector('form'), said = document.querySelector('[role=alert]');
const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
if (window.crypto && crypto.subtle) { form.hidden = false; said.textContent = ''; }
form.addEventListener('submit', async (event) => {
	event.preventDefault();
	said.textContent = '';
	const { salt, nonce, rounds, wrong } = form.dataset;
	const typed = document.getElementById('words').value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
	try {
		const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, ['deriveKey']);
		const by = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: Number(rounds) };
		const key = await crypto.subtle.deriveKey(by, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
		const text = bytes(document.getElementById('text').textContent);
		const page = new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(nonce) }, key, text));
		const shown = new DOMParser().parseFromString(page, 'text/html');
		document.documentElement.replaceWith(shown.documentElement);
	} catch {
		said.textContent = wrong;
	}
});`;
