/** Whether anything is left of a sentence. */
import type { Event } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { opensAgain } from './after-sentence.ts';
import { personKeys } from './person-keys.ts';

/** Whether it tells that nothing is left of a sentence. */
export function endsPrison({ kind }: Event): boolean {
	const { person } = kindRow(kind);
	return person !== 'untouched' && person.by === 'end-of-prison';
}

/** It has ended, or what it was for was overturned or is to be tried again: nothing can be asked for because of it. */
export function isSentenceOver({ on, defendant }: Event, told: readonly Event[]): boolean {
	const isAlone = personKeys(told).length < 2;
	return told.some((event) => {
		if (event.on < on) return false;
		if (endsPrison(event)) return true;
		return opensAgain(event) && (isAlone || event.defendant === defendant);
	});
}
