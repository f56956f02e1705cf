/** The reader of published tables against files no statistician would send. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { chance } from '#tests/chance.ts';
import { Stop } from '../../scripts/commands/stop.ts';
import { published } from '../../scripts/commands/waits-columns.ts';
import { newestFigure } from '../../scripts/commands/waits-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-waits-file-'));
const file = path.join(folder, 'table.csv');
after(() => rmSync(folder, { recursive: true }));

const header =
	'Annual or quarterly,Year,Quarter,Geographic area,Receipt type,Offence group,Charge to completion (median)';
const row = (year: number, quarter: number, days: number | string) =>
	`Quarterly,${year},Q${quarter},England and Wales,01: All,00: All offences,${days}`;

test('rows in any order give the newest quarter that has a figure', async () => {
	writeFileSync(
		file,
		[header, row(2025, 3, '..'), row(2025, 2, 179), row(2024, 4, 172)].join('\n')
	);

	assert.deepEqual(await newestFigure(file, published), { period: '2025-Q2', days: 179, line: 3 });
});

test('a table of 300,000 rows is read row by row', async () => {
	const filler = Array.from(
		{ length: 300_000 },
		(_, nth) => `Quarterly,2025,Q1,Area ${nth % 55},02: Trials,"01: Violence, all",${nth % 900}`
	);
	writeFileSync(file, [header, ...filler, row(2025, 3, 182)].join('\r\n'));

	assert.deepEqual(await newestFigure(file, published), {
		period: '2025-Q3',
		days: 182,
		line: 300_002
	});
});

test('one line without an end is refused and not swallowed whole', async () => {
	writeFileSync(file, `${header}\n"${'x'.repeat(5_000_000)}`);

	await assert.rejects(newestFigure(file, published), /line \d+.*(quote|record)/i);
});

test('whatever is done to a table, it gives a figure it holds or one sentence, and never a stack', async () => {
	const random = chance(77);
	const good = [header, row(2025, 1, 177), row(2025, 2, 179), row(2025, 3, 182)].join('\r\n');
	const bytes = [...'",\r\n;\t\0 0179Qé\ufeff'].flatMap((sign) => [...Buffer.from(sign)]);
	let refused = 0;
	for (let round = 0; round < 400; round += 1) {
		const mangled = Buffer.from(good);
		for (let change = 0; change <= random() * 6; change += 1)
			mangled[Math.floor(random() * mangled.length)] =
				bytes[Math.floor(random() * bytes.length)] ?? 0;
		writeFileSync(file, mangled.subarray(0, Math.ceil(random() * 2 * mangled.length)));
		try {
			const { days, period } = await newestFigure(file, published);
			assert.ok(Number.isInteger(days) && days >= 1 && days <= 5000);
			assert.match(period, /^20\d\d-Q[1-4]$/);
		} catch (error) {
			assert.ok(error instanceof Stop, String(error));
			assert.doesNotMatch(error.message, /\n/);
			refused += 1;
		}
	}
	assert.ok(refused > 50 && refused < 400, String(refused));
});
