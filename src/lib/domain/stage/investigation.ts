/** Where a case is while it is with the police and the prosecutors, before anybody is charged. */
import { compareDays } from '#lib/domain/calendar.ts';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import type { Event } from '#lib/domain/event.ts';
import { policeStages } from './police.ts';
import type { StageRow } from './rows.ts';

/** The stages before a charge; some of them are ends that a new step opens again. */
export type EarlyStage = (typeof policeStages)[number]['id'];

const rows: readonly (StageRow & { readonly id: EarlyStage })[] = policeStages;
// Where the police can start: nowhere yet, in another force, or again after an end.
const begins: readonly EarlyStage[] = [
	'not-told',
	'reported',
	'transferred',
	...rows.filter(({ ends }) => ends).map(({ id }) => id)
];
const endKinds = rows.filter(({ ends }) => ends).flatMap(({ ledToBy }) => ledToBy);

/** The stage the newest step led to. Steps of one day count in the order a case usually meets them. */
export function earlyStage(told: readonly Event[]): EarlyStage {
	const inOrder = told.toSorted((a, b) => compareDays(a.on, b.on) || rank(a) - rank(b));
	return inOrder.reduce<EarlyStage>((stage, event) => after(stage, event, inOrder), 'not-told');
}

// What ends it comes last in its day.
function rank({ kind }: Event): number {
	return eventKinds.indexOf(kind) + (endKinds.includes(kind) ? eventKinds.length : 0);
}

function after(stage: EarlyStage, event: Event, told: readonly Event[]): EarlyStage {
	const next = rows.find(({ ledToBy }) => ledToBy.includes(event.kind))?.id;
	if (!next) return stage;
	// Often told late, and by her too: it takes nothing back.
	if (event.kind === 'reported') return stage === 'not-told' ? next : stage;
	if (event.kind === 'investigation-started' && !begins.includes(stage)) return stage;
	return endKinds.includes(event.kind) && isOneOfSeveral(event, told) ? stage : next;
}

/** Whether it ended for one suspect while the police still look at another. */
function isOneOfSeveral({ on, defendant }: Event, told: readonly Event[]): boolean {
	if (defendant === undefined) return false;
	const until = told.filter((event) => event.on <= on && event.defendant !== undefined);
	const left = until
		.filter(({ kind }) => endKinds.includes(kind) || kind === 'suspect-released')
		.map((event) => event.defendant);
	return until.some(
		(event) => kindRow(event.kind).course === 'looked-at' && !left.includes(event.defendant)
	);
}
