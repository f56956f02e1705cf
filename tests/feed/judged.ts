/** Whether an answer to a delivery is one that we document, and whether what was taken is kept. */
import { readUrn } from '#lib/domain/case/urn.ts';
import type { Event } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { addresses } from '#lib/server/feed/addresses.ts';
import { eachOfAgencies } from '#lib/server/feed/agency-facts.ts';
import { isBinary, structured } from '#lib/server/feed/binary.ts';
import { unpark } from '#lib/server/feed/deliver.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { problems, typeOf, type Answer, type ProblemCode } from '#lib/server/feed/problems.ts';
import { canonical, hashBy } from '#lib/server/feed/receive.ts';
import { jsonOf } from '#lib/server/feed/unpack.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import type { World } from '#lib/server/world.ts';
import { canary } from './honest.ts';
import { misfitIn, shapeNamed } from './shape.ts';
import type { Wild } from './wild.ts';

/** What was answered. */
export type Given = Pick<Answer, 'status' | 'body'>;

/** What may be said before we know who sent it. */
const toStrangers: readonly ProblemCode[] = [
	'headers-missing',
	'clock-wrong',
	'signature-wrong',
	'attributes-not-signed',
	'too-many',
	'body-too-large',
	'body-not-gzip',
	'type-not-taken',
	'encoding-not-taken'
];

/** What is wrong with an answer to a delivery, in a few words; nothing where it is as documented. */
export function faultIn({ to, isSigned }: Wild, { status, body }: Given): string | undefined {
	if (JSON.stringify(body).includes(canary)) return 'gives the name back';
	if (status === 202) return isSigned ? faultInTaken(body) : 'taken without a signature';
	const known = Object.entries(problems) as [ProblemCode, (typeof problems)[ProblemCode]][];
	const [code, row] = known.find(([one]) => typeOf(one) === body.type) ?? [];
	if (!code || !row || row.status !== status || row.title !== body.title)
		return `no problem of ours: ${status} ${String(body.type)}`;
	const address = addresses.find(({ path }) => patternOf(path).test(to));
	const mayBe: readonly ProblemCode[] = isSigned ? (address?.refused ?? []) : toStrangers;
	if (code === 'our-fault' || !mayBe.includes(code)) return `not to be answered here: ${code}`;
	const misfit = misfitIn(shapeNamed('Problem'), body);
	return misfit === undefined ? undefined : `not as documented at ${misfit}`;
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replace('{id}', '[^/]+')}$`);
}

function faultInTaken(body: Answer['body']): string | undefined {
	const misfit = misfitIn(shapeNamed('Taken'), body);
	if (misfit !== undefined) return `not as documented at ${misfit}`;
	const { accepted, already, parked, items } = body as Readonly<Record<string, number>> & {
		readonly items: readonly unknown[];
	};
	const sum = Number(accepted) + Number(already) + Number(parked);
	return sum === items.length ? undefined : 'the verdicts do not add up';
}

/** A fact of an event that was taken, and the reference it came under. */
export type Told = { readonly urn: string; readonly fact: string };

/** What of a delivery to our own address for events was taken anew. */
export function takenOf(
	{ headers, text, to }: Wild,
	{ status, body }: Given,
	world: World
): Told[] {
	if (status !== 202 || to !== '/api/events') return [];
	const own = new Headers(headers);
	const opened = isBinary(own) ? structured(own, text) : jsonOf(text);
	const json = 'value' in opened ? opened.value : undefined;
	const read = readEvents(json, { webhookId: '', hash: hashBy(world.keys), now: world.now() });
	if (!read.ok) throw new Error('It was taken, and cannot be read');
	const items = body.items as readonly { readonly verdict: string }[];
	return read.messages.flatMap(({ parts }, nth) =>
		items[nth]?.verdict === 'already'
			? []
			: parts.flatMap(({ urn = '', tellings }) =>
					tellings.map((telling) => ({ urn, fact: factOf(telling) }))
				)
	);
}

/** Those of the facts that are in no case, after each case that something waits for was opened. */
export async function lostOf(world: World, told: readonly Told[]): Promise<Told[]> {
	const { db, keys, now } = world;
	const references = new Set(told.flatMap(({ urn }) => readUrn(urn) ?? []));
	for (const urn of references)
		await transaction(db, async (trx) => {
			await cases.openFor(trx, keys, { kind: 'operator' }, urn, now());
			await unpark(trx, keys, indexOf(keys, 'urn', urn), now());
		});
	const kept = new Set<string>();
	for await (const { told: facts } of eachOfAgencies(db, keys))
		for (const fact of facts) kept.add(factOf(fact));
	return told.filter(({ fact }) => !kept.has(fact));
}

function factOf({ kind, on, data, defendant }: Pick<Event, 'kind' | 'on' | 'data' | 'defendant'>) {
	// Where a hearing stands is one fact, whomever of the defendants it was told of.
	const whose =
		kind.startsWith('hearing-') || kind.startsWith('trial-') ? null : (defendant ?? null);
	return canonical([kind, on, data, whose]);
}

/** What was said of a delivery that was tried out, if something else became of it. Only its case could explain that. */
export function differs(tried: Given, answer: Given): string | undefined {
	const { would } = tried.body as { readonly would?: { status: number; type?: string } };
	const said = would ?? { status: tried.status, type: tried.body.type };
	const type = answer.status === 202 ? undefined : answer.body.type;
	const ofItsCase = [typeOf('not-your-case'), typeOf('id-used-again')];
	const isSame = said.status === answer.status && said.type === type;
	return isSame || (said.status === 202 && ofItsCase.includes(String(type)))
		? undefined
		: `tried out: ${said.status} ${String(said.type)}, then: ${answer.status} ${String(type)}`;
}

/** The tables in which the name that was planted everywhere can be read. */
export async function readable(db: Db): Promise<string[]> {
	const grown = [
		'events',
		'parked_references',
		'parked',
		'quarantine',
		'deliveries',
		'case_references',
		'agency_requests',
		'shares',
		'audit'
	] as const;
	const found: string[] = [];
	for (const table of grown)
		for (const row of await db.selectFrom(table).selectAll().execute()) {
			const text = Object.values(row).map((value) =>
				value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
			);
			if (text.some((value) => canary.split(' ').some((part) => value.includes(part))))
				found.push(table);
		}
	return [...new Set(found)];
}
