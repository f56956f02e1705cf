/** Cases the stories begin with: told by the courts, with a place and a reference that not everybody may see. */
import * as told from './court-messages.ts';
import type { Paper, Town } from './town.ts';

let cases = 0;

/** A reference nobody else has. */
export function newUrn(): string {
	cases += 1;
	return `01GD${5_000_000 + cases}`;
}

/** What must not be on the short view of a case waiting for trial. */
export const places = ['Thamesgate', 'Courtroom'];

/** A trial at the Crown Court that has no message yet. */
export function aTrial(day = '2027-03-02T10:30:00Z') {
	return { id: crypto.randomUUID(), sort: 'trial', at: 'crown', day } as const;
}

/** Invites a victim into a case that waits for its trial. */
export async function invitedBeforeTrial(
	town: Town,
	paper: Omit<Paper, 'urn'>
): Promise<{ urn: string; code: string }> {
	const theirCase = told.courtCase(newUrn());
	const trial = aTrial();
	const body = told.hearing(theirCase, trial, '2026-11-18T09:00:00Z');
	const code = await town.invite({ urn: theirCase.urn, ...paper });
	await town.agency('criminal-courts').tells(`/api/common-platform/hearing/${trial.id}`, body);
	return { urn: theirCase.urn, code };
}
