/** Where things lie and how big they may grow: a place says what it is for. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { components, filesIn, read } from './tree.ts';

const code = ['src', 'migrations']
	.flatMap(filesIn)
	.filter((file) => /\.(ts|svelte|css|html)$/.test(file));
const written = code.filter((file) => !/\.test\.ts$|\/list\.ts$/.test(file));
const whole = ['src', 'migrations', 'static', 'scripts', 'tests', 'docs']
	.flatMap(filesIn)
	.filter((file) => /\.(ts|mjs|js|svelte|css|html|json|md|sql|webmanifest)$/.test(file));
const linesOf = (file: string) => read(file).trimEnd().split('\n').length;

test('no file is longer than 300 lines', () => {
	assert.deepEqual(
		written.filter((file) => linesOf(file) > 300),
		[]
	);
	assert.ok(written.length > 100);
});

test('no component is longer than 150 lines', () => {
	assert.deepEqual(
		components().filter((file) => linesOf(file) > 150),
		[]
	);
});

test('no folder is a drawer for odds and ends', () => {
	const folders = new Set(code.flatMap((file) => path.posix.dirname(file).split('/')));
	const drawers = [
		'utils',
		'util',
		'helpers',
		'common',
		'misc',
		'types',
		'services',
		'stores',
		'shared'
	];

	assert.deepEqual(
		drawers.filter((name) => folders.has(name)),
		[]
	);
});

test('no file only passes on what is in others', () => {
	const barrels = code.filter((file) => /\/index\.(ts|js)$/.test(file));
	const passing = written.filter((file) =>
		/^export (\*|\{[^}]*\}) from (?!'\.\/(?:kept\/)?\w+\.json')/m.test(read(file))
	);

	assert.deepEqual(barrels, []);
	assert.deepEqual(passing, []);
});

test('nothing in lib lies deeper than two folders', () => {
	const deep = code
		.filter((file) => file.startsWith('src/lib/'))
		.filter((file) => path.posix.dirname(file).split('/').length > 4);

	assert.deepEqual(deep, []);
});

test('the rings of lib are the four there should be', () => {
	const rings = new Set(filesIn('src/lib').map((file) => file.split('/')[2]));

	assert.deepEqual([...rings].sort(), ['domain', 'i18n', 'server', 'ui']);
});

test('nothing lies loose among the routes: what several groups share has a folder that says what it is for', () => {
	const tops = filesIn('src/routes').map((file) => file.split('/')[2] ?? '');
	const shared = tops.filter((name) => !/^\(|^\+(layout|error)\./.test(name));

	assert.deepEqual(
		[...new Set(shared)],
		['bench', 'call', 'copy', 'door', 'form', 'guidance', 'message', 'paper', 'seen', 'telling']
	);
});

test('files are named in kebab-case, components in PascalCase', () => {
	const scripts = written
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.posix.basename(file));
	const odd = scripts.filter(
		(name) =>
			!/^(\+?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*|\d{4}_\w+|[A-Z]\w+\.examples)\.ts$/.test(name)
	);
	const parts = components().map((file) => path.posix.basename(file));

	assert.deepEqual(odd, []);
	assert.deepEqual(
		parts.filter((name) => !/^(\+(page|layout|error)|[A-Z][A-Za-z]+)\.svelte$/.test(name)),
		[]
	);
});

test('nothing names a place on the machine it was written on', () => {
	const place = /(?<![\w.])\/(work|tmp|root|Users)\/\w|(?<![\w.}])\/home\/[a-z]+\//;

	assert.deepEqual(
		whole.filter((file) => file !== 'tests/rules/places.test.ts' && place.test(read(file))),
		[]
	);
});

test('nothing is thrown together: no enum, no default export, no class but an error', () => {
	const scripts = written.filter((file) => file.endsWith('.ts'));
	// Kysely and pg are extended by their classes: one begins SQLite's transactions with the write lock.
	const classes = scripts.filter((file) =>
		/^\s*(export )?class (?!\w+ (?:<\w+>)? ?(extends|implements) (Error|Sqlite\w+|pg\.Client|Postgres\w+|QueryCompiler|KyselyPlugin))/m.test(
			read(file)
		)
	);

	assert.deepEqual(
		scripts.filter((file) => /^\s*(export )?(const )?enum /m.test(read(file))),
		[]
	);
	assert.deepEqual(
		scripts.filter((file) => /^export default /m.test(read(file))),
		[]
	);
	assert.deepEqual(classes, []);
});

test('nobody writes to the console, and one file alone knows the log, lucia and the databases', () => {
	const scripts = written.filter((file) => file.endsWith('.ts'));
	const knowing = (name: string) =>
		scripts.filter((file) => new RegExp(`from '${name}'`).test(read(file)));

	assert.deepEqual(
		scripts.filter((file) => /\bconsole\.\w+\(/.test(read(file))),
		[]
	);
	assert.deepEqual(knowing('pino'), ['src/lib/server/log.ts']);
	assert.deepEqual(knowing('lucia'), ['src/lib/server/door/sessions.ts']);
	assert.deepEqual(knowing('better-sqlite3'), [
		'src/lib/server/database.ts',
		'src/lib/server/statements.ts'
	]);
	assert.deepEqual(knowing('pg'), ['src/lib/server/database.ts', 'src/lib/server/statements.ts']);
});

test('the domain knows no clock, no chance and no machine', () => {
	const domain = written.filter((file) => /^src\/lib\/(domain|i18n)\/.*\.ts$/.test(file));
	const asking = domain.filter((file) =>
		/Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random|process\.|from 'node:/.test(read(file))
	);

	// Where nothing is built it reads the words from their folders, those of a language when it is spoken first.
	assert.deepEqual(asking, ['src/lib/i18n/read-words.ts']);
});

test('the clock is read in one place', () => {
	const reading = written
		.filter((file) => file.startsWith('src/lib/') || file.startsWith('src/routes/'))
		.filter((file) => /Date\.now\(|Temporal\.Now/.test(read(file)));

	// lucia asks for the real time; sessions.ts keeps it from mattering.
	assert.deepEqual(reading, ['src/lib/server/door/sessions.ts', 'src/lib/server/world.ts']);
});

test('a route never asks the database itself', () => {
	const asking = filesIn('src/routes').filter((file) =>
		/\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(read(file))
	);

	assert.deepEqual(asking, []);
});

test('every folder of the server and of the domain is a room with a purpose, and none has more than 40 files', () => {
	const purposes = JSON.parse(read('scripts/rooms.json')) as Record<string, string>;
	const inRooms = ['server', 'domain'].flatMap((ring) => filesIn(`src/lib/${ring}`));
	const counts = Map.groupBy(inRooms, (file) => path.posix.dirname(file));
	const nameless = [...counts.keys()].filter(
		(folder) => !/\/(server|domain)$/.test(folder) && !purposes[path.posix.basename(folder)]
	);
	const crowded = [...counts].filter(
		([, files]) => files.filter((file) => !/\.test\.ts$/.test(file)).length > 40
	);
	const tops = [...counts].filter(
		([folder, files]) =>
			/\/(server|domain)$/.test(folder) &&
			files.filter((file) => !/\.(test|d)\.ts$/.test(file)).length > 15
	);

	assert.deepEqual([nameless, crowded, tops], [[], [], []]);
});
