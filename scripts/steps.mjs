/** What there is to be tested, step by step, and what each step needs; and which steps a word asks for. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findHunspell } from './hunspell.mjs';
import { findNode, root } from './node.mjs';
import { build, install, isBuilt, isInstalled } from './ready.mjs';
import { run, tool } from './running.mjs';
import { runOnPostgres, runTests, testFiles, walk } from './testing.mjs';

const stores = /^(src\/lib\/server|tests\/case)\/.*\.test\.ts$/;
const built = /^tests\/rules\/built\//;
const rules = /^tests\/rules\//;
const fronts = /^tests\/front\//;
const operators = /^tests\/operator\//;
const spelling = /^tests\/rules\/spelling\.test\.ts$/;
const journeys = /^tests\/journeys\/.*\.spec\.ts$/;
const groups = [stores, rules, fronts, operators, journeys];
/** What only one of the two databases can answer: who waits for whom, and statements that are written by hand. */
const particular = /\b(lock|locked)\(|\bsql[`<]|isPostgres|forUpdate|Promise\.all(Settled)?\(/;

/** What runs for seconds need not tidy its memory at each doubling of it: for what is written in Go that is a third of its work. */
const env = { GOGC: '400' };

/** One tool, which holds or does not. */
const check = (name, args, { needs = ['sync'], owner = name, node = [] } = {}) => ({
	needs,
	run: async () => verdict(await run(findNode(), [...node, tool(name, owner), ...args], { env }))
});

const components = check('svelte-check', [
	...['--fail-on-warnings', '--output', 'human', '--tsgo'],
	...['--tsconfig', 'tsconfig.check.json']
]);

/** Tests of the files whose path is wanted. */
const tests = (wants, needs, how) => ({
	needs,
	run: () => runTests(testFiles().filter(wants), how)
});

/** Every step, by its name. The longest come first, so that the three lanes end together. */
export const steps = {
	install: { needs: [], run: () => unless(isInstalled(), install) },
	sync: check('svelte-kit', ['sync'], { needs: ['install'], owner: '@sveltejs/kit' }),
	build: { needs: ['sync'], run: () => unless(isBuilt(), build) },
	'stores on PostgreSQL': {
		needs: ['install'],
		run: () => runOnPostgres(testFiles().filter((file) => stores.test(file) && wantsPostgres(file)))
	},
	'stores on SQLite': tests((file) => stores.test(file) && !wantsPostgres(file), ['install']),
	// Each is one process that waits for a server: begun late, it would be the last, and alone.
	'rules of what is built': tests((file) => built.test(file) && !asksATown(file), ['build']),
	'towns of what is built': tests((file) => built.test(file) && asksATown(file), ['build']),
	// Two browsers wait for each other and for the server: what comes after this fills the time between.
	journeys: { needs: ['build'], run: () => walk() },
	// These touch nothing outside themselves, so one process is enough for all of them.
	unit: tests((file) => !groups.some((group) => group.test(file)), ['install']),
	types: {
		needs: ['sync'],
		run: () => {
			// What it made of a component that is no more would still be read.
			rmSync(path.join(root, '.svelte-kit', '.svelte-check'), { recursive: true, force: true });
			return components.run();
		}
	},
	'lint of components': check(
		'eslint',
		['.', '--max-warnings', '0', ...cache('eslint/'), '--cache-strategy', 'content'],
		// A fifth of it is tidying up: with more room that is asked for less often.
		{ node: ['--max-semi-space-size=64'] }
	),
	'format of components': check('prettier', [
		'--check',
		'**/*.svelte',
		'--log-level',
		'warn',
		...cache('prettier')
	]),
	format: check('oxfmt', ['--check', '--ignore-path', '.gitignore']),
	lint: check('oxlint', ['--type-aware', '--deny-warnings']),
	// A worker has other globals than a page, so its types are another program.
	'worker types': check('tsc', ['--project', 'tsconfig.worker.json'], {
		owner: '@typescript/native'
	}),
	imports: check('depcruise', ['src', '--config', '.dependency-cruiser.mjs'], {
		owner: 'dependency-cruiser'
	}),
	spelling: { needs: ['install'], run: () => spell() },
	operator: tests((file) => operators.test(file), ['install']),
	// Most of its time it waits for slow senders to be let go.
	front: {
		...tests((file) => fronts.test(file), ['install'], {
			apart: ['--test', '--test-concurrency=3']
		}),
		idle: true
	},
	rules: tests(
		(file) => rules.test(file) && ![built, spelling].some((apart) => apart.test(file)),
		['sync']
	)
};

/** Both databases whole, in place of each file on one of them. */
const wholeSteps = {
	'stores on PostgreSQL': {
		needs: ['install'],
		run: () => runOnPostgres(testFiles().filter((file) => stores.test(file) && opensWorld(file)))
	},
	'stores on SQLite': tests((file) => stores.test(file), ['install'])
};

const all = Object.keys(steps);
/** What the commands run when they are asked for nothing in particular. */
const modes = {
	all,
	check: all.filter((name) => name !== 'journeys'),
	journeys: ['install', 'sync', 'build', 'journeys'],
	quick: ['install', 'sync', 'types', 'worker types', 'unit', 'rules']
};

/** The steps that were asked for: a mode, steps by their names, or files by a part of their path. Throws when a word is none. */
export function stepsFor(words, { whole = false } = {}) {
	const [mode, asked] = modes[words[0]] ? [words[0], words.slice(1)] : ['all', words];
	const known = whole ? { ...steps, ...wholeSteps } : steps;
	if (asked.length === 0) return modes[mode].map((name) => ({ name, ...known[name] }));
	const files = asked.filter((word) => !known[word]);
	const named = asked.filter((word) => known[word]);
	return [
		...withNeeds(named, known).map((name) => ({ name, ...known[name] })),
		...stepsOf([...new Set(files.flatMap((word) => filesOf(word, mode)))], whole)
	];
}

/** Files, each under its own tool, and what has to be there for them. */
function stepsOf(files, whole) {
	const walks = files.filter((file) => journeys.test(file));
	const others = files.filter((file) => !journeys.test(file));
	const ready = walks.length > 0 || others.some((file) => built.test(file)) ? ['build'] : [];
	const needed = withNeeds(ready, steps).map((name) => ({ name, ...steps[name] }));
	return [
		...needed,
		...(others.length > 0 ? [{ name: 'tests', needs: ready, run: () => runTests(others) }] : []),
		...(whole
			? [{ name: 'on PostgreSQL', run: () => runOnPostgres(others.filter(opensWorld)) }]
			: []),
		...(walks.length > 0 ? [{ name: 'journeys', needs: ready, run: () => walk(walks) }] : [])
	];
}

/** The files a word means: one of that name, or all with it in their path. */
function filesOf(word, mode) {
	const wanted = word.replace(/^\.\//, '').replace(/\/$/, '');
	const among = testFiles().filter((file) => mode !== 'journeys' || journeys.test(file));
	const isNamed = (file) =>
		file === wanted || path.basename(file).replace(/\.(test|spec)\.ts$/, '') === wanted;
	const named = among.filter(isNamed);
	const found = named.length > 0 ? named : among.filter((file) => file.includes(wanted));
	if (found.length === 0)
		throw new Error(
			`No test has “${word}” in its path. Or say one of: ${Object.keys(modes).join(', ')}`
		);
	return found;
}

function withNeeds(names, known) {
	const whole = new Set();
	const add = (name) => {
		for (const need of known[name].needs) add(need);
		whole.add(name);
	};
	names.forEach(add);
	return [...whole];
}

function cache(name) {
	return ['--cache', '--cache-location', path.join('.cache', name)];
}

function verdict({ code, output }, note) {
	return code === 0 ? { passed: 1, failed: 0, note } : { passed: 0, failed: 1, output };
}

async function unless(isReady, act) {
	if (!isReady) await act();
	return { passed: 1, failed: 0, note: isReady ? 'was ready' : undefined };
}

/** Asks dictionaries, where there is a program that reads them. */
async function spell() {
	if (await findHunspell()) return runTests(testFiles().filter((file) => spelling.test(file)));
	return { passed: 0, failed: 0, note: 'skipped: there is no hunspell, and none can be installed' };
}

/** Whether a file of stores, or the store it tests, does what only a database that many use at once can answer. */
function wantsPostgres(file) {
	const test = textOf(file);
	// What kills a process needs a file.
	if (!test.includes('testWorld') || test.includes('TEST_DATABASE_URL')) return false;
	return (
		particular.test(test) || particular.test(textOf(file.replace(/(\.[\w-]+)?\.test\.ts$/, '.ts')))
	);
}

/** Whether a file asks the people of the demonstration, who live on a server of their own. */
function asksATown(file) {
	return /askDemonstration|askTowns/.test(textOf(file));
}

// What opens no world has nothing to say about a database.
function opensWorld(file) {
	return stores.test(file) && textOf(file).includes('testWorld');
}

function textOf(file) {
	const place = path.join(root, file);
	return existsSync(place) ? readFileSync(place, 'utf8') : '';
}
