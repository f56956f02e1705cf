/** Documents that would mislead when they fall behind: decisions, packages, commands and settings. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { languages } from '#lib/i18n/languages.ts';
import { filesIn, placeOf, read } from './tree.ts';

/** The folders of sentences. */
const inside = [...languages.map(({ code }): string => code), 'staff'];

type Package = {
	readonly scripts: Record<string, string>;
	readonly dependencies: Record<string, string>;
	readonly devDependencies: Record<string, string>;
	readonly optionalDependencies: Record<string, string>;
};
const known = JSON.parse(read('package.json')) as Package;
const decisions = filesIn('docs/decisions');
const readme = read('README.md');

test('every number of a decision is a page or named as gone, and each page has a date, a state and what it costs', () => {
	const numbers = decisions.map((file) => Number(path.posix.basename(file).slice(0, 4)));
	const gone = [...read('docs/decisions.md').matchAll(/^\| (\d+) \|/gm)].map(([, one]) =>
		Number(one)
	);
	const parts = [
		/^# \d+\. /,
		/^Date: \d{4}-\d\d-\d\d\. Status: /m,
		/^## Context$/m,
		/^## Decision$/m,
		/^- Bad: /m
	];

	assert.deepEqual(
		[...numbers, ...gone].toSorted((one, other) => one - other),
		Array.from({ length: Math.max(...numbers) }, (_, index) => index + 1)
	);
	for (const file of decisions) for (const part of parts) assert.match(read(file), part, file);
});

test('the index of decisions names each of them, and each room', () => {
	const index = read('docs/decisions.md');
	const rooms = Object.keys(JSON.parse(read('scripts/rooms.json')) as Record<string, string>);

	assert.deepEqual(
		decisions.filter((file) => !index.includes(`](${file.replace('docs/', '')})`)),
		[]
	);
	assert.deepEqual(
		rooms.filter((room) => !index.includes(`| \`${room}\` |`)),
		[]
	);
});

test('every package has its line, with its version, on the page of packages', () => {
	const page = read('docs/decisions/0014-dependencies.md');
	const named = (name: string, version: string) =>
		page.includes(`\`${name}\` ${version}`) ||
		// The same package in a second version, under a name of our own.
		page.includes(`\`${name}\` (\`${version.replace(/^npm:/, '').replace('@', '` ')})`) ||
		(name.startsWith('workbox-') && page.includes(version));
	const all = { ...known.dependencies, ...known.devDependencies };
	const silent = Object.entries(all).filter(([name, version]) => !named(name, version));
	const node = read('docs/decisions/0003-node-26-as-optional-dependencies.md');

	assert.deepEqual(silent, []);
	assert.ok(Object.keys(known.optionalDependencies).every((name) => node.includes(`\`${name}\``)));
	assert.ok(Object.values(known.optionalDependencies).every((version) => node.includes(version)));
});

test('every version of a package is exact', () => {
	const all = Object.entries({
		...known.dependencies,
		...known.devDependencies,
		...known.optionalDependencies
	});

	assert.deepEqual(
		all.filter(([, version]) => !/^(npm:[\w/-]+@)?\d+\.\d+\.\d+$/.test(version)),
		[]
	);
});

test('the README names every command, and every command has its script', () => {
	const commands = Object.keys(known.scripts).map((name) =>
		['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`
	);
	const scripts = Object.values(known.scripts).flatMap(
		(line) => /scripts\/[\w-]+\.mjs/.exec(line) ?? []
	);

	assert.deepEqual(
		commands.filter((command) => !readme.includes(command)),
		[]
	);
	assert.deepEqual(
		scripts.filter((file) => !existsSync(placeOf(file))),
		[]
	);
});

test('the page for operators explains every setting that the service reads', () => {
	const operating = read('docs/operating.md');
	const files = [...filesIn('src'), 'svelte.config.js'].filter((file) =>
		/(?<!\.test)\.(ts|js)$/.test(file)
	);
	const asked = files.flatMap((file) =>
		[...read(file).matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name = '']) => name)
	);

	assert.deepEqual(
		[...new Set(asked)].filter((name) => !operating.includes(`\`${name}\``)),
		[]
	);
});

test('every file that CONTRIBUTING names is there', () => {
	const within = ['', 'src/', 'src/lib/', 'src/lib/domain/', 'tests/rules/'];
	const roots = [...within, 'src/lib/i18n/', 'src/lib/i18n/en/'];
	const named = [
		...read('CONTRIBUTING.md').matchAll(
			/`(?:[^`]* )?([\w./()[\]=-]+\.(?:ts|mjs|json|svelte|txt))`/g
		)
	].map(([, name = '']) => name);

	assert.ok(named.length > 20);
	assert.deepEqual(
		named.filter((name) => roots.every((root) => !existsSync(placeOf(root + name)))),
		[],
		`write its path from one of: ${roots.join(' ')}`
	);
});

test('every folder on the map of the README is there, and every link leads somewhere', () => {
	const map = /```\n(migrations\/[^]*?)```/.exec(readme)?.[1] ?? '';
	const folders = [...map.matchAll(/(?:^|\s)((?:lib\/)?[a-z-]+)\/(?=\s)/g)].map(
		([, name = '']) => name
	);
	const places = folders.filter((name) =>
		['', 'src/', 'tests/'].every((within) => !existsSync(placeOf(within + name)))
	);
	const pages = [
		'README.md',
		'CONTRIBUTING.md',
		'docs/operating.md',
		'docs/decisions.md',
		...decisions
	];
	const links = pages.flatMap((file) =>
		[...read(file).matchAll(/\]\(([^)#]+)\)|src="([^"]+)"/g)]
			.map(([, link, picture]) => link ?? picture ?? '')
			.filter((link) => !link.includes(':'))
			.map((link) => path.posix.join(path.posix.dirname(file), link))
	);

	assert.ok(folders.length > 8 && links.length > 5);
	assert.deepEqual(
		places.filter((name) => ![...inside, 'front', 'commands', 'feeds'].includes(name)),
		[]
	);
	assert.deepEqual(
		links.filter((link) => !existsSync(placeOf(link))),
		[]
	);
});

test('nothing cites a page that is not in the repository', () => {
	const citing = [...filesIn('src'), ...filesIn('scripts'), ...filesIn('migrations')].filter(
		(file) =>
			/\b(safety|stack|design|victims-code|languages|services)(\.md)? ?§/i.test(
				/\.(ts|mjs|svelte|css|md)$/.test(file) ? read(file) : ''
			)
	);

	assert.deepEqual(citing, []);
});
