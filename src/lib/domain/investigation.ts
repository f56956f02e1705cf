/** Where a case is while it is with the police and the prosecutors, before anybody is charged. */
import { compareDays } from './calendar.ts';
import { eventKinds } from './event-kinds.ts';
import type { Event, EventKind } from './event.ts';

/** The stages before a charge; `not-charged` and `not-investigated` are ends that a new step opens again. */
export type EarlyStage =
	| 'not-told'
	| 'reported'
	| 'investigating'
	| 'suspect-spoken-to'
	| 'released-rules'
	| 'released-no-rules'
	| 'with-prosecutor'
	| 'not-charged'
	| 'not-investigated';

const stageOfKind: Partial<Record<EventKind, EarlyStage>> = {
	reported: 'reported',
	'investigation-started': 'investigating',
	'suspect-arrested': 'suspect-spoken-to',
	'suspect-interviewed': 'suspect-spoken-to',
	'suspect-released': 'investigating',
	'suspect-on-bail': 'released-rules',
	'suspect-under-investigation': 'released-no-rules',
	'sent-to-prosecutor': 'with-prosecutor',
	'closed-without-charge': 'not-charged',
	'not-investigated': 'not-investigated'
};

const endKinds: readonly EventKind[] = ['closed-without-charge', 'not-investigated'];
const ended: readonly EarlyStage[] = ['not-charged', 'not-investigated'];

/** The stage the newest step led to. Steps of one day count in the order a case usually meets them. */
export function earlyStage(told: readonly Event[]): EarlyStage {
	const inOrder = told.toSorted((a, b) => compareDays(a.on, b.on) || rank(a) - rank(b));
	return inOrder.reduce<EarlyStage>((stage, event) => after(stage, event, inOrder), 'not-told');
}

// What ends it comes last in its day.
function rank({ kind }: Event): number {
	return endKinds.includes(kind) ? eventKinds.length : eventKinds.indexOf(kind);
}

function after(stage: EarlyStage, event: Event, told: readonly Event[]): EarlyStage {
	const next = stageOfKind[event.kind];
	if (!next) return stage;
	// Often told late, and by her too: it takes nothing back.
	if (event.kind === 'reported') return stage === 'not-told' ? next : stage;
	if (event.kind === 'investigation-started' && !['not-told', 'reported', ...ended].includes(stage))
		return stage;
	return endKinds.includes(event.kind) && isOneOfSeveral(event, told) ? stage : next;
}

const suspectKinds: readonly EventKind[] = [
	'suspect-arrested',
	'suspect-interviewed',
	'suspect-on-bail',
	'suspect-under-investigation'
];

/** Whether it ended for one suspect while the police still look at another. */
function isOneOfSeveral({ on, defendant }: Event, told: readonly Event[]): boolean {
	if (defendant === undefined) return false;
	const until = told.filter((event) => event.on <= on && event.defendant !== undefined);
	const left = until
		.filter(({ kind }) => endKinds.includes(kind) || kind === 'suspect-released')
		.map((event) => event.defendant);
	return until.some(
		(event) => suspectKinds.includes(event.kind) && !left.includes(event.defendant)
	);
}
