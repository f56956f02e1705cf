/** The invented messages of the courts in the documents, each sent through the door: what is answered, and what was understood. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { Added } from '#lib/server/case/agencies.ts';
import { courtSchema, openApi } from '#lib/server/court/documents.ts';
import { examples } from '#lib/server/court/examples.ts';
import { messages, type MessageName } from '#lib/server/court/messages.ts';
import { only } from '#lib/server/court/shape.ts';
import { addresses } from '#lib/server/feed/addresses.ts';
import { check } from '#lib/server/feed/check.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { doorFor } from '../../src/routes/(machine)/api/readers.ts';
import { anAgency, aVictimOf } from './incoming.ts';
import { misfitIn, shapeNamed } from './shape.ts';
import { signed } from './signed.ts';

let world: TestWorld;
let courts: Added;
before(async () => {
	world = await testWorld({ now: '2027-01-04T10:00:00Z' });
	courts = await anAgency(world, 'courts');
	await aVictimOf(world, readUrn('01GD1000126') as Urn);
});
after(() => world.close());

type Fields = Readonly<Record<string, unknown>>;

async function sent(to: string, value: Fields) {
	const body = JSON.stringify(value);
	const headers = new Headers(
		signed({ id: courts.id, webhookSecret: courts.secret }, body, {
			'webhook-id': `${to} ${body.length}`,
			'webhook-timestamp': String(world.now() / 1000)
		})
	);
	const door = doorFor(to);
	const bytes = Buffer.from(body);
	const tried = await check(world, headers, bytes, '203.0.113.9', (...about) => door(...about));
	const read = door(value, false)?.read;
	assert.ok(read, to);
	return { tried: tried.body, answer: await receive(world, headers, bytes, read) };
}

type Understood = {
	readonly told: readonly string[];
	readonly says?: RegExp;
	readonly ignored?: RegExp;
};
const heldOf = (...more: readonly string[]) => ['hearing-listed', 'hearing-held', ...more];

/** What follows from each, by hand. */
const understood: Readonly<Record<MessageName, Readonly<Record<string, Understood>>>> = {
	Hearing: {
		listed: { told: ['hearing-listed', 'charged'], says: /Planned for Monday 14 September 2026/ },
		week: { told: ['hearing-listed', 'charged'], says: /the week of Monday 14 September 2026/ }
	},
	HearingResult: {
		plea: { told: heldOf('charged', 'plea-entered'), says: /pleaded not guilty/ },
		bail: {
			told: heldOf('court-bail-decided', 'charged'),
			says: /must not contact someone.*stay away from a place/
		},
		conviction: {
			told: heldOf('charged', 'plea-entered', 'verdict-given'),
			says: /found the defendant guilty/
		},
		several: {
			told: heldOf('charged', 'charged', 'plea-entered', 'plea-entered'),
			says: /pleaded guilty \(person \d of 2\).*pleaded not guilty \(person \d of 2\)/
		},
		adjournment: {
			told: heldOf('hearing-adjourned', 'hearing-listed', 'charged'),
			says: /The defence asked for it\..*Monday 8 March 2027/
		},
		ineffective: {
			told: ['hearing-listed', 'trial-ineffective', 'charged'],
			says: /The prosecution was not ready/
		},
		sentence: {
			told: heldOf(
				...['protective-order', 'compensation-ordered', 'charged', 'plea-entered', 'sentenced']
			),
			says: /until 12 October 2031.*£350.*1 year and 2 months.*2 years/
		},
		application: {
			told: heldOf('application', 'application'),
			says: /asked to change the bail rules.*did not agree/
		},
		varied: {
			told: heldOf('application', 'application', 'protective-order'),
			says: /changed a restraining order.*until 12 October 2029/
		},
		unknown: { told: heldOf('charged'), ignored: /of a kind we do not know/ }
	},
	Concluded: { closed: { told: ['concluded'], says: /the case is over/ } },
	CaseUpdated: { closed: { told: ['concluded'], says: /the case is over/ }, open: { told: [] } },
	Vacated: {
		vacated: { told: ['trial-vacated'], says: /The court ran out of time/ },
		standing: { told: [], ignored: /the trial is not vacated/ }
	}
};

const all = (Object.keys(examples) as MessageName[]).flatMap((name) =>
	Object.entries(examples[name]).map(([key, one]) => ({ name, key, ...one }))
);

type Fact = { readonly kind: string; readonly says?: string };
type Item = {
	readonly facts: readonly Fact[];
	readonly ignored: readonly { readonly detail: string }[];
};

for (const { name, key, summary, value } of all)
	test(`the example ${name}/${key} is taken, and says: ${summary}`, async () => {
		const { hearing } = value as { hearing?: { id: string } };
		const to = addresses.find(({ sends }) => sends === name)?.path ?? '';

		const { tried, answer } = await sent(to.replace('{id}', hearing?.id ?? ''), value);

		const [{ facts, ignored } = { facts: [], ignored: [] }] = tried.items as Item[];
		const expected = understood[name][key];
		assert.deepEqual(
			facts.map(({ kind }) => kind),
			expected?.told
		);
		const said = facts.flatMap(({ says = [] }) => says).join(' ');
		assert.match(said, expected?.says ?? /^/);
		assert.match(ignored.map(({ detail }) => detail).join(), expected?.ignored ?? /^$/);
		const [item] = answer.body.items as (Partial<Item> & { verdict: string })[];
		assert.deepEqual(
			[answer.status, item?.verdict, item?.ignored ?? []],
			[202, 'accepted', ignored]
		);
	});

type Shown = { readonly value: Fields; readonly description: string };

test('the documents show each of them as it is sent, with what is understood of it', () => {
	const { paths } = openApi() as {
		paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
	};
	const { $defs, $id, $comment } = courtSchema();
	for (const { name, key, value } of all) {
		const to = addresses.find(({ sends }) => sends === name)?.path ?? '';
		const json = paths[to]?.post?.requestBody?.content['application/json'];
		const shown = (json as { examples: Record<string, Shown> }).examples[key];
		const told = [...new Set(understood[name][key]?.told)].join(', ') || 'nothing to tell';

		assert.deepEqual(shown?.value, value);
		assert.equal(shown.description, `Understood: ${told}.`);
		assert.ok(($defs[name] as { examples: unknown[] }).examples.includes(value), key);
	}
	assert.match(
		`${$id} ${$comment}`,
		/^\/api\/common-platform\/schema.json Version \d+\.\d+\.\d+\.$/
	);
});

test('no example has a field that is not named, or a value of another type', () => {
	for (const { name, key, value } of all) {
		assert.deepEqual(only(messages[name], value), value, key);
		assert.equal(misfitIn(shapeNamed(name), value), undefined, key);
	}
});
