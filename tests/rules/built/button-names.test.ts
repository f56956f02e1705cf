/** What a button of hers is called, so that a list of buttons read aloud tells them apart, in every language. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { victimPages } from '#lib/domain/access.ts';
import { papersIn } from '#tests/drills/_server.ts';
import { visitor, type Visitor } from '#tests/drills/_visitor.ts';
import { words } from '#lib/i18n/words.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { askDemonstration } from '../shared.ts';
import { addressOf } from '../tree.ts';

const { opened, done } = askDemonstration();
let folder: string;
let port: number;
before(async () => ({ folder, port } = await opened()));
after(done);

const pages = Object.keys(victimPages).flatMap((id) => {
	const address = addressOf(id);
	return address.includes('[') ? [] : [address];
});
const attribute = (name: string, tag: string) =>
	new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const textOf = (html: string) =>
	html
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();

/** Each button of a page, by its name and that of the group it stands in: what its form sends but what is typed, and where. */
function buttonsOf(html: string): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
	for (const [, form = '', inside = ''] of main.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)) {
		const hidden = [...inside.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([one]) => one);
		const [group = ''] = /<\w+ role="group"[^>]*>/.exec(inside) ?? [];
		for (const [, tag = '', text = ''] of inside.matchAll(/<button\b([^>]*)>([^]*?)<\/button>/g)) {
			const to = attribute('formaction', tag) || attribute('action', form);
			const sent = [to, attribute('name', tag), attribute('value', tag), ...hidden].join(' ');
			const name = `${textOf(text)} ${attribute('aria-labelledby', group)}`.trim();
			found.set(name, (found.get(name) ?? new Set()).add(sent));
		}
	}
	return found;
}

const alike = (html: string) =>
	[...buttonsOf(html)].flatMap(([name, sent]) => (sent.size > 1 ? [name, ...sent] : []));

/** The pages of hers that have several buttons. */
async function withButtons(she: Visitor): Promise<string[]> {
	const found: string[] = [];
	for (const page of pages) {
		const { status, text } = await she.see(page);
		if (status === 200 && buttonsOf(text).size > 1) found.push(page);
	}
	return found;
}

async function alikeOf(she: Visitor): Promise<string[]> {
	const several = await withButtons(she);
	assert.ok(several.length > 2, several.join(' '));
	const found: string[] = [];
	for (const lang of ofEachKind) {
		await she.post('/language', { lang, to: '/home' });
		for (const page of several)
			found.push(...alike((await she.see(page)).text).map((one) => `${lang} ${page} ${one}`));
	}
	return found;
}

test('no page of hers has two buttons of one name that do different things', async () => {
	const joan = papersIn(folder).people.find(({ name }) => name.startsWith('Joan'));
	const she = visitor(port);
	await she.post('/demo', { id: joan?.id ?? '' });
	await she.post('/open?/show');

	assert.deepEqual(await alikeOf(she), []);
});

// The number she was given and the last of her answers were both saved by "Save", in most languages.
test('nor has the page of whoever began by herself, at the last of her answers', async () => {
	const she = visitor(port, '203.0.113.251');
	await she.post('/begin');
	await she.post('/open?/show');
	await she.post('/tell-us?/answer', { step: 'stage', choice: 'police' });
	await she.post('/tell-us?/answer', { step: 'what', choice: 'reported' });
	const { text } = await she.see('/tell-us');
	assert.match(text, new RegExp(words('en')('tell.button')));

	assert.deepEqual(await alikeOf(she), []);
});
