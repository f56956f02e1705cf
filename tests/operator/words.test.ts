/** The words of a language go out as XLIFF and come back: exactly, or not at all. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { languages } from '#lib/i18n/languages.ts';
import { routeIds, addressOf } from '#tests/rules/tree.ts';
import { countIn, exported, imported, staleIn } from '../../scripts/words/exchange.ts';
import { notesFor, rowOf } from '../../scripts/words/notes.ts';
import { textsIn } from '../../scripts/words/folder.ts';
import { NoXml, readXml } from '../../scripts/words/xml.ts';
import { command } from './alongside.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { worked } from '#tests/world/worked.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-words-'));
const root = path.join(folder, 'i18n');
const words = 'src/lib/i18n';

beforeEach(() => {
	rmSync(root, { recursive: true, force: true });
	for (const part of ['en', 'pl', 'ar', 'for-translators.md'])
		cpSync(path.join(words, part), path.join(root, part), { recursive: true });
});
after(() => rmSync(folder, { recursive: true }));

/** The files of a language that are not as they were. */
const moved = (lang: string, before: ReadonlyMap<string, string>) =>
	[...bytesOf(lang)].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);

/** Everything in the folder of a language, byte for byte. */
function bytesOf(lang: string): Map<string, string> {
	const files = readdirSync(path.join(root, lang), { recursive: true, withFileTypes: true });
	return new Map(
		files
			.filter((file) => file.isFile())
			.map((file) => path.join(file.parentPath, file.name))
			.map((file) => [file, readFileSync(file, 'utf8')])
	);
}

for (const lang of ofEachKind.filter((code) => code !== 'en'))
	test(`what goes out of ${lang} comes back to the byte`, () => {
		cpSync(path.join(words, lang), path.join(root, lang), { recursive: true });
		const before = bytesOf(lang);

		const done = imported(exported(lang, root), { lang, root });

		assert.deepEqual(done, { ok: true, changed: 0, reviewed: 0, empty: 0 });
		assert.deepEqual(moved(lang, before), []);
	});

const changed = (from: string, to: string) => {
	const text = exported('pl', root);
	assert.ok(text.includes(from), from);
	return text.replace(from, () => to);
};
const target = (name: string) =>
	new RegExp(`name="${name}"[^]*?<target[^>]*>([^<]*)</target>`).exec(exported('pl', root))?.[1] ??
	'';

test('a sentence that was changed is changed in its file alone, and is a draft', () => {
	const old = target('home.title');
	const before = bytesOf('pl');

	const done = imported(changed(`>${old}</target>`, '>Moja &amp; „twoja” strona</target>'), {
		lang: 'pl',
		root
	});

	const now = [...bytesOf('pl')].filter(([file, text]) => before.get(file) !== text);
	assert.ok(done.ok && done.changed >= 1);
	assert.match(
		JSON.stringify([...textsIn(path.join(root, 'pl')).values()]),
		/Moja & „twoja” strona/
	);
	assert.ok(now.every(([file]) => /\.json$/.test(file)) && now.length <= 3);
});

test('what a reviewer marked is reviewed by name, and without a name nothing is taken', () => {
	const marked = exported('pl', root).replaceAll(
		'<segment state="translated">',
		'<segment state="final">'
	);

	const nameless = imported(marked, { lang: 'pl', root });
	const named = imported(marked, { lang: 'pl', root, by: 'A. Nowak 2026-12-01' });

	assert.ok(!nameless.ok && nameless.problems.some((one) => one.includes('--by')));
	assert.ok(named.ok && named.reviewed > 3000 && named.changed === 0);
	assert.match(
		readFileSync(path.join(root, 'pl/kept/state.json'), 'utf8'),
		/"home\.title \S+ \S+ reviewed A\. Nowak 2026-12-01"/
	);
	assert.match(exported('pl', root), /name="home\.title">[^]*?<segment state="reviewed">/);
});

test('a sentence made from an older English is kept and is stale, until somebody confirms it', () => {
	const english =
		/name="clock\.askText"[^]*?<source[^>]*>([^<]*)</.exec(exported('pl', root))?.[1] ?? '';
	const text = changed(`>${english}</source>`, '>The Code gave a day once.</source>');

	assert.ok(
		imported(text.replace(target('clock.askText'), 'Stara wersja.'), { lang: 'pl', root }).ok
	);
	assert.ok(staleIn('pl', root).includes('clock.askText'));
	const back = exported('pl', root);
	assert.match(back, /name="clock\.askText">[^]*?<segment state="initial">/);
	assert.ok(imported(back, { lang: 'pl', root }).ok);
	assert.ok(staleIn('pl', root).includes('clock.askText'));
	assert.ok(
		imported(back.replaceAll('state="initial"', 'state="translated"'), { lang: 'pl', root }).ok
	);
	assert.ok(!staleIn('pl', root).includes('clock.askText'));
});

test('a page of guidance whose English changed is named as stale, and counted', () => {
	const page = path.join(root, 'en/guidance/about.md');
	writeFileSync(page, readFileSync(page, 'utf8').replace('It is free.', 'It costs nothing.'));

	assert.deepEqual(staleIn('pl', root), ['guidance/about']);
	const { sentences, drafts, reviewed, stale } = countIn('pl', root);
	assert.equal(stale, 1);
	assert.equal(drafts + reviewed + stale, sentences);
});

test('where one variable, tag, name or line is wrong nothing is taken, and each is named', () => {
	const before = bytesOf('pl');
	const bad = [
		changed('{{day}}', '{{dzień}}').replace('name="about.title.about"', 'name="about.title.none"'),
		exported('pl', root).replace(/(<target[^>]*>[^<]*)&lt;ref&gt;/, '$1'),
		exported('pl', root).replace(/(name="home\.title"[^]*?<target[^>]*>)/, '$1a\nb')
	];

	for (const text of bad) {
		const done = imported(text, { lang: 'pl', root });
		assert.ok(!done.ok && done.problems.length > 0);
	}
	assert.deepEqual(moved('pl', before), []);
});

/** Leaves a few files of a language: what is asked of a file many times over is asked of a small one. */
function keepFew(lang: string): void {
	const few = ['about.json', 'home.json', 'guide-12.md'];
	for (const part of ['', 'guidance'])
		for (const file of readdirSync(path.join(root, lang, part)))
			if (/\.(json|md)$/.test(file) && !few.includes(file))
				rmSync(path.join(root, lang, part, file));
}

test('a file that is cut off, broken, of another language or a bomb is refused in a sentence, at once', () => {
	for (const lang of ['en', 'pl']) keepFew(lang);
	const text = exported('pl', root);
	assert.ok(text.length > 20_000);
	const before = bytesOf('pl');
	let seed = 7;
	const chance = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
	const cut = Array.from({ length: 20 }, () => text.slice(0, chance(text.length)));
	const torn = Array.from({ length: 20 }, () => {
		const at = text.lastIndexOf('<', 1 + chance(text.length - 1));
		return text.slice(0, at) + text.slice(at + 1);
	});
	const others = [
		'',
		'{}',
		'<xliff version="1.2"/>',
		text.replace('trgLang="pl"', 'trgLang="ar"'),
		`<!DOCTYPE a [<!ENTITY b "${'c'.repeat(99)}">]>${text}`,
		text.replace('O nas', '&b;'),
		'<a>'.repeat(100_000),
		'<'.repeat(2_000_000),
		'<!--'.repeat(500_000),
		`<a ${'b="c" '.repeat(100_000)}`,
		text + text
	];
	const took = worked();

	for (const one of [...cut, ...torn, ...others])
		assert.throws(() => imported(one, { lang: 'pl', root }), NoXml);
	// What a machine does beside counts for nothing: a bomb would take minutes of this process itself.
	assert.ok(took() < 20_000);
	assert.deepEqual(moved('pl', before), []);
});

test('tools may write it in another way: other prefixes, quotes, comments, segments and CDATA', () => {
	const text = exported('pl', root)
		.replaceAll(/<(\/?)(xliff|file|unit|segment|source|target|notes|note)\b/g, '<$1x:$2')
		.replace('xmlns=', 'xmlns:x=')
		.replace('version="2.0"', "version='2.1'")
		.replace('<x:notes>', '<!-- a > b --><x:notes>')
		.replace(
			/<x:target xml:space="preserve">O nas<\/x:target>/,
			'<x:target><![CDATA[O]]>&#x20;nas</x:target>'
		)
		.replaceAll('\n', '\r\n');

	assert.deepEqual(imported(`\ufeff${text}`, { lang: 'pl', root }), {
		...{ ok: true, changed: 0, reviewed: 0, empty: 0 }
	});
	assert.equal(readXml('<a b="1 &lt; 2"/>').attributes.b, '1 < 2');
});

test('every sentence goes out with the address of a page that there is', () => {
	const addresses = routeIds().map(addressOf);
	const notes = notesFor(path.join(words, 'for-translators.md'));
	const rows = new Set([...textsIn(path.join(words, 'en')).keys()].map(rowOf));

	const lost = [...rows].filter((row) => {
		const [page = ''] = notes(
			row.startsWith('guidance/') ? `${row.replace('…', '1')}:1` : `${row}.x`
		);
		const address = page.replace('Page: ', '');
		const known = addresses.some((one) => one === address || one.startsWith(`${address}/`));
		return (
			!known && !['/no-such-page', '/rights/1', '/guide/1', '/easy/1', '/about'].includes(address)
		);
	});

	assert.deepEqual(lost, []);
});

test('the operator’s command counts the words of every language, and what nobody has read', async () => {
	const { code, said } = await command({ DATA_DIR: folder }, ['words', 'count']);

	assert.equal(code, 0);
	for (const { code: lang } of languages.filter((one) => one.code !== 'en'))
		assert.match(said, new RegExp(`^${lang}(\\t\\d+){6}$`, 'm'));
});

test('the operator’s command says what is wrong in a sentence', async () => {
	const env = { DATA_DIR: folder };

	const said = [
		await command(env, ['words', 'import', 'pl', path.join(folder, 'none')]),
		await command(env, ['words', 'export', 'tlh', path.join(folder, 'x')]),
		await command(env, ['words', 'export', 'pl'])
	];

	assert.deepEqual(
		said.map(({ code }) => code),
		[1, 1, 1]
	);
	for (const { wrong } of said) assert.doesNotMatch(wrong, /at file:/);
});
