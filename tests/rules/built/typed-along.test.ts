/** What somebody typed or ticked, or did not: it is still there when she changes the language, and what is missing is said for what it is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { papersIn } from '#tests/drills/_server.ts';
import { visitor, type Visitor } from '#tests/drills/_visitor.ts';
import { address } from '#lib/i18n/pages.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { words } from '#lib/i18n/words.ts';
import { askDemonstration } from '../shared.ts';
import { components, read } from '../tree.ts';

const { opened, done } = askDemonstration();
let folder: string;
let port: number;
before(async () => ({ folder, port } = await opened()));
after(done);

type Field = { readonly name: string; readonly value: string };

/** The form of a page whose fields go along. */
function formOf(html: string): string {
	return /<form[^>]* id="typed"[^]*?<\/form>/.exec(html)?.[0] ?? '';
}

const attribute = (tag: string, name: string) =>
	new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Everything in a form that somebody can fill in: of each question the last answer, in each box a few words. */
function filled(form: string): Field[] {
	const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
	const picked = inputs.filter((tag) => /type="(checkbox|radio)"/.test(tag));
	const last = new Map(picked.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
	const typed = inputs
		.filter((tag) => /type="text"|inputmode="numeric"/.test(tag))
		.map((tag) => attribute(tag, 'name'));
	const boxes = [...form.matchAll(/<textarea[^>]*>/g)].map(([tag]) => attribute(tag, 'name'));
	return [
		...[...last].map(([name, value]) => ({ name, value })),
		...[...typed, ...boxes].map((name) => ({ name, value: '12' }))
	];
}

/** Whether a form shows a field as it was filled. */
function shows(form: string, { name, value }: Field): boolean {
	const tags = [...form.matchAll(/<(input|textarea)[^>]*>[^<]*/g)]
		.map(([tag]) => tag)
		.filter((tag) => attribute(tag, 'name') === name);
	return tags.some((tag) => {
		if (tag.startsWith('<textarea')) return tag.endsWith(`>${value}`);
		const isSame = attribute(tag, 'value') === value;
		return isSame && (!/type="(checkbox|radio)"/.test(tag) || /\bchecked\b/.test(tag));
	});
}

/** Fills the form of a page, changes the language there, and says what is gone. */
async function lostOn(she: Visitor, page: string): Promise<string[]> {
	const { text } = await she.see(page);
	const form = formOf(text);
	assert.notEqual(form, '', `no form goes along on ${page}`);
	const along = /formaction="([^"]*\/language[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
	assert.ok(along, page);
	const fields = filled(form);
	assert.ok(fields.length > 0, page);
	const sent = {
		...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
		lang: 'pl'
	};
	const { status, headers } = await she.post(along, sent);
	assert.equal(status, 303, page);
	const after = (await she.see(String(headers.location))).text;
	assert.match(after, /<html lang="pl"/, page);
	const again = formOf(after);
	await she.post(`/language`, { lang: 'en', to: page });
	return fields.filter((field) => !shows(again, field)).map(({ name }) => `${page}: ${name}`);
}

async function comesIn(name: string): Promise<Visitor> {
	const she = visitor(port);
	const id = papersIn(folder).people.find((one) => one.name === name)?.id ?? '';
	await she.post('/demo', { id });
	return she;
}

test('a stranger who changes the language keeps what she ticked and typed about a call', async () => {
	const she = visitor(port);
	const lost = [...(await lostOn(she, '/talk')), ...(await lostOn(she, '/talk/someone'))];

	assert.deepEqual(lost, []);
});

// Text was gone, but a tick box and "ask for me by name" came back after Leave, by the browser's own memory of the page.
test('a browser is told to give back nothing that was ticked about a call, once she has left', async () => {
	const she = visitor(port);
	const forms = [
		formOf((await she.see('/talk')).text),
		formOf((await she.see('/talk/someone')).text)
	];

	for (const form of forms) assert.match(form, /^<form[^>]* autocomplete="off"/);
});

test('a number typed for a call is kept when the language is changed, and its end alone is shown', async () => {
	const she = visitor(port);
	await she.see('/talk');

	await she.post('/language?to=%2Ftalk', { lang: 'pl', phone: '07700 900467' });

	const shown = (await she.see('/pl/talk')).text;
	assert.match(shown, /id="phone-hint">[^/]*\b67\b/);
	assert.doesNotMatch(shown, /900467/);
});

test('the services somebody asked for are those that are shown in another language', async () => {
	const [stranger, mary] = [visitor(port), await comesIn('Mary Adeyemi')];

	assert.match((await stranger.see('/help?n=2&a=')).text, /href="\/pl\/help\?n=2&amp;a="/);
	const { headers } = await mary.post('/language', { lang: 'pl', to: '/help?n=2&a=' });
	assert.equal(headers.location, '/pl/help?n=2&a=');
	await mary.post('/language', { lang: 'en', to: '/home' });
});

test('a victim who changes the language keeps what she ticked and typed on each of her pages', async () => {
	const [mary, joan] = [await comesIn('Mary Adeyemi'), await comesIn('Joan Baker')];
	await joan.post('/messages?/open', {
		to: /name="to" value="([^"]*)"/.exec((await joan.see('/messages')).text)?.[1] ?? ''
	});
	const lost = [];
	for (const page of ['/needs', '/tell-us']) lost.push(...(await lostOn(mary, page)));
	lost.push(...(await lostOn(joan, '/messages')));

	assert.deepEqual(lost, []);
});

// "Nothing was saved" stood over it: the page only looked for needs, and she had said none.
test('whom her page is about is said to be saved where she said nothing else', async () => {
	const nora = await comesIn('Nora Quinn');

	const { headers } = await nora.post('/needs?/stands', { stands: 'bereaved' });

	const { text } = await nora.see(String(headers.location));
	assert.ok(text.includes(words('en')('needs.kept')));
	assert.ok(!text.includes(words('en')('needs.none')));
});

// A sister typed her own code with a letter wrong, on a phone that was signed in, and read another's case under "See my case".
test('a code that does not work, where somebody else is signed in, is answered and opens nothing', async () => {
	const mary = await comesIn('Mary Adeyemi');

	const { status } = await mary.post('/sign-in?/code', { code: 'AAAAA-AAAAA-AAAAA' });

	assert.equal(status, 400);
});

test('what was typed comes back once, on the page it was typed on, to nobody else and without a number', async () => {
	const types = async () => {
		const mary = await comesIn('Mary Adeyemi');
		const typed = { lang: 'en', speaks: 'Tigrinya', phone: '07700 900467' };
		await mary.post('/language?to=%2Fneeds', typed);
		return mary;
	};
	const says = async (she: Visitor, page: string) => (await she.see(page)).text;

	const mary = await types();
	const shown = await says(mary, '/needs');
	assert.match(shown, /Tigrinya/);
	assert.doesNotMatch(shown, /900467/);
	assert.doesNotMatch(await says(mary, '/needs'), /Tigrinya/);
	const elsewhere = await types();
	await says(elsewhere, '/people');
	assert.doesNotMatch(await says(elsewhere, '/needs'), /Tigrinya/);
	const browser = await types();
	const joan = papersIn(folder).people.find(({ name }) => name === 'Joan Baker')?.id ?? '';
	await browser.post('/demo', { id: joan });
	assert.doesNotMatch(await says(browser, '/needs'), /Tigrinya/);
});

/** Forms with something to type whose fields stay behind: they hold a secret or an address, or a question beside a longer form. */
const stayBehind = [
	'src/routes/(public)/receipt/+page.svelte',
	'src/routes/(public)/sign-in/+page.svelte',
	'src/routes/(public)/sign-in/lost/+page.svelte',
	'src/routes/(public)/talk/check/+page.svelte',
	'src/routes/(public)/talk/receipt/Find.svelte',
	'src/routes/(victim)/dates/Told.svelte',
	'src/routes/(victim)/needs/told/Check.svelte',
	'src/routes/(victim)/needs/told/Ways.svelte',
	'src/routes/(victim)/open/+page.svelte',
	'src/routes/(victim)/people/HerAdvocate.svelte',
	'src/routes/(victim)/people/One.svelte',
	'src/routes/(victim)/prove/+page.svelte',
	'src/routes/(victim)/tell-us/Reference.svelte',
	'src/routes/(victim)/way-back/+page.svelte',
	'src/routes/(victim)/way-back/key/+page.svelte',
	'src/routes/(victim)/way-back/yours/+page.svelte',
	'src/routes/(victim)/your-data/Take.svelte'
];

test('every other form for victims with something to fill in goes along when the language is changed', () => {
	const fields = /<(Field|Choice|Choices|HalfHours|DayField|SomeoneElse|Boxes|Where)\b/;
	const behind = components().filter((file) => {
		const forHer = /^src\/routes\/(\((public|victim)\)|telling)\//.test(file);
		const isStaffs = /\/\(public\)\/(staff|agency)\//.test(file);
		const forms = read(file).match(/<form method="POST"[^]*?<\/form>/g) ?? [];
		return forHer && !isStaffs && forms.some((form) => fields.test(form));
	});

	assert.deepEqual(
		behind.filter((file) => !stayBehind.includes(file)),
		[]
	);
});

// Whoever asked for somebody else was told to type a number that is safe for themselves.
test('who asks for somebody else and types nothing is asked for the number of whom we call', async () => {
	for (const code of ofEachKind) {
		const t = words(code);
		const she = visitor(port, '203.0.113.90');
		const { status, text } = await she.post(address(code, '/talk/someone'), { phone: '' });

		assert.equal(status, 400, code);
		assert.ok(text.includes(t('someone.error.phone-missing')), code);
		assert.ok(!text.includes(t('talk.error.phone-missing')), code);
	}
});

// Nothing typed did not fit, and a code was to be the next one though any was taken.
test('who shows nothing is told what is missing and not that it does not fit, and any code that was not used will do', async () => {
	const t = words('en');
	const her = papersIn(folder).people.find(({ cards = [] }) => cards.length > 1);
	assert.ok(her?.number && her.cards && her.passphrase);
	const she = visitor(port, '203.0.113.91');
	await she.post('/sign-in?/words', { both: `${her.number} ${her.passphrase}`, card: '' });
	const asks = (typed: { words: string; card: string }) =>
		she.post('/prove?/words&for=contact', typed);

	assert.ok((await she.see('/prove?for=contact')).text.includes(t('prove.words.card')));
	for (const typed of [
		{ words: '', card: '' },
		{ words: her.passphrase, card: ' ' }
	]) {
		const { status, text } = await asks(typed);
		assert.equal(status, 400);
		assert.ok(text.includes(t('prove.empty.card')));
		assert.ok(!text.includes(t('prove.error')));
	}
	const last = await asks({ words: her.passphrase, card: her.cards.at(-1) ?? '' });
	assert.equal(last.status, 303);
});

test('what an advocate wrote of a message in English stands there again, however long it is, with what is wrong', async () => {
	const [joan, amina] = [await comesIn('Joan Baker'), await comesIn('Amina Hassan')];
	await joan.post('/language', { lang: 'pl', to: '/messages' });
	const form = /name="form" value="([^"]*)"/.exec((await joan.see('/messages')).text)?.[1] ?? '';
	await joan.post('/messages?/send', { form, words: 'Boję się' });
	await joan.post('/language', { lang: 'en', to: '/messages' });
	const list = (await amina.see('/desk/messages')).text;
	const page = /href="(\/desk\/people\/\w+)#/.exec(list)?.[1] ?? '';
	const [to = '', message = ''] =
		/\/desk\/people\/\w+\?english=(\w+)/.exec((await amina.see(page)).text) ?? [];
	assert.notEqual(to, '');
	const english = 'I am afraid. '.repeat(1000);

	const again = await amina.post(`${page}?/english&english=${message}`, { message, english });

	assert.equal(again.status, 400);
	assert.match(again.text, /This is 12999 characters\. Use 2,000 at most\./);
	assert.match(again.text, /Choose who read it\./);
	assert.ok(again.text.includes(english));
	// Each made-up one was kept, and when there were too many nobody could ask for a call.
	const kept = async (of: string) =>
		(await amina.post(`/desk/typed?${new URLSearchParams({ place: page.slice(13), of })}`)).status;
	assert.deepEqual(
		[await kept(`english/${message}`), await kept('english/made-up-message')],
		[204, 404]
	);
	const made = { message: 'made-up-message', english };
	assert.equal((await amina.post(`${page}?/english`, made)).status, 404);
});
