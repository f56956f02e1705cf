/**
 * The command that takes a file of 5,000 rows for an agency is killed at random moments, and given again each time. What it
 * said it has taken is kept, once, and at the end each row is in its case once. How long a whole file takes unbroken is
 * measured first. `--count=20` says how many kills, and DATABASE_URL on which empty PostgreSQL instead of SQLite.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgencyId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { open, transaction } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import type { World } from '#lib/server/world.ts';
import { started } from '#tests/operator/alongside.ts';
import { newFolder, root, worldIn } from './_server.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 20);
const rows = 5000;
const manyCases = 500;
const latest = 2000;
const { DATABASE_URL } = process.env;
const folder = newFolder();
const settings = {
	ALONGSIDE_KEY: randomBytes(32).toString('base64'),
	...(DATABASE_URL ? { DATABASE_URL } : {})
};
const env = { ...settings, DATA_DIR: folder };
const kinds = ['suspect-arrested', 'suspect-interviewed', 'suspect-on-bail', 'sent-to-prosecutor'];
const urnOf = (nth: number) => readUrn(`01IM${1_000_000 + nth}26`) as Urn;

const db = open(DATABASE_URL ? { url: DATABASE_URL } : { file: path.join(folder, 'alongside.db') });
await migrate(db, path.join(root, 'migrations'));
await db.destroy();
await inWorld(async (world) => {
	const mayTell = usuallyTells.police ?? [];
	const police = { id: 'met' as AgencyId, name: 'Met', kind: 'police' as const, mayTell };
	await agencies.add(world.db, world.keys, { ...police, invented: false }, world.now());
	await transaction(world.db, async (trx) => {
		for (let nth = 0; nth < manyCases; nth += 1)
			await cases.openFor(trx, world.keys, { kind: 'operator' }, urnOf(nth), world.now());
	});
});

let files = 0;
const began = performance.now();
await takes(newFile(), undefined);
const seconds = Math.round((performance.now() - began) / 100) / 10;

let broken = newFile();
const faults = { 'said and not kept': 0, lost: 0, doubled: 0 };
for (let kills = 0; kills < count;) {
	const before = (files - 1) * rows;
	const { said, isKilled } = await takes(broken, Math.random() * latest);
	if ((await kept()) - before < said) faults['said and not kept'] += 1;
	if (isKilled) kills += 1;
	else broken = newFile();
}
await takes(broken, undefined);
const all = await kept();
faults.lost = Math.max(0, files * rows - all);
faults.doubled = Math.max(0, all - files * rows);
const measured = {
	database: DATABASE_URL ? 'PostgreSQL' : 'SQLite',
	'seconds for 5,000 rows unbroken, with the start of the command': seconds,
	kills: count,
	files,
	...faults
};
tell(
	'import-kills',
	measured,
	Object.values(faults).every((one) => one === 0)
);

/** Another file with rows of its own. */
function newFile(): string {
	files += 1;
	const file = path.join(folder, `${files}.csv`);
	const lines = Array.from({ length: rows }, (_, nth) => {
		const kind = kinds[nth % kinds.length];
		// The same fact twice in a case would be one.
		const day = String(1 + Math.floor(nth / manyCases)).padStart(2, '0');
		const about = `${urnOf(nth % manyCases)},${1990 + files}-06-${day}T10:00:00Z`;
		return `${kind},${about},${files}-${nth}`;
	});
	writeFileSync(file, `type,subject,time,id\n${lines.join('\n')}\n`);
	return file;
}

/** Takes a file, killed after so many milliseconds unless it is done: how many rows it said it has taken. */
async function takes(file: string, after: number | undefined) {
	const child = started(env, ['import', 'events', file, '--agency', 'met']);
	const end = once(child, 'close');
	let said = 0;
	child.stdout?.on('data', (part) => {
		for (const [, number] of String(part).matchAll(/^(\d+) of/gm)) said = Number(number);
	});
	child.stderr?.pipe(process.stderr);
	if (after !== undefined) await Promise.race([end, sleep(after)]);
	const isKilled = after !== undefined && child.exitCode === null;
	if (isKilled) child.kill('SIGKILL');
	await end;
	if (!isKilled && child.exitCode !== 0) throw new Error('The command broke');
	return { said, isKilled };
}

/** How many events there are in all cases. */
async function kept(): Promise<number> {
	let found = 0;
	await inWorld(async (world) => {
		const { n } = await world.db
			.selectFrom('events')
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		found = Number(n);
	});
	return found;
}

async function inWorld(act: (world: World) => Promise<void>): Promise<void> {
	const world = await worldIn(folder, settings);
	try {
		await act(world);
	} finally {
		await world.db.destroy();
	}
}
