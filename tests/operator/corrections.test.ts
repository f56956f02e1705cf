/** What keepers corrected, as the operator takes it into the next version. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { services, type Service } from '#lib/domain/help/service.ts';
import { open } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import { addRoot } from '#lib/server/vault/root-keys.ts';
import { openWorld } from '#lib/server/world.ts';
import { ask, confirm } from '#tests/keeper/correcting.ts';
import { aColleague } from '#tests/team/staff.ts';
import { command } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-corrections-'));
const settings = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: path.join(folder, 'key') };
const exported = async () => {
	const { code, said } = await command(settings, ['corrections', 'export']);
	assert.equal(code, 0);
	return said;
};

before(async () => {
	addRoot(path.join(folder, 'key'));
	const empty = open({ file: path.join(folder, 'alongside.db') });
	await migrate(empty, path.resolve('migrations'));
	await empty.destroy();
});
after(() => rmSync(folder, { recursive: true }));

const source = {
	title: "Victims' Code 2027",
	url: 'https://www.gov.uk/',
	confidence: 'verified',
	checkedOn: '2026-11-30'
};
const all: readonly AnyCorrection[] = [
	{ kind: 'hours', of: 'samaritans', value: { hours: 'not-read' } },
	{ kind: 'hold', of: 'cruse', value: { held: true } },
	{
		kind: 'law',
		of: 'arrest',
		value: { standardDays: 3, enhancedDays: 1, inForceFrom: '2027-01-01', source }
	},
	{
		kind: 'letter',
		of: 'complaint-answer',
		value: { count: 15, unit: 'working-days', inForceFrom: '2027-01-01', source }
	},
	{ kind: 'holiday', of: '2026-12-24', value: { closed: true } }
];

test('the export is nothing, and then a patch of the repository with what two keepers corrected', async () => {
	assert.equal(await exported(), '');

	const world = await openWorld(settings);
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	for (const correction of all) {
		await ask(world, kim, correction);
		assert.ok(await confirm(world, lee));
	}
	await world.db.destroy();

	const copy = path.join(folder, 'copy');
	cpSync(path.resolve('src/lib/domain'), path.join(copy, 'src/lib/domain'), { recursive: true });
	execFileSync('git', ['apply'], { cwd: copy, input: await exported() });
	const then = JSON.parse(
		readFileSync(path.join(copy, 'src/lib/domain/help/services.json'), 'utf8')
	) as Service[];
	assert.equal(then.length, services.length - 1);
	assert.equal(then.find(({ slug }) => slug === 'samaritans')?.hours, 'not-read');
	assert.match(
		readFileSync(path.join(copy, 'src/lib/domain/bank-holidays.ts'), 'utf8'),
		/2026: '.* 12-24 12-25 12-28'/
	);
	assert.match(
		readFileSync(path.join(copy, 'src/lib/domain/keeper/corrected.json'), 'utf8'),
		/"arrest"[^]*"complaint-answer"/
	);
});

test('the command says what it does', async () => {
	const { said } = await command(settings, ['corrections', '--help']);

	assert.match(said, /corrections export\n.*patch/);
});
