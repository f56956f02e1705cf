/** Styles: the same from the right as from the left, and every colour from tokens.css. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { languageRows, type LanguageRow } from '#lib/i18n/language-rows.ts';
import { components, filesIn, read } from './tree.ts';

type Rule = { readonly at: string; readonly name: string; readonly value: string };

/** The styles of a file: all of it, or what stands between a component's style tags, at the same lines. */
function styleOf(file: string): string {
	const text = read(file);
	if (file.endsWith('.css')) return text;
	const [before = '', style = ''] = text.split(/<style[^>]*>|<\/style>/);
	return before.replaceAll(/[^\n]/g, '') + style;
}

/** Every property a file sets, with its value. */
function rulesIn(file: string): Rule[] {
	const style = styleOf(file).replaceAll(/\/\*[^]*?\*\//g, (comment) =>
		comment.replaceAll(/[^\n]/g, '')
	);
	const found = style.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g);
	return [...found].map(({ 1: name = '', 2: value = '', index }) => ({
		at: `${file}:${style.slice(0, index).split('\n').length}`,
		name,
		value: value.replaceAll(/\s+/g, ' ').trim()
	}));
}

const styled = [...components(), ...filesIn('src').filter((file) => file.endsWith('.css'))];
const rules = styled.flatMap(rulesIn);

const physical =
	/^((margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)(-.*)?|left|right|top|bottom|(min-|max-)?(width|height)|border-(top|bottom)-(left|right)-radius)$/;
const sided = /^(text-align|float|clear|caption-side)$/;

/** Colours written out: by number, by function or by one of the names people use. The system's own names are free. */
const colour =
	/#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|\b(white|black|red|green|blue|orange|amber|yellow|gr[ae]y|purple|pink|brown|navy|teal|silver|gold)\b/i;
// tokens.css holds the values, bench.css those of staff; on paper the leaflet gives them others; the leave page must not look like ours.
const hasItsOwn = [
	'src/lib/ui/tokens.css',
	'src/lib/ui/bench.css',
	'src/routes/paper/paper.css',
	'src/routes/(public)/kitchen/+page.svelte'
];

test('every style turns round with the direction of the script', () => {
	const sides = rules.filter(
		({ name, value }) => physical.test(name) || (sided.test(name) && /\b(left|right)\b/.test(value))
	);

	assert.deepEqual(sides, []);
	assert.ok(rules.length > 150, 'the styles were not found');
});

test('four values in one breath are never uneven from side to side', () => {
	const uneven = rules.filter(({ name, value }) => {
		const [, end, , start] = value.split(/ (?![^(]*\))/);
		return /^(margin|padding|inset)$/.test(name) && start !== undefined && start !== end;
	});

	assert.deepEqual(uneven, []);
});

test('every colour comes from tokens.css', () => {
	const own = rules.filter(
		({ at, value }) => colour.test(value) && !hasItsOwn.some((file) => at.startsWith(`${file}:`))
	);

	assert.deepEqual(own, []);
});

test('the leaflet changes values on paper only by their names', () => {
	const unnamed = rulesIn('src/routes/paper/paper.css').filter(
		({ name, value }) => colour.test(value) && !name.startsWith('--')
	);

	assert.deepEqual(unnamed, []);
});

test('no style is fetched from elsewhere, and nothing moves by itself', () => {
	const moving = rules.filter(({ name, value }) =>
		/^animation|^transition$/.test(name) ? !/^visibility /.test(value) : /url\(/.test(value)
	);

	assert.deepEqual(moving, []);
	assert.ok(styled.every((file) => !/@import/.test(styleOf(file))));
});

test('every value a style asks for by name is one that somebody set', () => {
	const set = new Set(rules.map(({ name }) => name).filter((name) => name.startsWith('--')));
	const asked = rules.flatMap(({ at, value }) =>
		[...value.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => ({ at, name }))
	);

	assert.deepEqual(
		asked.filter(({ name }) => !set.has(name)),
		[]
	);
});

test('nothing in the bar that stays can go onto a second line, in whatever language', () => {
	const top = styleOf('src/lib/ui/Top.svelte');
	const of = (name: string) =>
		[...top.matchAll(new RegExp(`\\${name}(,[^{]*)? \\{([^}]*)\\}`, 'g'))].map((found) => found[2]);

	assert.match(of('.bar').join(''), /flex-wrap: wrap[^]*flex-wrap: nowrap/);
	assert.match(of('.name').join(''), /\bblock-size: 44px[^]*overflow: hidden/);
});

// Of news that somebody has not read, Today said "The court found the defend…"; of a call, 'handed this to you: “O…'.
test('on Today no line is cut off but that of a call for which a stranger typed words', () => {
	const row = styleOf('src/routes/(advocate)/desk/TodayRow.svelte');
	const cut = [...row.matchAll(/([^{}]+)\{[^}]*text-overflow: ellipsis/g)].map(([, where = '']) =>
		where.replace(/\/\*[^]*\*\//, '').trim()
	);

	assert.deepEqual(cut, ['.cut']);
	const marked = read('src/routes/(advocate)/desk/TodayRow.svelte').match(/\bcut\b.*(?=\}\})/g);
	assert.deepEqual(marked, ['cut: call?.words ']);
});

test('every script has the room between its lines that its row asks for', () => {
	const style = read('src/lib/ui/base.css');
	const rooms = [...style.matchAll(/([^{}]+)\{\s*--leading: ([\d.]+);\s*--heading: ([\d.]+);/g)];
	const narrow = languageRows.filter(({ code, leading }: LanguageRow & { code: string }) => {
		const found = rooms.find(([, where = '']) => where.includes(`:lang(${code})`));
		const wanted = leading ?? [undefined, undefined];
		return String(found?.slice(2)) !== String(leading ? wanted.map(String) : undefined);
	});

	assert.deepEqual(narrow, []);
	for (const { code, leading } of languageRows as readonly LanguageRow[])
		assert.equal(style.split(`:lang(${code})`).length - 1, leading ? 3 : 0, code);
});

// What a browser finds by itself for letters that the first family lacks has one weight on some devices.
test('the letters of every script are named as its row names them, and are made bold where no bold ones are', () => {
	const style = read('src/lib/ui/base.css');
	const unnamed = (languageRows as readonly (LanguageRow & { code: string })[]).filter(
		({ code, fonts = [] }) => {
			const [block = ''] =
				style.match(new RegExp(`[^}]*:lang\\(${code}\\)[^{]*\\{[^}]*--letters[^}]*`)) ?? [];
			return fonts.some((family) => !block.includes(`'${family}'`));
		}
	);

	assert.deepEqual(
		unnamed.map(({ code }) => code),
		[]
	);
	assert.match(style, /:lang\(ar\)[^{]*\{[^}]*font-family:[^;]*var\(--letters\)/);
	assert.match(style, /font-synthesis: weight/);
});

/** Digits and signs alone, English, and what is set for paper, where it has a rule for each script. */
const lineless = /Top|Receipt|kitchen|Letter|bench|paper\.css|day\/\[hearing\]/;

test('no part of a page makes lines narrower than its script needs', () => {
	const fixed = rules.filter(
		({ at, name, value }) =>
			name === 'line-height' && /^[\d.]+(px|rem)?$/.test(value) && !lineless.test(at)
	);

	assert.deepEqual(
		fixed.map(({ at }) => at.replace(/:\d+$/, '')),
		['src/lib/ui/base.css', 'src/lib/ui/base.css']
	);
});
