/** No code puts sentences of hers together by the signs of English: `joining.ts` and `listing.ts` ask the language. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { components, filesIn, read } from './tree.ts';

// Pages of staff speak English alone.
const hers =
	/^src\/(lib\/(i18n|ui)|routes\/(\((public|victim|companion)\)|guidance|paper|seen|telling|call|copy|door|form))\//;
const files = [...new Set([...components(), ...filesIn('src')])].filter(
	(file) =>
		hers.test(file) &&
		/\.(ts|svelte)$/.test(file) &&
		!/\.test\.ts$|\.examples\.ts$|\/agency\/|\/(?:joining|states)\.ts$/.test(file)
);

/** What glues: a join by a sign, a stop cut off, a value of ours with a sign and another value behind it. */
const glue = [
	/\.join\('[ .,:;()]+'\)|\.join\(' \/ '\)/,
	/\.replace\(\/\\\.\$\//,
	/\$\{[^{}]*\bt\([^`]*\)\}[.:;,]? ?\$\{/,
	/`\$\{[^{}]*(?:title|what|label|said)\b[^{}]*\}[.:;]/,
	/\} \(\$\{|`\(\$\{/,
	/class="unseen">: /
];
/** Parts of an attribute and of an address are no sentence. */
const noSentence = /-(hint|error)|Boolean\)\.join|encodeURI|codes|digits|toString|newWords/;

/** Lines of a text that put sentences together by themselves. */
function gluedIn(text: string): string[] {
	return text
		.split('\n')
		.filter((line) => glue.some((one) => one.test(line)) && !noSentence.test(line))
		.map((line) => line.trim());
}

test('no sentence is put together with the signs of English', () => {
	const found = files.flatMap((file) => gluedIn(read(file)).map((line) => `${file}: ${line}`));

	assert.deepEqual(found, []);
	assert.ok(files.length > 300, 'the files were not found');
});

test('what would put sentences together by itself is seen', () => {
	const lines = [
		"return [one, two].join(' ');",
		"const all = names.join(' / ');",
		"title: t('home.when.unread').replace(/\\.$/, '')",
		"over: `${t('dates.held')}. ${data.lead}`,",
		'line: `${title}.`,',
		'const shown = `${sayWhat(event, lang)} (${day})`;',
		'<span class="unseen">: {title}</span>'
	];

	assert.deepEqual(
		lines.filter((line) => gluedIn(line).length === 0),
		[]
	);
	assert.deepEqual(gluedIn("return together([was, t('clock.ago')], lang);"), []);
});
