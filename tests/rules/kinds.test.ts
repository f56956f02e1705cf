/** What is decided about a kind of event stands in its row: nobody else decides by its name, but for those named here. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import ts from 'typescript';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import type { EventKind } from '#lib/domain/event.ts';
import { scriptOf } from './scripts.ts';
import { filesIn } from './tree.ts';

/** Who may tell kinds apart by name: those that make them, tables of the law, and what goes by what an event says. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	"a court's message is made into a fact of the kind it tells of": [
		'src/lib/domain/case/outcome.ts',
		'src/lib/server/court/defendant.ts',
		'src/lib/server/court/listing.ts',
		'src/lib/server/feed/event-data.ts'
	],
	'a switch over what the events say, which does not compile without a kind that needs it': [
		'src/lib/domain/case/hearing-state.ts',
		'src/lib/domain/case/hearing.ts',
		'src/lib/domain/news/bail-state.ts',
		'src/lib/domain/news/gate.ts',
		'src/lib/domain/news/weight.ts'
	],
	'what was decided, of whom, and where a case stands: each kind has a meaning of its own there': [
		'src/lib/domain/case/after-sentence.ts',
		'src/lib/domain/case/answered.ts',
		'src/lib/domain/case/defendant.ts',
		'src/lib/domain/case/difference.ts',
		'src/lib/domain/case/misfit.ts',
		'src/lib/domain/case/released.ts',
		'src/lib/domain/case/sentencing-court.ts',
		'src/lib/domain/case/timeline.ts',
		'src/lib/domain/news/overtaken.ts',
		'src/lib/domain/stage/investigation.ts',
		'src/lib/domain/stage/progress.ts',
		'src/lib/domain/stage/prosecution.ts',
		'src/lib/domain/stage/stage.ts',
		'src/lib/domain/stage/tracker.ts'
	],
	'a row of the Code names the facts that start and meet it': [
		'src/lib/domain/clock/ask.ts',
		'src/lib/domain/clock/deadline.ts',
		'src/lib/domain/clock/own-date-fit.ts',
		'src/lib/domain/clock/own-date.ts',
		'src/lib/domain/clock/quiet.ts',
		'src/lib/domain/clock/right-7-to-10.ts',
		'src/lib/domain/clock/trigger.ts',
		'src/lib/domain/clock/update-plan.ts',
		'src/lib/domain/clock/wait.ts'
	],
	'what she alone can tell: an answer, a date, a telling, and what she takes back': [
		'src/lib/domain/case/news.ts',
		'src/lib/domain/case/own-entry.ts',
		'src/lib/domain/clock/her-answer.ts',
		'src/lib/i18n/copy/copy-words.ts',
		'src/lib/server/copy/parts.ts',
		'src/routes/(victim)/home/+page.server.ts'
	],
	'an order beside a sentence stands on its own, whatever became of the case': [
		'src/lib/domain/news/orders.ts'
	],
	'the help of one day in court, and the facts she may pick from a list': [
		'src/lib/domain/case/court-day.ts',
		'src/lib/domain/case/own-facts.ts'
	]
};
const may = Object.values(allowed).flat();

/** A place where a kind is told apart by its name. */
type Place = { readonly line: number; readonly kind: string };

function placesIn(source: ts.SourceFile): Place[] {
	const found: Place[] = [];
	const visit = (node: ts.Node): void => {
		const kind = decidedBy(node);
		if (kind !== undefined) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			found.push({ line: line + 1, kind });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** The kind a node decides by: compared with, a case of a switch, one of a list of kinds, or the beginning of some. */
function decidedBy(node: ts.Node): string | undefined {
	if (ts.isCallExpression(node) && /\bkind\??\.startsWith$/.test(node.expression.getText()))
		return node.arguments[0]?.getText();
	if (!ts.isStringLiteral(node) || !isKind(node.text)) return undefined;
	const { parent } = node;
	if (ts.isCaseClause(parent))
		return isOfKind(parent.parent.parent.expression) ? node.text : undefined;
	if (ts.isBinaryExpression(parent))
		return isOfKind(parent.left) || isOfKind(parent.right) ? node.text : undefined;
	return ts.isArrayLiteralExpression(parent) && isListOfKinds(parent) ? node.text : undefined;
}

function isKind(text: string): boolean {
	return eventKinds.includes(text as EventKind);
}

function isOfKind(node: ts.Node): boolean {
	return /(^|\.)(kind|about)$/.test(node.getText());
}

/** A list by its type, or one that is asked whether it holds a kind. */
function isListOfKinds(list: ts.ArrayLiteralExpression): boolean {
	let outer: ts.Node = list.parent;
	while (ts.isAsExpression(outer) || ts.isParenthesizedExpression(outer)) outer = outer.parent;
	if (ts.isPropertyAccessExpression(outer))
		return /\(([\w.]+\.)?kind\)/.test(outer.parent.getText());
	return (
		ts.isVariableDeclaration(outer) && /EventKind|\['kind'\]/.test(outer.type?.getText() ?? '')
	);
}

const files = filesIn('src').filter(
	(file) => file.endsWith('.ts') && !/\.test\.ts$|example|\.d\.ts$/.test(file)
);
const places = new Map(files.map((file) => [file, placesIn(scriptOf(file))]));

test('nothing is decided by the name of a kind of event but in its row', () => {
	const wrong = files
		.filter((file) => !may.includes(file))
		.flatMap((file) => (places.get(file) ?? []).map(({ line, kind }) => `${file}:${line} ${kind}`));

	assert.deepEqual(wrong, [], 'Write it into the rows of src/lib/domain/event-rows.ts.');
});

test('whoever may tell kinds apart by name does', () => {
	const idle = may.filter((file) => (places.get(file) ?? []).length === 0);

	assert.deepEqual(idle, []);
});

test('a hearing is known by its listing in one place, and a listing by its row', () => {
	const listings = eventKinds.filter((kind) => isListing({ kind }));
	const wrong = files.filter((file) =>
		places.get(file)?.some(({ kind }) => listings.includes(kind as EventKind))
	);

	assert.deepEqual(wrong, [], 'Ask isListing or listingsIn of src/lib/domain/case/hearing.ts.');
});

test('the rule finds each way to decide by a name', () => {
	const found = (text: string) =>
		placesIn(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true)).map(
			({ kind }) => kind
		);

	assert.deepEqual(found("if (event.kind === 'escaped') go();"), ['escaped']);
	assert.deepEqual(found("switch (event.kind) { case 'escaped': go(); }"), ['escaped']);
	assert.deepEqual(found("const some: readonly EventKind[] = ['escaped'];"), ['escaped']);
	assert.deepEqual(found("go(['escaped'].includes(event.kind));"), ['escaped']);
	assert.deepEqual(found("go(kind.startsWith('trial-'));"), ["'trial-'"]);
	assert.deepEqual(found("const made = { kind: 'escaped', on };"), []);
});
