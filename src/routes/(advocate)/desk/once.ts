import type { RequestEvent } from '@sveltejs/kit';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Confirmed } from '#lib/server/identity/confirmations.ts';
import { dropDraft, findDraft, keepDraft } from '../../form/draft.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'getClientAddress'>;
/**
 * What came of making sure who she is; `asked`: a call may be on the list, whoever it was; `invited`: one of the two
 * codes that let somebody of staff in, who is named beside it; `code`: one that lets in whom a child chose.
 */
export type Outcome =
	| Confirmed
	| { readonly was: 'asked' | 'closed-if-right' }
	| { readonly was: 'code'; readonly code: string }
	| Invited;
export type Invited = {
	readonly was: 'invited';
	readonly code: string;
	readonly person: PersonId;
	readonly name?: string;
};

/** The same with the name of whom a code of staff is for: two codes on one desk are not to be mixed up. */
export function named(
	outcome: Outcome | undefined,
	known: readonly { readonly person: PersonId; readonly name?: string | undefined }[]
): Outcome | undefined {
	if (outcome?.was !== 'invited') return outcome;
	const name = known.find(({ person }) => person === outcome.person)?.name;
	return name ? { ...outcome, name } : outcome;
}

/** Keeps what came of a call, or of a visit, for the page that shows it. */
export async function keepOnce(event: Event, about: string, outcome: Outcome): Promise<void> {
	await keepDraft(event, 'code', { about, outcome });
}

/** What is kept about this call or visit. */
export async function takeOnce(event: Event, about: string): Promise<Outcome | undefined> {
	const draft = await findDraft(event, 'code');
	const kept = draft?.answers as { about: string; outcome: Outcome } | undefined;
	return kept?.about === about ? kept.outcome : undefined;
}

/** Throws it away. */
export async function dropOnce(event: Event): Promise<void> {
	await dropDraft(event, 'code');
}
