/** What a case is called in the courts' messages. */
import { readUrn } from '#lib/domain/case/urn.ts';
import { idAt, objectAt, textAt, type Json } from './payload.ts';

/** The URN and the courts' id of a case, as far as it has them. */
export function namesOf(
	theirCase: Json
): { readonly urn?: string; readonly id?: string } | undefined {
	const identifier = objectAt(theirCase, 'prosecutionCaseIdentifier');
	const given =
		textAt(identifier, 'caseURN', 40) ??
		textAt(identifier, 'prosecutionAuthorityReference', 40) ??
		textAt(theirCase, 'caseUrn', 40);
	const urn = given === undefined ? undefined : readUrn(given);
	const id =
		idAt(theirCase, 'prosecutionCaseId') ?? idAt(theirCase, 'caseId') ?? idAt(theirCase, 'id');
	return urn || id ? { ...(urn ? { urn } : {}), ...(id ? { id } : {}) } : undefined;
}
