/** What an agency's system is answered when it sends something that we do not take. */
import type { Page } from '@playwright/test';
import * as told from './town/court-messages.ts';
import { event } from './town/police-messages.ts';
import { goesTo } from './town/acts.ts';
import { english, expect, test } from './town/test.ts';
import type { Answer, Delivery } from './town/sender.ts';

const events = '/api/events';
const feed = '/api/common-platform';
const reported = event('01GD4000126', 'reported', '2026-06-01');
const anHour = 60 * 60 * 1000;

type Refusal = {
	readonly sends: string;
	readonly as?: string;
	readonly to?: string;
	readonly body?: unknown;
	readonly how?: Delivery;
	readonly status: number;
};

const refusals: readonly Refusal[] = [
	{ sends: 'no JSON', body: '{"specversion": ', status: 400 },
	{
		sends: 'a wrong signature',
		how: { headers: { 'webhook-signature': 'v1,d3Jvbmc=' } },
		status: 401
	},
	{ sends: 'an old time', how: { at: new Date(Date.now() - anHour) }, status: 401 },
	{ sends: 'no signature', how: { headers: { 'webhook-signature': '' } }, status: 401 },
	{ sends: 'the name of nobody', how: { headers: { 'alongside-agency': 'nobody' } }, status: 401 },
	{
		sends: 'a verdict, which is not for the police to tell',
		body: event('01GD4000126', 'verdict-given', '2026-06-01', { verdict: 'guilty' }),
		status: 403
	},
	{
		sends: "another force's case",
		body: event('02AB4000126', 'reported', '2026-06-01'),
		status: 403
	},
	{ sends: 'a PUT', how: { method: 'PUT' }, status: 405 },
	{
		sends: 'more than a megabyte',
		body: { ...reported, data: 'x'.repeat(1_100_000) },
		status: 413
	},
	{ sends: 'plain text', how: { type: 'text/plain' }, status: 415 },
	{ sends: 'something to no address of ours', to: '/api/nothing', status: 404 },
	{
		sends: 'a hearing to the address of another',
		as: 'criminal-courts',
		to: `${feed}/hearing/11111111-1111-4111-8111-111111111111`,
		body: told.hearing(
			told.courtCase('01GD4000226'),
			{
				id: '22222222-2222-4222-8222-222222222222',
				sort: 'trial',
				at: 'crown',
				day: '2027-03-02T10:30:00Z'
			},
			'2026-11-18T09:00:00Z'
		),
		status: 422
	}
];

for (const {
	sends,
	as = 'thamesgate-police',
	to = events,
	body = reported,
	how,
	status
} of refusals)
	test(`an agency that sends ${sends} is refused with ${status}`, async ({ town }) => {
		const answer = await town.agency(as).tells(to, body, how);

		isProblem(answer, status);
	});

test('an event we do not understand is refused with a pointer to where', async ({ town }) => {
	const police = town.agency('thamesgate-police');
	const wrong = [
		reported,
		{ ...event('01GD4000126', 'charged', '2026-06-31'), type: 'uk.alongside.blamed' }
	];

	const answer = await police.tells(events, wrong);

	isProblem(answer, 422);
	expect(answer.body.errors).toContainEqual(
		expect.objectContaining({ index: 1, pointer: '/type' })
	);
	expect(answer.body.errors).toContainEqual(
		expect.objectContaining({ index: 1, pointer: '/time' })
	);
});

test('an event with the id of another is refused, and the one before stays', async ({ town }) => {
	const police = town.agency('thamesgate-police');
	const first = event('01GD4000126', 'reported', '2026-06-01');
	await police.tells(events, first);

	const answer = await police.tells(events, { ...first, time: '2026-06-02T12:00:00Z' });
	const same = await police.tells(events, first);

	isProblem(answer, 409);
	expect(same.body).toMatchObject({ accepted: 0, already: 1, parked: 0 });
});

test('a batch of which one event is not theirs to tell is refused whole', async ({ town }) => {
	const police = town.agency('thamesgate-police');
	const good = event('01GD4000326', 'reported', '2026-06-01');
	const foreign = event('02AB4000126', 'reported', '2026-06-01');

	const answer = await police.tells(events, [good, foreign]);
	const alone = await police.tells(events, good);

	isProblem(answer, 403);
	expect(alone.body).toMatchObject({ accepted: 0, already: 0, parked: 1 });
});

test('the method that may be used stands in the answer', async ({ town }) => {
	const answer = await town.agency('thamesgate-police').tells(events, reported, { method: 'PUT' });

	expect(answer.headers.get('allow')).toBe('POST');
});

function isProblem({ status, type, body }: Answer, expected: number): void {
	expect(status).toBe(expected);
	expect(type).toBe('application/problem+json');
	expect(body).toMatchObject({
		type: expect.stringMatching(/^\/api\/problems\/[a-z-]+$/),
		status: expected,
		title: expect.stringMatching(/\S/),
		detail: expect.stringMatching(/\S/)
	});
}

test('the page for engineers, and that of a problem, fit a small phone', async ({ meet }) => {
	const engineer = await meet(english);
	for (const page of ['/api', '/api/problems/body-not-utf-8']) await goesTo(engineer, page);

	await engineer.page.setViewportSize({ width: 390, height: 844 });
	await goesTo(engineer, '/api');
	expect(await brokenWords(engineer.page)).toEqual([]);
});

/** The words of a page, but for its samples of code, that end on another line than they begin. */
function brokenWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const broken: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let text = texts.nextNode(); text; text = texts.nextNode()) {
			if (text.parentElement?.closest('pre, script, style')) continue;
			for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/(?<!\S)\p{L}+(?!\S)/gu)) {
				const range = document.createRange();
				range.setStart(text, index);
				range.setEnd(text, index + word.length);
				const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
				if (lines.size > 1) broken.push(word);
			}
		}
		return broken;
	});
}
