/** By each way in, where the links of her first page lead: to a page that opens, or to one that says why it does not and how it does. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { papersIn } from '#tests/drills/_server.ts';
import { visitor, type Visitor } from '#tests/drills/_visitor.ts';
import { askDemonstration } from '../shared.ts';

const { opened, done } = askDemonstration();
let folder: string;
let port: number;
before(async () => ({ folder, port } = await opened()));
after(done);

type Her = ReturnType<typeof papersIn>['people'][number];
type Way = 'paper' | 'words' | 'card' | 'key';
let networks = 0;

/** She comes in by one of her ways, and asks to see her page where others use the phone; a key opens what a card opens. */
async function comesIn(her: Her, way: Way): Promise<Visitor> {
	const she = visitor(port, `203.0.113.${(networks += 1)}`);
	const both = `${her.number} ${her.passphrase}`;
	if (way === 'key') await she.post('/demo', { id: her.id });
	else if (way === 'paper') await she.post('/sign-in?/code', { code: her.invitation?.code ?? '' });
	else
		await she.post('/sign-in?/words', { both, card: way === 'card' ? (her.cards?.[0] ?? '') : '' });
	await she.post('/open?/show');
	return she;
}

const linksOf = (html: string) => [
	...new Set(
		[...html.slice(html.indexOf('<nav')).matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].flatMap(
			([, href = '']) => (/^\/(leave|sign-out)/.test(href) ? [] : [href])
		)
	)
];

for (const way of ['paper', 'words', 'card', 'key'] as const)
	test(`by ${way} no link of her first page ends without a reason and a way on`, async () => {
		const led: string[] = [];
		for (const her of papersIn(folder).people) {
			if (her.role !== 'victim' || (way !== 'paper' && way !== 'key' && !her.number)) continue;
			const she = await comesIn(her, way);
			const home = await she.see('/home');
			assert.match(home.text, /data-part="answer"/, `${her.name} ${way}`);
			// Three headlines stood on one page, the heading of the page last.
			assert.equal(home.text.match(/<h1[ >]/g)?.length, 1, `${her.name} ${way}`);
			for (const href of linksOf(home.text)) {
				const reply = await she.see(href);
				const to = reply.headers.location ?? '';
				led.push(`${href} ${reply.status}`);
				if (reply.status === 200) continue;
				assert.equal(reply.status, 303, `${her.name}: ${href}`);
				assert.match(to, /^\/(open|prove)(\?for=[a-z-]+)?$/, `${her.name}: ${href}`);
				const { status, text } = await she.see(to);
				assert.equal(status, 200, to);
				if (to.startsWith('/open') && way === 'words')
					assert.match(text, /data-part="opening" data-kind="[a-z]+"/, to);
				assert.match(text, /<main[^]*(<form[^>]* action="\?\/|href="\/way-back)/, to);
			}
			if (/data-part="safety"/.test(home.text)) {
				const box = /data-part="safety"[^]*?<\/section>/.exec(home.text)?.[0] ?? '';
				assert.match(box, /href="\/rules"/, `${her.name} ${way}`);
				led.push('safety');
			}
		}
		assert.ok(led.length > 40, `${led.length} links`);
		assert.ok(led.includes('safety'), 'nobody has news about her safety');
	});

test('whoever began a page of her own is told of no paper, nor of a way back in that she could change', async () => {
	const she = visitor(port, '203.0.113.250');
	await she.post('/begin');
	const home = await she.see('/home');

	assert.match(home.text, /data-part="way-back"/);
	assert.doesNotMatch(home.text, /paper code|Change your way back in/);
	assert.doesNotMatch((await she.see('/you')).text, /Change your way back in/);
});

// One line about who reads it stood under nearly every question, and her own visits came before those of others.
test('who reads what she needs is said once, and her own looks are folded', async () => {
	const her = papersIn(folder).people.find(({ name }) => name === 'Mary Adeyemi');
	const she = await comesIn(her!, 'key');
	await she.see('/looked');

	const reads = words('en')('needs.who');
	assert.equal((await she.see('/needs')).text.split(reads).length - 1, 1);
	const { text } = await she.see('/looked');
	const [own = ''] = /<details[^>]*data-part="own"[^]*?<\/details>/.exec(text) ?? [];
	const says = words('en')('looked.act.looks-read');
	assert.ok(own.includes(says));
	assert.ok(!text.replace(own, '').includes(says));
});
