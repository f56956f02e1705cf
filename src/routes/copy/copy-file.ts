import { render } from 'svelte/server';
import { asJson, type Copy } from '#lib/domain/data/copy.ts';
import { markEnglish } from '#lib/i18n/in-english.ts';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { locked } from '#lib/server/door/locked-page.ts';
import CopyFile from './CopyFile.svelte';

type Wanted = {
	readonly lang: Language;
	/** The words that lock it, as they are compared. */
	readonly lock?: string | undefined;
	/** `page`: shown to whoever prints it, not saved. */
	readonly as: 'file' | 'page';
};

// It must work from a folder, without us: nothing is loaded, and nothing may be.
const policy = `default-src 'none'; style-src 'unsafe-inline'`;

/** Her copy as an answer: a file with a neutral name, or a page to print, kept by nothing on its way. */
export async function copyAnswer(copy: Copy, { lang, lock, as }: Wanted): Promise<Response> {
	const page = pageOf(copy, lang);
	const html = lock ? await locked(page, lock, lang) : page;
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			...(as === 'file' ? { 'content-disposition': 'attachment; filename="page.html"' } : {}),
			'content-security-policy': `${policy}; frame-ancestors 'none'; sandbox allow-modals`,
			'cache-control': 'no-store'
		}
	});
}

function pageOf(copy: Copy, lang: Language): string {
	const { code, dir } = languageOf(lang);
	const { head, body } = render(CopyFile, { props: { copy, lang } });
	// Inside a script only an end of it could be misread; it is data and never runs.
	const json = asJson(copy).replaceAll('<', '\\u003c');
	return `<!doctype html>
<html lang="${tagOf(code)}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="${policy}">
<title>${words(lang)('copy.file.title')}</title>${head}</head>
<body>${markEnglish(body)}<script type="application/json" id="data">${json}</script></body>
</html>
`;
}
