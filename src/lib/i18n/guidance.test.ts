/** What is written of ourselves is short, and no surer than the code it is about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { stages } from '#lib/domain/stage/stage.ts';
import { retention } from '#lib/domain/data/retention.ts';
import { isWellMade } from './checking/guides.ts';
import { sayDays } from './amounts.ts';
import { marksOf } from './language-rows.ts';
import { languages } from './languages.ts';
import { guideAt, guidesOf } from '../../routes/guidance/guides.ts';
import { guides } from './pages.ts';

const written = (lang: (typeof languages)[number]['code'], name: string): string =>
	guidanceOf(lang).get(`${name}.md`) ?? '';
test('every page of guidance is short, and every guide begins with its answer, ends with what was read and when, and gives no sentence more than 28 days', () => {
	const pages = [...guidanceOf('en')].map(
		([file, text]) => [file.replace('.md', ''), text] as const
	);
	const guide = written('en', 'guide-12');

	for (const [name, text] of pages) assert.ok(isWellMade(name, text), name);
	for (const bad of [
		`${guide}\nMore.`,
		guide.replace(/\n\n/, '\n\n## '),
		`Too late.\n${guide}`,
		guide.repeat(2)
	])
		assert.equal(isWellMade('guide-12', bad), false);
	assert.equal(isWellMade('privacy', written('en', 'privacy').repeat(2)), false);
});

test('the page on privacy says how long calls, notices, messages, notes and requests are kept, as the code keeps them', () => {
	const kept = ['calls', 'notices', 'messages', 'contact_notes', 'disclosure_requests'] as const;

	for (const { code } of languages)
		for (const table of kept) {
			assert.ok('days' in retention[table].lasts);
			const length = `${marksOf(code).colon}{{${table}}}`;
			assert.ok(written(code, 'privacy').includes(length), `${code} ${table}`);
		}
});

test('whole years of keeping are said in years and not in days', () => {
	const said = [90, 365, 400, 730, 1096, 2192].map((days) => sayDays('en', days));

	assert.deepEqual(said, ['90 days', '1 year', '400 days', '2 years', '3 years', '6 years']);
});

test('who runs it, who pays and where to write come from what an operator sets, in every language', () => {
	for (const { code } of languages) {
		assert.match(written(code, 'about'), /\{\{runBy\}\}[^]*\{\{paidBy\}\}[^]*\{\{writeTo\}\}/);
		for (const page of ['privacy', 'accessibility', 'complain'])
			assert.match(written(code, page), /\{\{number\}\}[^]*\{\{writeTo\}\}/, page);
		assert.match(written(code, 'really-us'), /\{\{number\}\}[^]*\{\{site\}\}/);
	}
});

test('MOPAC is named as what it is: not the police, and with no way into a page', () => {
	const about = written('en', 'about');

	assert.match(about, /MOPAC is the Mayor's Office for Policing and Crime/);
	assert.match(about, /not the police.*no way into your page/);
});

test('every short guide is reached from the right it belongs to', () => {
	const reached = Array.from({ length: 12 }, (_, index) => guidesOf(index + 1)).flat();

	assert.deepEqual([...new Set(reached)].sort(), [...guides].sort());
});

test('every stage at which something is still to be done or asked leads to a short guide', () => {
	const without = stages.filter((stage) => !guides.includes(guideAt(stage) ?? ''));

	assert.deepEqual(without, ['not-told', 'transferred', 'out-of-court', 'defendant-died', 'over']);
});
