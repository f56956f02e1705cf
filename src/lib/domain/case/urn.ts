/** The unique reference number of a case, as police, prosecutors and courts write it in their several ways. */
import type { CaseId } from '#lib/domain/event.ts';

export type Urn = string & { readonly urn: true };

/** Reads a reference however it is spaced or slashed; nothing when it cannot be one (5 to 20 letters and digits). */
export function readUrn(typed: string): Urn | undefined {
	const plain = typed.replace(/[\s/.\p{Pd}\p{Cf}]/gu, '');
	return /^[a-z0-9]{5,20}$/i.test(plain) ? (plain.toUpperCase() as Urn) : undefined;
}

/** A reference as somebody wrote it, with its slashes, to be shown back to them: how another writes it nobody knows. */
export function asWritten(typed: string): string {
	return typed
		.replace(/\p{Cf}/gu, '')
		.trim()
		.replace(/\s+/g, ' ')
		.slice(0, 40);
}

/** The police force a reference begins with, two digits; nothing when a body other than a force began the case. */
export function forceOf(urn: Urn): string | undefined {
	return /^\d{2}/.exec(urn)?.[0];
}

const own = '00-own-';

/** The id of a case she opened herself: no force and no reference, so that nothing an agency sends can find it. */
export function ownCaseId(random: string): CaseId {
	return `${own}${random}` as CaseId;
}

/** Whether a case is one she opened herself, tied to no agency. */
export function isOwnCase(caseId: CaseId): boolean {
	return caseId.startsWith(own);
}

/** A case's id carries its force, so that a nation's cases can be kept force by force. */
export function caseIdFrom(force: string, random: string): CaseId {
	return `${force}-${random}` as CaseId;
}
