/** The vocabulary of events is closed: what an agency may send is what the domain knows, kind by kind and word by word. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import ts from 'typescript';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { EventKind } from '#lib/domain/event.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { dataSchemas, toldByAgencies } from '#lib/server/feed/cloud-event.ts';
import { bare, sentencesOf } from './sentences.ts';
import { read } from './tree.ts';

const fromHer: readonly EventKind[] = ['date-moved', 'date-given', 'told-answered', 'taken-back'];

/** The fields of each kind's data, read from the type: a schema must take these and no other. */
function fieldsInType(): Record<string, string[]> {
	const file = 'src/lib/domain/event.ts';
	const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
	const typed = (name: string) =>
		source.statements.filter(ts.isTypeAliasDeclaration).find((one) => one.name.text === name)?.type;
	const fieldsOf = (type: ts.TypeNode | undefined): string[] => {
		if (type && ts.isTypeLiteralNode(type))
			return type.members.map((member) => nameOf(member)).sort();
		if (type && ts.isTypeReferenceNode(type)) return fieldsOf(typed(type.typeName.getText()));
		return [];
	};
	const data = typed('EventData');
	assert.ok(data && ts.isTypeLiteralNode(data));
	return Object.fromEntries(
		data.members
			.filter(ts.isPropertySignature)
			.map((member) => [nameOf(member), fieldsOf(member.type)])
	);
}

function nameOf(member: ts.TypeElement): string {
	return member.name?.getText().replaceAll("'", '') ?? '';
}

test('every kind of event has its place in the list, and the list has no other', () => {
	assert.deepEqual([...eventKinds].sort(), Object.keys(fieldsInType()).sort());
	assert.equal(new Set(eventKinds).size, eventKinds.length);
});

test('an agency may send every kind but the four that only she can tell', () => {
	const wanted = eventKinds.filter((kind) => !fromHer.includes(kind)).sort();

	assert.deepEqual(Object.keys(dataSchemas).sort(), wanted);
	assert.deepEqual([...toldByAgencies].sort(), wanted);
});

test('each schema takes the fields its kind carries and no other', () => {
	const typed = fieldsInType();

	for (const [kind, schema] of Object.entries(dataSchemas))
		assert.deepEqual(Object.keys(schema.entries).sort(), typed[kind], kind);
});

test('no kind of agency usually tells what no agency may send', () => {
	const told = new Set(Object.values(usuallyTells).flat());

	assert.deepEqual(
		[...told].filter((kind) => !(kind in dataSchemas)),
		[]
	);
});

test('every kind of event has words of its own', () => {
	const said = [...sentencesOf('en').keys()].map(bare);
	const groups = ['hearing-listed', 'hearing-held', 'victim-told'];
	const silent = eventKinds.filter(
		(kind) => !groups.includes(kind) && !said.some((key) => key.startsWith(`happened.${kind}.`))
	);

	assert.deepEqual(silent, []);
});

test('no page says what the machine calls it', () => {
	const ours = /\b(level|session|step-?up|passkey|token|authenticat\w*|credential\w*)s?\b/i;
	const said = [...sentencesOf('en')].filter(([, text]) => ours.test(text));

	assert.deepEqual(said, []);
});
