/** Answers that are whole pages, made without asking anything else: where there is none for whoever asks, and where a keeper has stopped it. */
import { createHash } from 'node:crypto';
import { markEnglish } from '#lib/i18n/in-english.ts';
import { languageRows, tagOf, type LanguageRow } from '#lib/i18n/language-rows.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { words, type Key } from '#lib/i18n/words.ts';

// The letters of each script by the names its row gives, and the room between its lines.
const scripts = (languageRows as readonly LanguageRow[]).map(({ code, fonts, leading }) => {
	if (!fonts || !leading) return '';
	const [text, heading] = leading;
	const letters = fonts.map((font) => `'${font}'`).join(',');
	return `:lang(${code}){font-family:system-ui,${letters},sans-serif;line-height:${text}}h1:lang(${code}){line-height:${heading}}`;
});

// Few lines of the look, inlined: the page must not depend on a build.
const style = [
	':root{color-scheme:light dark;--paper:#fbf8f2;--ink:#12302f;--accent:#0a5850}',
	'@media(prefers-color-scheme:dark){:root{--paper:#0f1f1e;--ink:#f2efe8;--accent:#8fd6c8}}',
	'body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}',
	'header,main,footer{max-inline-size:42rem;margin-inline:auto;padding:1rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;justify-items:start}',
	'h1{margin:0;font-size:clamp(1.4rem,7vw,1.9rem);line-height:1.3}p{margin:0}a{color:var(--accent)}bdi{white-space:nowrap}',
	'header a,nav a{display:inline-flex;align-items:center;min-block-size:48px}nav{display:flex;flex-wrap:wrap;gap:0 1.25rem}',
	'.leave{padding:0 1.25rem;border-radius:2rem;background:var(--ink);color:var(--paper);font-weight:650;text-decoration:none}',
	'@media(forced-colors:active){.leave{border:2px solid ButtonText;background:ButtonFace;color:ButtonText}}',
	'button{min-block-size:48px;padding-inline:1.3rem;border:0;border-radius:.6rem;background:var(--accent);color:var(--paper);font:inherit}',
	...scripts
].join('');
const hash = createHash('sha256').update(style).digest('base64');

const headers = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'x-robots-tag': 'noindex, noarchive',
	'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types alongside-worker`
} as const;

/** 404, the same where there is no page and where there is none for whoever asks. */
export function missingPage(
	lang: Language,
	number: string,
	tongues: readonly Language[]
): Response {
	return plainPage(lang, number, {
		tongues,
		...{ title: 'error.missing.title', lead: 'error.missing.lead', status: 404 }
	});
}

/** 503: a keeper has stopped what was asked for; nothing of it was done. */
export function stoppedPage(
	lang: Language,
	number: string,
	tongues: readonly Language[],
	{ stopped: what, isDone }: { readonly stopped: 'case' | 'writing'; readonly isDone: boolean }
): Response {
	const t = words(lang);
	const own = isDone
		? `<p><b>${t('stopped.case.done')}</b></p>`
		: `<p>${t('stopped.case.stop')}</p><form method="POST" action="/home?/stop"><button>${t('visits.asked.button')}</button></form>`;
	return plainPage(lang, number, {
		...{ tongues, ...stoppedSays[what] },
		...(what === 'case' ? { own } : {})
	});
}

type Plain = {
	/** The languages one can choose. */
	readonly tongues: readonly Language[];
	readonly title: Key;
	readonly lead: Key;
	readonly status: number;
	/** What she can do there all the same. */
	readonly own?: string;
};

const stoppedSays = {
	case: { title: 'stopped.case.title', lead: 'stopped.case.lead', status: 503 },
	writing: { title: 'stopped.writing.title', lead: 'stopped.writing.lead', status: 503 }
} as const;

// In a language, with the service's number, the way out and the way to the first page.
function plainPage(
	lang: Language,
	number: string,
	{ tongues, title, lead, status, own = '' }: Plain
): Response {
	const t = words(lang);
	const { code, dir } = languageOf(lang);
	const said = (text: string) =>
		text.replaceAll(/<ref>(.*?)<\/ref>/g, (_, shown: string) => dialled(shown));
	const others = tongues
		.map(languageOf)
		.map(
			(one) =>
				`<a href="${address(one.code, '/')}" lang="${tagOf(one.code)}" dir="${one.dir}">${one.name}</a>`
		);
	const ending = [
		t('common.end.danger'),
		t('common.end.person'),
		t('common.end.us', { number, hours: t('common.end.hours') })
	];
	const html = `<!doctype html>
<html lang="${tagOf(code)}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('common.title', { page: t(title) })}</title>
<link rel="icon" href="/icon.svg"><style>${style}</style><script src="/phone.js" defer></script></head>
<body><header><a class="leave" href="${address(lang, '/leave')}" data-leave="${address(lang, '/kitchen')}" rel="nofollow">${t('common.leave')}</a></header>
<main id="main"><h1>${t(title)}</h1><p>${t(lead)}</p>
${own}
<p><a href="${address(lang, '/')}">${t('error.start')}</a></p>
${ending.map((text) => `<p>${said(text)}</p>`).join('\n')}</main>
<footer><details><summary>${t('common.language.label')}</summary><nav aria-label="${t('common.language.label')}">${others.join('\n')}</nav></details></footer></body></html>`;
	const policy = headers['content-security-policy'];
	const sends = policy.replace("form-action 'none'", "form-action 'self'");
	const all = own ? { ...headers, 'content-security-policy': sends } : headers;
	return new Response(markEnglish(html), { status, headers: all });
}

// The 55 of a mobile is pressed in a call, not called.
function dialled(shown: string): string {
	const number = `<bdi dir="ltr">${shown}</bdi>`;
	const digits = shown.replaceAll(/[\s\p{Cf}]/gu, '');
	return /^\d{3,}$/.test(digits) ? `<a href="tel:${digits}">${number}</a>` : number;
}
