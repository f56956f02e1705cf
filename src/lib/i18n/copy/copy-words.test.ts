/** What her copy says of what we wrote to her and of what was asked: no more than was so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callKinds } from '#lib/domain/call/call.ts';
import { copyParts, endOf, type Copy, type CopyPart, type Held } from '#lib/domain/data/copy.ts';
import { tailOf } from '#lib/domain/reach/needs.ts';
import { requestSteps } from '#lib/domain/call/steps.ts';
import { sayCopy } from './copy-words.ts';
import { tongueOf } from '#lib/i18n/languages.ts';

const nothing = Object.fromEntries(copyParts.map((part) => [part, []])) as unknown as Copy['parts'];

/** The lines of one thing, as they stand in the English copy. */
function saysOf(part: CopyPart, one: Held): readonly string[] | undefined {
	const copy: Copy = { madeAt: 0, parts: { ...nothing, [part]: [one] } };
	return sayCopy(copy, 'en').find((said) => said.part === part)?.items[0];
}

const noticed = (says: Held['says']) =>
	saysOf('notices', {
		of: 'notices',
		says: { kind: 'way-changed', owedAt: '2026-11-18T10:00:00Z', ...says }
	});
const askedFor = (says: Held['says']) =>
	saysOf('requests', {
		of: 'data_requests',
		says: {
			sort: 'erase',
			cameBy: 'page',
			askedAt: '2026-11-18T10:00:00Z',
			readyAt: '2026-11-25T10:00:00Z',
			receipt: '1234567890',
			...says
		}
	})?.join(' ');

test('a note that never went out says so', () => {
	assert.deepEqual(noticed({}), [
		'There is something new to look at.',
		'18 November 2026',
		'It was not sent.'
	]);
	assert.deepEqual(noticed({ sentAt: '2026-11-19T10:00:00Z' }), [
		'There is something new to look at.',
		'19 November 2026'
	]);
});

// "The court found the defendant guilty" and, of the same day, "not guilty": nothing said which of them stands.
test('what was put right since stands in her copy as wrong', () => {
	const told = (verdict: string, putRight?: true) =>
		saysOf('happened', {
			of: 'events',
			says: {
				kind: 'verdict-given',
				on: '2026-04-20',
				heardAt: '2026-04-20T18:00:00Z',
				toldBy: 'courts',
				source: 'The courts',
				data: { verdict },
				putRight
			}
		});

	assert.equal(told('guilty', true)?.at(-1), 'We showed you something wrong.');
	assert.doesNotMatch(told('not-guilty')?.join(' ') ?? '', /wrong/);
});

test('a receipt is spoken of only where there will be one, after the day it is of', () => {
	assert.match(askedFor({ state: 'waits' }) ?? '', /deleted on .*25 November.*1234567890/);
	for (const state of ['asked', 'stopped', 'refused'])
		assert.doesNotMatch(askedFor({ state }) ?? '', /1234567890/);
});

// Her copy left out our number, how she talks, to whom, where she lives and what it is about.
test('whatever she said about a call stands in her copy of it', () => {
	const says = {
		kind: 'call',
		state: 'asked',
		askedAt: '2026-11-18T10:00:00Z',
		promisedFrom: '2026-11-18T12:00:00Z',
		promisedTo: '2026-11-18T12:30:00Z',
		language: 'pl',
		showsNumber: true,
		mayLeaveMessage: false,
		ifSomeoneElse: 'hang-up',
		talking: ['bsl'],
		gender: 'woman',
		borough: 'camden',
		about: 'crime.stalk'
	};

	const lines = saysOf('calls', { of: 'calls', says })?.join('\n') ?? '';

	for (const said of [/Polish/, /sign language/i, /woman/i, /Camden/, /[Ss]talk/, /number/i])
		assert.match(lines, said);
});

test('as much of a number stands in the copy as on her page', () => {
	assert.equal(endOf('07700 900464'), tailOf('07700 900464'));
	assert.equal(endOf(undefined), undefined);
});

test('a language is named in the words of whoever reads', () => {
	assert.equal(tongueOf('ar', 'en'), 'Arabic');
	assert.equal(tongueOf('ar', 'ar'), 'العربية');
	assert.equal(tongueOf('pl', 'ar'), 'البولندية');
	assert.equal(tongueOf('Twi', 'ar'), 'Twi');
});

test('a call of every kind has words of its own, what a child is owed among them', () => {
	const at = '2026-11-18T10:00:00Z';
	const said = callKinds.map(
		(kind) =>
			saysOf('calls', {
				of: 'calls',
				says: {
					...{ kind, state: 'asked', askedAt: at, promisedFrom: at, promisedTo: at },
					...{ mayLeaveMessage: false, ifSomeoneElse: 'hang-up' }
				}
			})?.[0]
	);

	assert.equal(new Set(said).size, callKinds.length);
	for (const line of said) assert.match(line ?? '', /18 November 2026/);
});

test('each step of a call is said to her, and never of her', () => {
	const said = requestSteps.map(
		(step) => saysOf('calls', { of: 'call_steps', says: { step, at: '2026-11-18T10:00:00Z' } })?.[0]
	);

	assert.equal(new Set(said).size, requestSteps.length);
	for (const line of said) assert.doesNotMatch(line ?? 'her', /\b(she|her)\b/i);
	assert.match(said.at(-1) ?? '', /^You ended it: 18 November 2026/);
});

const happened = (says: Held['says'], stands?: string) => {
	const place: Held = { of: 'participations', says: { enhanced: 'unknown', stands } };
	const event: Held = {
		of: 'events',
		says: { on: '2026-11-18', heardAt: '2026-11-18T10:00:00Z', toldBy: 'courts', ...says }
	};
	const parts = { ...nothing, you: [place], happened: [event] };
	return sayCopy({ madeAt: 0, parts }, 'en').find(({ part }) => part === 'happened')?.items[0];
};

test('what happened is said in her copy so that it is true for whom the page is', () => {
	const verdict = { kind: 'verdict-given', data: { verdict: 'not-guilty' } };

	assert.match(happened(verdict)?.join(' ') ?? '', /You may well have been believed\./);
	const bereaved = happened(verdict, 'bereaved')?.join(' ') ?? '';
	assert.match(bereaved, /This does not make your loss any smaller\./);
	assert.doesNotMatch(bereaved, /believed/);
});

test('whom an office gave out for her stands in her copy', () => {
	const told = happened({ kind: 'contact-given', data: { contact: 'Ann Lee, 020 7946 0111' } });

	assert.ok(told?.includes('Ann Lee, 020 7946 0111'));
});
