/** The pages that list what is used are whole: every file that locks something, every way in, every limit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { scriptOf } from './scripts.ts';
import { filesIn, read } from './tree.ts';

const own = filesIn('src').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Names of all that a file exports as a constant of this type. */
function constantsOf(file: string, type: string): string[] {
	const source = scriptOf(file);
	return source.statements
		.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => [...declarationList.declarations])
		.filter((one) => one.type?.getText() === type)
		.map((one) => one.name.getText());
}

/** The words of a type that is a choice between words. */
function choicesOf(file: string, type: string): string[] {
	const source = scriptOf(file);
	const found = source.statements.filter(ts.isTypeAliasDeclaration);
	const text = found.find(({ name }) => name.text === type)?.type.getText() ?? '';
	return [...text.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

test('every file that works with keys, hashes or chance stands on the page of what is locked by what', () => {
	const page = read('docs/cryptography.md');
	const works =
		/from '(node:crypto|jose|oauth4webapi|@simplewebauthn\/server|standardwebhooks)'|crypto\.subtle/;
	const working = own.filter((file) => works.test(read(file)));

	assert.ok(working.length > 20);
	assert.deepEqual(
		working.filter((file) => !page.includes(`\`${file}\``)),
		[]
	);
	const named = [...page.matchAll(/`(src\/[^`]+)`/g)].map(([, file = '']) => file);
	assert.deepEqual(
		named.filter((file) => !working.includes(file)),
		[]
	);
});

test('every way in and every limit stands on the page of ways in', () => {
	const page = read('docs/ways-in.md');
	const ways = choicesOf('src/lib/domain/door/proof.ts', 'How');
	const limits = constantsOf('src/lib/server/limits.ts', 'Rule');

	assert.ok(ways.length > 5 && limits.length > 5);
	assert.deepEqual(
		[...ways, ...limits].filter((one) => !page.includes(`\`${one}\``)),
		[]
	);
});
