/** What is said of a fact by what was told before it: whether an offender leaves prison, whether there was any bail. */
import { isFromRemand, opensAgain } from './after-sentence.ts';
import { personKeys } from './person-keys.ts';
import type { Event } from '#lib/domain/event.ts';

/** What was told of the person of an event. A prison has ids of its own: of the only person there is, everything was told. */
export function ownOf({ defendant }: Event, known: readonly Event[]): readonly Event[] {
	if (personKeys(known).length < 2) return known;
	return known.filter((one) => one.defendant === defendant);
}

/** Whether a court that says that no bail applies says it of somebody who was on none: they had been kept in prison. */
export function wasHeld(event: Event, known: readonly Event[]): boolean {
	if (event.kind !== 'court-bail-decided' || event.data.bail !== 'not-applicable') return false;
	const bails = ownOf(event, known).filter((one) => one.kind === 'court-bail-decided');
	const days = bails.map(({ on }) => on).filter((on) => on < event.on);
	const last = bails.filter(({ on }) => on === days.toSorted().at(-1));
	return last.length > 0 && last.every(({ data }) => data.bail === 'custody');
}

/** Whether a release is of an offender, as the stage it leads to calls the person: no court has undone the guilt since. */
export function isOfOffender(event: Event, known: readonly Event[]): boolean {
	if (event.kind !== 'released-from-prison') return false;
	const own = ownOf(event, known).filter(({ on }) => on <= event.on);
	const undone = own.findLast(opensAgain);
	const isSentencedAgain = own.some(
		({ kind, on }) => kind === 'sentenced' && on > (undone?.on ?? '')
	);
	return !isFromRemand(event, own) && (undone === undefined || isSentencedAgain);
}
