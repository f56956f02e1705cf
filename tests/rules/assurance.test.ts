/** What the assurance pages say is true of the code: each proof they name is there, and what is open says so. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import ts from 'typescript';
import { retention } from '#lib/domain/data/retention.ts';
import { awaitedIn, isNotHere, isOpen, isThere, linesOf, proofsIn } from './proofs.ts';
import { scriptOf } from './scripts.ts';
import { filesIn, read } from './tree.ts';

const threats = linesOf('docs/threat-model.md', 'proof');
const requirements = linesOf('docs/asvs.md', 'id', 'proof');
const rows = [...threats, ...requirements];
const proofOf = ({ cells }: (typeof rows)[number]) => cells.proof ?? '';
const dpia = 'docs/assurance/dpia.md';
const drafts = filesIn('docs/assurance');

test('every test and document that is named as a proof is there', () => {
	const named = rows.flatMap((row) => proofsIn(proofOf(row)));

	assert.ok(named.length > 100);
	assert.deepEqual(
		named.filter((proof) => !isThere(proof)),
		[]
	);
});

test('every row has a proof, or says what is open or why it is about nothing here', () => {
	const silent = rows.filter((row) => {
		const text = proofOf(row);
		return proofsIn(text).length === 0 && !isOpen(text) && !isNotHere(text);
	});

	assert.deepEqual(silent, []);
});

test('nothing is said to be to come that has come', () => {
	const come = rows.flatMap((row) => awaitedIn(proofOf(row))).filter(isThere);

	assert.deepEqual(come, [], 'Take "to come:" from these, and count anew.');
});

test('each of the eleven who could do harm has rows of their own', () => {
	const who = [...new Set(threats.map(({ under }) => /^A(\d+) /.exec(under)?.[1]))];

	assert.deepEqual(
		who.filter(Boolean).map(Number),
		Array.from({ length: 11 }, (_, index) => index + 1)
	);
});

test('every requirement of ASVS 5.0 at levels 1 and 2 has its row, once and at its level', () => {
	const [, one = '', two = ''] = read('tests/rules/asvs-ids.txt').split(/Level \d\n/);
	const ids = (text: string) => text.split(/\s+/).filter(Boolean);
	const levels = new Map([
		...ids(one).map((id) => [id, '1'] as const),
		...ids(two).map((id) => [id, '2'] as const)
	]);
	const listed = requirements.flatMap(({ cells }) =>
		ids(cells.id ?? '').map((id) => [id, cells.level] as const)
	);

	assert.equal(levels.size, 253);
	assert.deepEqual(listed.map(([id]) => id).sort(), [...levels.keys()].sort());
	assert.deepEqual(
		listed.filter(([id, level]) => level !== '' && level !== levels.get(id)),
		[]
	);
});

test('the numbers at the head of both pages are those of their rows', (t) => {
	const count = (some: typeof rows) => {
		const each = some.map((row) => [idsOf(row), proofOf(row)] as const);
		const sum = (wanted: (text: string) => boolean) =>
			each.reduce((all, [many, text]) => all + (wanted(text) ? many : 0), 0);
		const [all, notHere, open] = [sum(() => true), sum(isNotHere), sum(isOpen)];
		return { all, notHere, open, proven: all - notHere - open };
	};
	const { all, notHere, open, proven } = count(requirements);
	const model = count(threats);
	const heads = {
		'docs/asvs.md': `${all} requirements: ${all - notHere} apply, ${proven} are proven, ${open} are open; ${notHere} are about nothing here.`,
		'docs/threat-model.md': `${model.all} rows: ${model.proven} are proven, ${model.open} are open.`
	};

	for (const [page, head] of Object.entries(heads)) {
		t.diagnostic(`${page}: ${head}`);
		assert.ok(read(page).includes(`**${head}**`), `${page} should say: ${head}`);
	}
});

function idsOf({ cells }: (typeof rows)[number]): number {
	return cells.id === undefined ? 1 : cells.id.split(' ').length;
}

test('the record of what is kept names every table of the database, what it is for and when it goes', () => {
	const record = linesOf(dpia, 'table', 'for', 'until');
	const names = record.map(({ cells }) => (cells.table ?? '').replaceAll('`', ''));
	const empty = record.filter(({ cells }) => !cells.holds || !cells.for || !cells.until);
	const kept = (name: string) =>
		record.find(({ cells }) => cells.table === `\`${name}\``)?.cells.until ?? '';

	assert.deepEqual(names.sort(), tables().sort());
	assert.deepEqual(empty, []);
	for (const [name, { lasts, after }] of Object.entries(retention)) {
		const [unit = '', number] = Object.entries(lasts)[0] ?? [];
		const said = `${number} ${number === 1 ? unit.slice(0, -1) : unit} after ${after}`;
		assert.equal(kept(name), said, `${name} should be kept until ${said}`);
	}
});

function tables(): string[] {
	return (
		[
			['src/lib/server/tables.ts', 'CaseTables'],
			['src/lib/server/door/tables.ts', 'WayTables'],
			['src/lib/server/data/tables.ts', 'DataTables'],
			['src/lib/server/begin/tables.ts', 'JoinTables'],
			['src/lib/server/team/tables.ts', 'TeamTables'],
			['src/lib/server/advocate/tables.ts', 'StayingTables'],
			['src/lib/server/feed/tables.ts', 'FeedTables'],
			['src/lib/server/keeper/tables.ts', 'KeeperTables'],
			['src/lib/server/notice/tables.ts', 'NoticeTables'],
			['src/lib/server/pull/tables.ts', 'PullTables'],
			['src/lib/server/message/tables.ts', 'TalkTables'],
			['src/lib/server/stop/tables.ts', 'StopTables']
		] as const
	).flatMap(([file, named]) => tablesIn(file, named));
}

function tablesIn(file: string, named: string): string[] {
	const source = scriptOf(file);
	const type = source.statements
		.filter(ts.isTypeAliasDeclaration)
		.find(({ name }) => name.text === named)?.type;
	assert.ok(type && ts.isTypeLiteralNode(type), file);
	return type.members.map((member) => member.name?.getText() ?? '');
}

test('whatever in the code opens a connection is on the list of what leaves the machine', () => {
	// A server that only listens opens none.
	const modules =
		/^import (?!type |\{ (createServer|STATUS_CODES)\b)[^;]*from '(node:(https?|http2|net|tls|dgram)|pg|undici|nodemailer|web-push)'/m;
	const calls = /(?<![\w.])fetch\(|sendBeacon\(|\b(WebSocket|EventSource|XMLHttpRequest)\(/;
	const opening = ['src', 'static', 'scripts/commands']
		.flatMap(filesIn)
		.filter((file) => /(?<!\.test)\.(ts|js|svelte)$/.test(file))
		.filter((file) => modules.test(read(file)) || calls.test(read(file)));
	const listed = linesOf(dpia, 'opened by', 'to').map(({ cells }) =>
		(cells['opened by'] ?? '').replaceAll('`', '')
	);

	assert.ok(opening.includes('src/lib/server/database.ts'));
	assert.deepEqual(
		opening.filter((file) => !listed.includes(file)),
		[]
	);
	assert.ok(listed.every((file) => read(file).length > 0));
});

test('every page to be signed says that it is a draft, who has to finish it, and has a place to sign', () => {
	assert.deepEqual(
		drafts.map((file) => file.slice('docs/assurance/'.length)),
		['appropriate-policy.md', 'data-sharing.md', 'dpia.md', 'equality.md']
	);
	for (const file of drafts) {
		assert.match(read(file), /^\*\*Draft\. .*must finish and sign/m, file);
		assert.match(read(file), /^\| Name \| Role \| Day \| Signature \|$/m, file);
		assert.match(read(file), /^## Still open$/m, file);
	}
});
