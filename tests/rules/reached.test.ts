/** Nothing is proven by what nobody can do: what the server can do is reached by a request, a command or the housekeeping. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unreachedIn } from './reached.ts';
import { filesIn } from './tree.ts';

/** Where something begins that happens to real people: never the workshop, nor what fills it with invented ones. */
const roots = ['src', 'scripts/commands', 'migrations']
	.flatMap(filesIn)
	.filter((file) =>
		/^src\/(routes|front)\/|^src\/[^/]+$|^(scripts|migrations)\/|-thread\.ts$/.test(file)
	)
	.filter((file) => !file.startsWith('src/routes/(workshop)/'))
	.filter((file) => /\.(ts|svelte)$/.test(file) && !/\.(test|d)\.ts$/.test(file));

/** What is left out, and why. A test that rests on one of these shows nothing that a person can do. */
const leftOut: Readonly<Record<string, string>> = {
	'advocate/assignments.ts#give': 'Tests give in a transaction of their own what a change gives.',
	'agency-door/invented-officer.ts#begin': 'The door of a demonstration, where nobody is real.',
	'agency-door/invented-officer.ts#openDoor': 'The same.',
	'audit/check.ts#firstBroken': 'Tests look at one chain, the command at all of them.',
	'door/ways-in.ts#make': 'Tests make a way alone; a page makes it with what is shown beside it.',
	'vault/keys.ts#draw': 'Keys for a test that opens no database.',
	'vault/root-keys.ts#rootsOf': 'The same.'
};

test('whatever the server can do, a request, a command or the housekeeping does', () => {
	const found = unreachedIn('src/lib/server', roots).map((symbol) =>
		symbol.slice('src/lib/server/'.length)
	);

	const here = found.filter((symbol) => !symbol.startsWith('invented.ts#'));
	assert.deepEqual(here, Object.keys(leftOut).sort());
});

test('the rule sees what it is for: a function that only a test calls', () => {
	const found = unreachedIn('src/lib/server/door', ['src/hooks.server.ts']);

	assert.ok(found.includes('src/lib/server/door/ways-in.ts#make'));
	assert.ok(!found.includes('src/lib/server/door/sessions.ts#openSessions'));
});
