import assert from 'node:assert/strict';
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { command, inItsOwn } from './alongside.ts';
import { Stop } from '../../scripts/commands/stop.ts';
import { waitsImport } from '../../scripts/commands/waits.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-waits-'));
const table = path.join(folder, 'waits.json');
const log = path.join(folder, 'waits.md');
const shipped = 'src/lib/domain/clock/waits.json';

/** A table in the shape the Ministry publishes: many measures, a whole year beside its quarters, areas and crimes. */
const published = [
	'Annual or quarterly,Year,Quarter,Geographic area,Receipt type,Offence group,Offence to completion (median),Charge to completion at the Crown Court (mean),Charge to completion at the Crown Court (median)',
	'Annual,2025,All,England and Wales,01: All,00: All offences,370,240,180',
	'Quarterly,2025,Q2,England and Wales,01: All,00: All offences,366,239,179',
	'Quarterly,2025,Q3,England and Wales,01: All,00: All offences,371,241,182',
	'Quarterly,2025,Q3,England and Wales,02: Trials,00: All offences,600,420,390',
	'Quarterly,2025,Q3,London,01: All,00: All offences,420,300,250',
	'Quarterly,2025,Q3,England and Wales,01: All,"01: Violence, against the person",300,210,160'
].join('\r\n');

beforeEach(() => {
	copyFileSync(shipped, table);
	rmSync(log, { force: true });
});
after(() => rmSync(folder, { recursive: true }));

type Options = { readonly answer?: string; readonly words?: readonly string[] };

/** Brings a table in, with what the operator types. */
function brings(content: string | Buffer, { answer, words = [] }: Options = {}) {
	const file = path.join(folder, 'table.csv');
	writeFileSync(file, content);
	const all = [
		'waits',
		'import',
		file,
		'--published',
		'2025-12-18',
		'--table',
		table,
		'--log',
		log
	];
	const asked = [...all, ...words];
	const env = { DATA_DIR: folder };
	// What is typed has to be typed to somebody.
	return answer === undefined ? command(env, asked) : inItsOwn(env, asked, answer);
}

const rowNow = () =>
	(JSON.parse(readFileSync(table, 'utf8')) as { rows: Record<string, unknown>[] }).rows[0];
const isUntouched = () => readFileSync(table, 'utf8') === readFileSync(shipped, 'utf8');

test('the newest quarter is shown as a difference, asked about, written and put on record', async () => {
	const { said, code } = await brings(published, { answer: 'y\n' });

	assert.equal(code, 0);
	assert.match(said, /days +179 -> 182\n +period +2025-Q2 -> 2025-Q3/);
	assert.match(said, /read from line 4 of /);
	const { days, period, published: on, staleAfter, source } = rowNow() ?? {};
	assert.deepEqual([days, period, on, staleAfter], [182, '2025-Q3', '2025-12-18', '2026-07-17']);
	assert.deepEqual(source, {
		title: 'Criminal court statistics quarterly: July to September 2025',
		url: 'https://www.gov.uk/government/statistics/criminal-court-statistics-quarterly-july-to-september-2025'
	});
	assert.match(
		readFileSync(log, 'utf8'),
		/179 days \(2025-Q2\) became 182 days \(2025-Q3, published 2025-12-18\)\. File sha256-[0-9a-f]{64}, table sha256-[0-9a-f]{64}\.\n$/
	);
	assert.ok(!existsSync(`${table}.part`));
});

test('what was written can be read again, and bringing the same in again changes nothing', async () => {
	await brings(published, { words: ['--yes'] });

	const again = await brings(published, { words: ['--yes'] });

	assert.equal(again.said, 'Nothing has changed.\n');
});

test('any answer but yes, and no answer at all, writes nothing', async () => {
	for (const answer of ['n\n', '\n', 'maybe\n', '']) {
		const { code, said } = await brings(published, { answer });

		assert.equal(code, 0);
		assert.match(said, /Nothing was written\./);
		assert.ok(isUntouched() && !existsSync(log), JSON.stringify(answer));
	}
});

test('a byte order mark, plain line ends, a title above and empty lines do not matter', async () => {
	const others = [
		`\ufeff${published}`,
		published.replaceAll('\r\n', '\n'),
		`Table T4: timeliness,,,,,,,,\r\n\r\n${published}\r\n\r\n`
	];

	for (const other of others) {
		copyFileSync(shipped, table);
		assert.equal((await brings(other, { words: ['--yes'] })).code, 0);
		assert.equal(rowNow()?.days, 182);
	}
});

test('columns of other names are read by a map, where columns are called what the map says', async () => {
	const map = path.join(folder, 'map.json');
	const only = { Region: 'E&W', Crime: 'Any' };
	writeFileSync(map, JSON.stringify({ year: 'Y', quarter: 'Qtr', days: 'Median', only }));
	const other =
		'Y,Qtr,Region,Crime,Median\n2025,Jul-Sep,E&W,Any,"1,182.4"\n2025,Jul-Sep,Wales,Any,3\n';

	const { code } = await brings(other, { words: ['--yes', '--columns', map] });

	assert.equal(code, 0);
	assert.deepEqual([rowNow()?.days, rowNow()?.period], [1182, '2025-Q3']);
});

const faults: readonly (readonly [string, string | Buffer, RegExp])[] = [
	['an empty file', '', /The file is empty/],
	['a file of another kind', Buffer.from('PK\u0003\u0004\u0000\u0000'), /not a text file/],
	[
		'text that is not UTF-8',
		Buffer.from(`${published}\r\nQuarterly,2025,Q3,Trois-Rivi\xe8res`, 'latin1'),
		/near line \d+: this is not UTF-8/
	],
	['semicolons', published.replaceAll(',', ';'), /line 1: .*separated by commas/],
	[
		'a column that is missing',
		published.replace('Geographic area', 'Place'),
		/line 1: no column for Geographic area\. There are: 1 “Annual or quarterly”, /
	],
	[
		'a measure that is missing',
		published.replace('Charge to completion at the Crown Court (median)', 'Other'),
		/line 1: no column for the median days from charge to completion/
	],
	[
		'two measures that may both be meant',
		published
			.replace('Court (mean)', 'Court, adults (median)')
			.replace('Charge to', '"Charge to')
			.replace('adults (median)', 'adults (median)"'),
		/These columns may all be meant: 8 “.*”, 9 “/
	],
	[
		'a figure that is a word',
		published.replace(',182', ',soon'),
		/line 4, column 9 “Charge .*”: “soon”/
	],
	['a figure beyond sense', published.replace(',182', ',182000'), /line 4, column 9 .*1 to 5000/],
	['a year that is none', published.replace('2025,Q3', '25,Q3'), /line 4, column 2 “Year”: “25”/],
	['a quarter that is none', published.replace('Q3', 'Q7'), /line 4, column 3 “Quarter”: “Q7”/],
	['a row that is too short', published.replace('371,241,182', '371'), /line 4: 7 columns .* 9/],
	[
		'one quarter twice',
		published.replace('02: Trials', '02: All'),
		/line 5: 2025-Q3 is there twice \(line 4\)/
	],
	['a quote that is never closed', published.replace('"01: Vio', 'a"b","01: Vio'), /line \d+/],
	[
		'an older table',
		published.replaceAll('2025', '2024'),
		/2024-Q3 is older than what we show: 2025-Q2/
	],
	['a quarter that was not over', published.replace('2025,Q3', '2025,Q4'), /2025-Q4 was not over/],
	[
		'another country',
		published.replaceAll('England and Wales', 'Scotland'),
		/No row is of England and Wales/
	]
];
for (const [what, content, wrong] of faults)
	test(`${what} is refused in one sentence, and nothing is written`, async () => {
		const file = path.join(folder, 'wrong.csv');
		writeFileSync(file, content);
		const options = { published: '2025-12-18', yes: true, table, log };

		// In this process: to start the command takes longer than it does.
		await assert.rejects(waitsImport.run({ words: [file], options }), (error: Error) => {
			assert.ok(error instanceof Stop, String(error));
			assert.match(error.message, wrong);
			return !error.message.includes('\n');
		});
		assert.ok(isUntouched() && !existsSync(log));
	});

test('what the command refuses ends it with one sentence and no stack', async () => {
	const { code, wrong } = await brings('', { words: ['--yes'] });

	assert.equal(code, 1);
	assert.match(wrong, /The file is empty/);
	assert.doesNotMatch(wrong, /at file:|node:internal/);
});

test('a table changed by hand is not built upon', async () => {
	writeFileSync(table, readFileSync(shipped, 'utf8').replace('179', '180'));

	assert.match((await brings(published, { words: ['--yes'] })).wrong, /changed by hand/);
});

test('the day it was published has to be said, and to have come', async () => {
	for (const day of ['tomorrow', '2999-01-01'])
		assert.match(
			(await brings(published, { words: ['--yes', '--published', day] })).wrong,
			/--published is a day that has come/
		);
});
