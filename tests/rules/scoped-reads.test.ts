/** Authority in the WHERE: the SQL of the reads that show a case or a call, held word by word. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type {
	AgencyId,
	Companion,
	Officer,
	ParticipationId,
	PersonId,
	Staff,
	SubjectId,
	Victim
} from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import * as unheard from '#lib/server/advocate/unheard.ts';
import * as covered from '#lib/server/advocate/covered.ts';
import * as apologies from '#lib/server/keeper/apologies.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as agencyDesk from '#lib/server/feed/agency-desk.ts';
import * as agencyFacts from '#lib/server/feed/agency-facts.ts';
import * as delivered from '#lib/server/agency-door/delivered.ts';
import * as lettersHere from '#lib/server/clock/letters-here.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as callScopes from '#lib/server/call/scopes.ts';
import * as dataDesk from '#lib/server/identity/data-desk.ts';
import * as seconds from '#lib/server/identity/seconds.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { open } from '#lib/server/database.ts';
import * as contactNotesHers from '#lib/server/note/hers.ts';
import * as contactScopes from '#lib/server/note/scopes.ts';
import * as contacts from '#lib/server/note/contacts.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import * as takeBack from '#lib/server/call/take-back.ts';
import * as events from '#lib/server/case/events.ts';
import * as firstAdvocates from '#lib/server/advocate/first.ts';
import * as herAdvocate from '#lib/server/advocate/hers.ts';
import * as herPlace from '#lib/server/case/her-place.ts';
import * as whatThereIs from '#lib/server/case/what-there-is.ts';
import * as herChanges from '#lib/server/advocate/her-changes.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import * as givings from '#lib/server/begin/givings.ts';
import * as packs from '#lib/server/begin/packs.ts';
import * as proof from '#lib/server/begin/proof.ts';
import * as reports from '#lib/server/begin/reports.ts';
import * as returns from '#lib/server/begin/returns.ts';
import * as safeWays from '#lib/server/begin/safe-ways.ts';
import * as assistedBegins from '#lib/server/begin/assisted-begins.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import * as supporterChecks from '#lib/server/beside/checks.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as notesRegister from '#lib/server/disclosure/register.ts';
import * as staffTeams from '#lib/server/supervisor/keys.ts';
import * as standingIn from '#lib/server/supervisor/standing-in.ts';
import * as sides from '#lib/server/beside/sides.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as worryScopes from '#lib/server/call/worry-scopes.ts';
import { read } from './tree.ts';

const victim: Victim = {
	kind: 'victim',
	person: 'mary' as PersonId,
	level: 'full',
	caseId: 'another-case' as CaseId,
	participation: 'marys-part' as ParticipationId,
	enhanced: 'no',
	sure: true
};
const part = victim.participation;
const beside = (kind: Companion['kind']): Companion => ({
	kind,
	person: 'sam' as PersonId,
	caseId: victim.caseId,
	participation: part,
	panes: ['now'],
	from: 0,
	until: 1
});
const staff: Staff = { kind: 'advocate', person: 'ada' as PersonId };
const officer: Officer = {
	kind: 'officer',
	agency: 'police-01' as AgencyId,
	door: 'police',
	subject: 'ann' as SubjectId
};

async function reads() {
	const db = open({ file: ':memory:' });
	const theirs = {
		'events.scopedTo': events.scopedTo(db, victim).compile(),
		'herPlace.scopedTo': herPlace
			.scopedTo(db, { ...victim, chain: `case:${victim.caseId}`, since: 0 })
			.compile(),
		'whatThereIs.scopedTo': whatThereIs.scopedTo(db, victim).compile(),
		'callScopes.scopedTo': callScopes.scopedTo(db, staff, 1).compile(),
		'callScopes.takenBy': callScopes.takenBy(db, staff).compile(),
		'callScopes.ofTeamOf': callScopes.ofTeamOf(db, staff).compile(),
		'asks.scopedTo': letters.scopedTo(db, victim).compile(),
		'noticeWays.scopedTo': noticeWays.scopedTo(db, victim).compile(),
		'joins.scopedTo': joins.scopedTo(db, victim).compile(),
		'givings.scopedTo': givings.scopedTo(db, officer, victim.caseId).compile(),
		'lettersHere.scopedTo': lettersHere.scopedTo(db, officer).compile(),
		'lettersHere.joinedTo': lettersHere.joinedTo(db, victim, 'police').compile(),
		'packs.scopedTo': packs.scopedTo(db, officer).compile(),
		'proof.scopedTo': proof.scopedTo(db, officer, 1).compile(),
		'proof.oursIn': proof.oursIn(db, { force: '01' }, 1).compile(),
		'reports.scopedTo': reports.scopedTo(db, officer).compile(),
		'safeWays.scopedTo': safeWays.scopedTo(db, officer).compile(),
		'returns.scopedTo': returns.scopedTo(db, officer, 1).compile(),
		'openings.scopedTo': assistedBegins.scopedTo(db, staff, 1).compile(),
		'looks.scopedTo': accessLog.scopedTo(db, victim).compile(),
		'dataRequests.scopedTo': dataRequests.scopedTo(db, victim).compile(),
		'dataDesk.scopedTo': dataDesk.scopedTo(db, staff).compile(),
		'seconds.scopedTo': seconds.scopedTo(db, staff).compile(),
		'sides.scopedTo': sides.scopedTo(db, { ...staff, kind: 'supervisor' }).compile(),
		'inquiries.scopedTo': inquiries.scopedTo(db, staff).compile(),
		'talks.scopedTo': talks.scopedTo(db, victim).compile(),
		'talkDesk.scopedTo': talkDesk.scopedTo(db, staff, 1).compile(),
		'contactScopes.placesFor to note': contactScopes.placesFor(db, staff, 'note', 1).compile(),
		'contactScopes.placesFor to read': contactScopes.placesFor(db, staff, 'read', 1).compile(),
		'contactScopes.notesFor': contactScopes.notesFor(db, staff, 1).compile(),
		'tasks.scopedTo': tasks.scopedTo(db, staff, 1).compile(),
		'takeBack.scopedTo': takeBack.scopedTo(db, staff, 700_000).compile(),
		'contactNotesHers.scopedTo': contactNotesHers.scopedTo(db, victim).compile(),
		'contacts.scopedTo for their own': contacts.scopedTo(db, staff, 'own').compile(),
		'contacts.scopedTo for a team': contacts.scopedTo(db, staff, 'team').compile(),
		'worryScopes.scopedTo': worryScopes.scopedTo(db, staff, 1).compile(),
		'apologies.scopedTo': apologies.scopedTo(db, victim).compile(),
		'notesHers.scopedTo': notesHers.scopedTo(db, victim).compile(),
		'notesRegister.scopedTo': notesRegister.scopedTo(db, staff).compile(),
		'staffTeams.scopedTo': staffTeams.scopedTo(db, staff).compile(),
		'sights.scopedTo for a supporter': sights.scopedTo(db, beside('supporter'), part, 1).compile(),
		'sights.scopedTo for an advocate': sights.scopedTo(db, staff, part, 1).compile(),
		'herAdvocate.scopedTo': herAdvocate.scopedTo(db, victim).compile(),
		'herChanges.scopedTo': herChanges.scopedTo(db, victim).compile(),
		'firstAdvocates.scopedTo': firstAdvocates
			.scopedTo(db, { ...staff, kind: 'supervisor' }, 1)
			.compile(),
		'unheard.scopedTo': unheard.scopedTo(db, { ...staff, kind: 'supervisor' }).compile(),
		'advocateChanges.scopedTo': advocateChanges.scopedTo(db, staff).compile(),
		'covered.scopedTo': covered.scopedTo(db, staff, 1).compile(),
		'standingIn.scopedTo': standingIn.scopedTo(db, staff, 1).compile(),
		'opened.scopedTo': sharedPanes.scopedTo(db, staff).compile(),
		'opened.givenTo': sharedPanes.givenTo(db, staff).compile(),
		'supporterChecks.scopedTo': supporterChecks.scopedTo(db, staff, 1).compile(),
		'agencyDesk.scopedTo': agencyDesk.scopedTo(db, officer).compile(),
		'agencyDesk.heapScopedTo': agencyDesk.heapScopedTo(db, 'parked', officer).compile(),
		'agencyFacts.scopedTo': agencyFacts.scopedTo(db, officer, 1).compile(),
		'delivered.scopedTo': delivered.scopedTo(db, officer, ['d-1']).compile()
	};
	await db.destroy();
	return theirs;
}

// The file holds the reads, and before them what several of them share, each once under a name in braces.
const blocks = read('tests/rules/scoped-reads.sql')
	.split(/\n(?=-- )/)
	.map((block) => {
		const [first = '', ...lines] = block.split('\n');
		return [first.slice('-- '.length), flat(lines.join('\n'))] as const;
	});
const parts = new Map(blocks.filter(([name]) => name.startsWith('{')));

function flat(sql: string): string {
	return sql.replaceAll(/\s+/g, ' ').trim();
}

/** A statement of the file with its parts in their places. */
function whole(sql: string): string {
	return sql.replaceAll(/\{[\w-]+\}/g, (name) => whole(parts.get(name) ?? 'unknown'));
}

/** A statement as it stands in the file: its parts by name, a clause a line, so that a change can be read in a review. */
function laidOut(sql: string): string {
	const longestFirst = [...parts]
		.map(([name, part]) => ({ name, part: whole(part) }))
		.toSorted((one, other) => other.part.length - one.part.length);
	let text = sql;
	for (const { name, part } of longestFirst) if (text !== part) text = text.replaceAll(part, name);
	return text.replaceAll(/ (from|inner join|left join|where|order by) /g, '\n\t$1 ');
}

test('the SQL of every scoped read is the one that was looked at', async () => {
	const found = Object.entries(await reads()).map(([name, { sql }]) => [name, `${flat(sql)};`]);
	const shown = [...[...parts].map(([name, part]) => [name, whole(part)]), ...found];

	if (process.env.SHOW)
		console.log(shown.map(([name, sql = '']) => `-- ${name}\n${laidOut(sql)}\n`).join('\n'));
	assert.deepEqual(
		found,
		blocks.filter(([name]) => !parts.has(name)).map(([name, sql]) => [name, whole(sql)])
	);
	for (const name of parts.keys())
		assert.ok(
			blocks.filter(([, sql]) => sql.includes(name)).length > 1,
			`${name} is shared by none`
		);
});

test("a victim's read names her and her place in the case, never the case by itself", async () => {
	const { sql, parameters } = (await reads())['events.scopedTo'];

	assert.match(sql, /where not exists \(.*"held_facts".*\) and "participations"/);
	assert.match(sql, / and "participations"\."id" = \? and "participations"\."person_id" = \?/);
	assert.match(sql, /\("events"\."told_to" is null or "events"\."told_to" = \?\)/);
	assert.deepEqual(parameters, ['marys-part', 'mary', 'marys-part']);
});

test('where she is written to, and the codes she typed, are read by her and her place in the case alone', async () => {
	const found = await reads();

	for (const name of ['noticeWays.scopedTo', 'joins.scopedTo'] as const) {
		const { sql, parameters } = found[name];
		assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
		assert.deepEqual(parameters, ['marys-part', 'mary']);
	}
});

test('who looked is read by her and her place in the case, and holds what was at no other', async () => {
	const { sql, parameters } = (await reads())['looks.scopedTo'];

	assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
	// What nobody's place was named for counts since she was there, in her case; a page she began herself was hers alone.
	assert.match(
		sql,
		/"audit"\."whose" is null and "audit"\."at" >= \(select "participations"\."added_at"/
	);
	const once = ['marys-part', 'mary', 'another-case', 'case:another-case'];
	assert.deepEqual(parameters, [...once, ...Array<string>(4).fill('marys-part')]);
});

test("another's case is read by who asks and the victim's place in it, and by a supervisor or keeper never", async () => {
	const found = await reads();
	const db = open({ file: ':memory:' });
	const keeper = sights.scopedTo(db, { ...staff, kind: 'keeper' }, part, 1).compile();
	await db.destroy();

	for (const name of ['a supporter', 'an advocate'] as const)
		assert.match(found[`sights.scopedTo for ${name}`].sql, /"person_id" = \?/);
	assert.match(keeper.sql, /and false$/);
});

test("an advocate's read holds open calls of hers, of whom she stands in for, and the team's that nobody has", async () => {
	const { sql, parameters } = (await reads())['callScopes.scopedTo'];

	assert.match(sql, /"state" in \(\?, \?\)/);
	// What a child is owed only by whoever holds her case, how she is asks her own, and what a supervisor settles she alone.
	for (const kind of ['child', 'check-in', 'change'])
		assert.ok(sql.includes(`kind <> '${kind}'`), kind);
	assert.match(sql, /"taken_by" = \? or "taken_by" in \(select "absences"\."person_id"/);
	assert.match(sql, /"team" is null or "team" in \(select "team_members"\."team"/);
	// Those that others took only for one who leads the team.
	assert.match(sql, /"own"\."person_id" = \? and \? = \?\)/);
	const once = ['asked', 'taken', 'ada', 'advocate', 1, 'supervisor'];
	assert.deepEqual([...new Set(parameters)], once);
});

test('who her advocate is, and who follows, is read by her and her place in the case alone', async () => {
	const found = await reads();

	for (const name of ['herAdvocate.scopedTo', 'herChanges.scopedTo'] as const) {
		const { sql, parameters } = found[name];
		assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
		assert.deepEqual(parameters, ['marys-part', 'mary']);
	}
});

test('a record begun with an advocate is read by that advocate alone, in its time, while no code of it was used', async () => {
	const { sql, parameters } = (await reads())['openings.scopedTo'];

	assert.match(
		sql,
		/where "assisted_begins"\."opened_by" = \? and "assisted_begins"\."ends_at" > \?/
	);
	assert.match(sql, /not exists \(select "locator" from "invitations"/);
	assert.deepEqual(parameters, ['ada', 1, '00-own-%']);
});

test("an agency's people read by their own agency alone", async () => {
	const found = await reads();

	const giving = ['packs', 'proof', 'reports', 'safeWays', 'returns'] as const;
	const theirs = [
		'agencyDesk.heapScopedTo',
		...(['agencyFacts.scopedTo', 'delivered.scopedTo'] as const),
		...giving.map((name) => `${name}.scopedTo` as const)
	] as const;
	for (const name of theirs) assert.match(found[name].sql, /where "\w+"\."agency_id" = \?/, name);
	assert.match(found['givings.scopedTo'].sql, /where "own"\."id" = \?\) and/);
	assert.match(found['lettersHere.scopedTo'].sql, /where "agency_letters"\."sent_to" = \?/);
	assert.match(found['agencyDesk.scopedTo'].sql, /where "agencies"\."id" = \?$/);
	assert.deepEqual(found['agencyDesk.scopedTo'].parameters, ['police-01', 'police-01']);
	assert.deepEqual(found['agencyDesk.heapScopedTo'].parameters, ['police-01']);
	assert.deepEqual(found['agencyFacts.scopedTo'].parameters, ['police-01', 1, 200]);
	assert.deepEqual(found['delivered.scopedTo'].parameters, [202, 'police-01', 'd-1']);
});
