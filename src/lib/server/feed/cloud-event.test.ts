import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastOf } from '#tests/world/samples.ts';
import { readEvent, typePrefix } from './cloud-event.ts';
import { readEvents } from './events-reader.ts';
import type { Context } from './receive.ts';
import { toldByAgencies } from './event-data.ts';
import { oneEvent } from './schema.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const hash = (kind: string, id: string) => `${kind} ${id}`;

function anEventBody(over: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		specversion: '1.0',
		id: 'e-1',
		source: 'records',
		type: 'uk.alongside.charged',
		subject: '01/GD 12345-26',
		time: '2026-11-20T23:30:00Z',
		...over
	};
}

const trial = (when: unknown) =>
	anEventBody({
		type: 'uk.alongside.hearing-listed',
		data: { hearing: 'h', purpose: 'trial', when }
	});

function problemsOf(body: unknown): string[] {
	const reading = readEvent(body, hash, now);
	return reading.ok ? [] : reading.problems.map(({ pointer }) => pointer);
}

test('an event happened on its day in London', () => {
	const summer = readEvent(anEventBody({ time: '2026-07-20T23:30:00Z' }), hash, now);

	assert.equal(summer.ok && summer.event.part.tellings[0]?.on, '2026-07-21');
});

test('what is wrong is named by where it stands', () => {
	assert.deepEqual(problemsOf(null), ['']);
	assert.deepEqual(problemsOf(anEventBody({ specversion: '0.3' })), ['/specversion']);
	assert.deepEqual(problemsOf(anEventBody({ type: 'uk.alongside.danced' })), ['/type']);
	assert.deepEqual(problemsOf(anEventBody({ subject: '!' })), ['/subject']);
	assert.deepEqual(problemsOf(anEventBody({ corrects: 'e-1' })), ['/corrects']);
	assert.deepEqual(problemsOf(anEventBody({ data: { name: 'CANARY' } })), ['/data/name']);
	assert.deepEqual(problemsOf(trial({ kind: 'day', on: '2027-02-30' })), ['/data/when/on']);
});

test('what takes something back and does not say what is answered so', () => {
	const type = 'uk.alongside.withdrawn';
	const ignored = (body: unknown) => {
		const reading = readEvent(body, hash, now);
		return reading.ok && reading.ignored.map(({ pointer }) => pointer);
	};

	assert.deepEqual(ignored(anEventBody({ type })), ['/corrects']);
	assert.deepEqual(ignored(anEventBody({ type, corrects: 'e-0' })), []);
});

test('what is nearly right is told how it is written', () => {
	const saidOf = (body: unknown) => {
		const reading = readEvent(body, hash, now);
		const all = reading.ok ? reading.ignored : reading.problems;
		return all.map(({ pointer, detail }) => `${pointer} ${detail}`);
	};
	const bail = (protections: unknown) =>
		anEventBody({ type: 'uk.alongside.suspect-on-bail', data: { protections } });

	assert.deepEqual(saidOf(anEventBody({ type: 'charged' })), [
		'/type Write uk.alongside. before the kind.'
	]);
	assert.deepEqual(saidOf(anEventBody({ crimeReference: '01/CRIME/1/26', Somebody: 'CANARY' })), [
		'/crimeReference Write it crimereference: attributes are in small letters.',
		' This attribute is not read.'
	]);
	assert.deepEqual(saidOf(bail('no-contact')), ['/data/protections Expected an array.']);
	assert.deepEqual(saidOf(trial('2027-02-01')), ['/data/when Expected an object.']);
	assert.deepEqual(saidOf(anEventBody({ data: '{}' })), ['/data Expected an object.']);
	const [half] = saidOf(
		anEventBody({ type: 'uk.alongside.update-plan-agreed', data: { everyWeeks: 2.5 } })
	);
	assert.equal(half, '/data/everyWeeks Give a whole number.');
	// Both are written by the rule that was named.
	for (const time of ['2026-02-30T10:00:00Z', '1969-07-20T20:17:40Z'])
		assert.match(
			saidOf(anEventBody({ time })).join(),
			/after 1 January 1970 on a day that there is/
		);
});

test('a day or an hour that does not exist is refused, not broken on', () => {
	for (const startsAt of [
		'2027-02-31T10:00:00Z',
		'2027-01-01T25:00:00Z',
		'2027-01-01T10:00',
		'soon'
	])
		assert.deepEqual(
			problemsOf(trial({ kind: 'day', on: '2027-02-01', startsAt })),
			['/data/when/startsAt'],
			startsAt
		);
	const unfilled = '1970-01-01T01:00:00Z';
	for (const time of ['2026-02-31T10:00:00Z', '2026-11-20', 'yesterday', unfilled])
		assert.deepEqual(problemsOf(anEventBody({ time })), ['/time'], time);
});

test('an hour of another day than the hearing’s is refused: her page would say both', () => {
	const on = (day: string, startsAt: string) =>
		problemsOf(trial({ kind: 'day', on: day, startsAt }));

	assert.deepEqual(on('2027-05-01', '2027-06-09T10:00:00Z'), ['/data/when/startsAt']);
	assert.deepEqual(on('2027-07-20', '2027-07-20T23:30:00Z'), ['/data/when/startsAt']);
	assert.deepEqual(on('2027-07-21', '2027-07-20T23:30:00Z'), []);
});

test('a trial of several days is taken with its days in order, each once', () => {
	const first = { kind: 'day', on: '2027-05-03', startsAt: '2027-05-03T09:00:00Z' };
	const later = [{ on: '2027-05-04' }, { on: '2027-05-06', startsAt: '2027-05-06T09:00:00Z' }];
	const whole = readEvent(trial({ ...first, alsoOn: later, about: 5 }), hash, now);
	const refused = (alsoOn: unknown, about?: unknown) =>
		problemsOf(trial({ ...first, alsoOn, ...(about === undefined ? {} : { about }) }));

	const [telling] = whole.ok ? whole.event.part.tellings : [];
	assert.deepEqual((telling?.data as { when?: unknown } | undefined)?.when, {
		kind: 'day',
		on: '2027-05-03',
		startsAt: Date.UTC(2027, 4, 3, 9),
		alsoOn: [{ on: '2027-05-04' }, { on: '2027-05-06', startsAt: Date.UTC(2027, 4, 6, 9) }],
		about: 5
	});
	const place = '/data/when/alsoOn';
	assert.deepEqual(refused(later.toReversed()), [place]);
	assert.deepEqual(refused([{ on: '2027-05-03' }]), [place]);
	assert.deepEqual(refused([{ on: '2027-05-04' }, { on: '2027-05-04' }]), [place]);
	assert.deepEqual(refused([]), [place]);
	assert.deepEqual(refused([{ on: '2027-05-32' }]), [`${place}/0/on`]);
	assert.deepEqual(refused([{ on: '2027-05-04', startsAt: '2027-05-05T09:00:00Z' }]), [
		`${place}/0/startsAt`
	]);
	assert.deepEqual(refused(later, 1), ['/data/when/about']);
});

test('a week that begins on no Monday, and a day of another century, are refused', () => {
	const pointers = (when: unknown) => problemsOf(trial(when)).join();

	assert.equal(pointers({ kind: 'week-of', on: '2027-03-03' }), '/data/when/on');
	assert.equal(pointers({ kind: 'week-of', on: '2027-02-30' }), '/data/when/on');
	for (const on of ['0001-01-01', '1926-05-01', '9999-12-31'])
		assert.equal(pointers({ kind: 'day', on }), '/data/when/on', on);
});

test('a protection named twice is refused: her page would say it twice', () => {
	const bail = (protections: string[]) =>
		anEventBody({
			type: 'uk.alongside.court-bail-decided',
			data: { bail: 'conditional-bail', protections }
		});

	assert.deepEqual(problemsOf(bail(['no-contact', 'no-contact'])), ['/data/protections']);
	assert.deepEqual(problemsOf(bail(['no-contact', 'keep-away-from-place'])), []);
});

test('a length is told in units that count something, and until when an order holds in one way', () => {
	const sentence = (term: unknown) =>
		problemsOf(
			anEventBody({ type: 'uk.alongside.sentenced', data: { sentence: 'prison', term } })
		).join();
	const order = (lasting: unknown) =>
		problemsOf(
			anEventBody({
				type: 'uk.alongside.protective-order',
				data: { order: 'restraining', change: 'made', lasting }
			})
		).length;

	assert.equal(sentence({ length: { years: 2, months: 2, weeks: 2 } }), '');
	assert.equal(sentence({ life: true, minimum: { years: 15 } }), '');
	assert.equal(sentence({ length: {} }), '/data/term/length');
	assert.equal(sentence({ length: { years: 0 } }), '/data/term/length/years');
	assert.equal(sentence({ length: { fortnights: 2 } }), '/data/term/length/fortnights');
	for (const lasting of [{ length: { years: 5 } }, { until: '2031-03-02' }, { openEnded: true }])
		assert.equal(order(lasting), 0);
	for (const lasting of [{}, { until: 'soon' }, { until: '2031-03-02', openEnded: true }])
		assert.ok(order(lasting) > 0, JSON.stringify(lasting));
});

test('the name of a court is words on one line, with no mark that turns her sentence round', () => {
	const at = (court: string) =>
		problemsOf(
			anEventBody({
				type: 'uk.alongside.hearing-listed',
				data: { hearing: 'h', purpose: 'trial', court }
			})
		).join();

	for (const court of [
		'Leeds\u202e Court',
		'Leeds\nCourt',
		'Leeds\u2028Court',
		'\u200b',
		'\u0000',
		'...',
		'<b>Leeds</b> Court',
		'Leeds <ref>07700 900123</ref>'
	])
		assert.equal(at(court), '/data/court', JSON.stringify(court));
	assert.equal(at('Llys y Goron Abertawe (Swansea), Court 1'), '');
});

test('nobody tells that she told herself, or that she is to answer a complaint', () => {
	for (const [kind, more] of [
		['victim-told', { about: 'charged' }],
		['complaint-received', {}]
	] as const) {
		const told = { type: typePrefix + kind, data: { ...more, by: 'victim' } };
		assert.deepEqual(problemsOf(anEventBody(told)), ['/data/by'], kind);
	}
});

test('events of one batch that correct each other in a circle are refused: none of them would stand', () => {
	const refused = (...pairs: [id: string, corrects: string][]) => {
		const events = pairs.map(([id, corrects]) => anEventBody({ id, corrects }));
		const read = readEvents(events, { hash, now } as unknown as Context);
		return read.ok ? [] : read.problems.map(({ index, pointer }) => `${index}${pointer}`);
	};

	assert.deepEqual(refused(['a', 'b'], ['b', 'a']), ['0/corrects']);
	assert.deepEqual(refused(['z', 'a'], ['a', 'b'], ['b', 'c'], ['c', 'a']), ['1/corrects']);
	assert.deepEqual(refused(['c', 'b'], ['b', 'a'], ['d', 'c']), []);
});

test('a thing that has not happened yet is not told as if it had', () => {
	assert.deepEqual(problemsOf(anEventBody({ time: '2026-11-25T10:05:00Z' })), []);
	assert.deepEqual(problemsOf(anEventBody({ time: '2026-11-25T10:05:01Z' })), ['/time']);
});

test('an agency’s ids of a hearing and a defendant are kept as hashes only', () => {
	const body = { ...trial({ kind: 'week-of', on: '2027-03-01' }), defendant: 'CANARY' };

	const reading = readEvent(body, () => 'hashed', now);

	assert.ok(reading.ok);
	assert.equal(JSON.stringify(reading.event.part).includes('CANARY'), false);
});

test('the schema that agencies read has a branch for each type they may tell', () => {
	const branches = (oneEvent().anyOf as { properties: { type: { const: string } } }[]).slice(0, -1);

	assert.deepEqual(
		branches.map(({ properties }) => properties.type.const),
		toldByAgencies.map((kind) => typePrefix + kind)
	);
});

test('each schema takes the fields its kind carries and no other', () => {
	for (const kind of toldByAgencies) {
		const data = leastOf(kind);
		const body = anEventBody({ type: typePrefix + kind, data });

		assert.deepEqual(problemsOf(body), [], kind);
		assert.deepEqual(problemsOf({ ...body, data: { ...data, name: 'CANARY' } }), ['/data/name']);
	}
});
