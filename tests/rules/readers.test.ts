/** Which files read the tables of cases and calls: those that scope them, each named here. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { filesIn, read } from './tree.ts';

test('the facts of cases and the calls are read in the files that scope them and nowhere else', () => {
	const readers: Record<string, readonly string[]> = {
		events: [
			'case/events.ts',
			'case/facts-apart.ts',
			'case/ledgers.ts',
			'feed/agency-facts.ts',
			'invented.ts'
		],
		calls: [
			'advocate/finishing.ts',
			'begin/join-moves.ts',
			'call/caller.ts',
			'call/calls.ts',
			'call/hours.ts',
			'call/kept.ts',
			'call/live-desks.ts',
			'call/promises.ts',
			'call/receipts.ts',
			'call/rota.ts',
			'call/safety.ts',
			'call/scopes.ts',
			'call/take-back.ts',
			'call/team.ts',
			'call/undo.ts',
			'call/why.ts',
			'call/worries.ts',
			'call/worry-scopes.ts',
			'case/what-there-is.ts',
			'copy/calls.ts',
			'disclosure/held.ts',
			'identity/calls.ts',
			'keep/abandoned-records.ts',
			'keep/erasures.ts',
			'keep/retention.ts',
			'keeper/use.ts',
			'reach/quiet.ts',
			'reach/wishes.ts'
		],
		agency_letters: [
			'case/what-there-is.ts',
			'clock/agency-letters.ts',
			'clock/letters-here.ts',
			'keep/abandoned-records.ts'
		],
		joins: [
			'begin/join-calls.ts',
			'begin/join-moves.ts',
			'begin/joining.ts',
			'begin/joins.ts',
			'call/join-times.ts',
			'case/what-there-is.ts',
			'looked/access-log.ts'
		],
		assisted_begins: ['begin/assisted-begins.ts', 'copy/parts.ts'],
		inquiries: ['copy/parts.ts', 'looked/access-log.ts', 'looked/inquiries.ts'],
		data_requests: [
			'case/what-there-is.ts',
			'data/erasing.ts',
			'data/requests.ts',
			'identity/data-desk.ts'
		],
		messages: [
			'call/live-desks.ts',
			'case/what-there-is.ts',
			'keep/retention.ts',
			'message/hers.ts',
			'message/rows.ts',
			'message/waiting.ts'
		],
		message_access: ['copy/talks.ts', 'message/hers.ts', 'message/rows.ts'],
		contact_notes: ['keep/retention.ts', 'note/rows.ts'],
		tasks: ['keep/retention.ts', 'note/task-rows.ts'],
		worries: ['call/worries.ts', 'call/worry-scopes.ts', 'keep/retention.ts'],
		disclosure_requests: [
			'disclosure/hers.ts',
			'disclosure/register.ts',
			'keep/legal-holds.ts',
			'keep/retention.ts'
		]
	};
	const server = filesIn('src/lib/server').filter(
		(file) => file.endsWith('.ts') && !file.endsWith('.test.ts')
	);

	for (const [table, files] of Object.entries(readers)) {
		const found = server.filter((file) => read(file).includes(`From('${table}')`));
		assert.deepEqual(
			found,
			files.map((file) => `src/lib/server/${file}`),
			table
		);
	}
});
