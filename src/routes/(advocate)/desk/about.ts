import { readRecoveryCode } from '#lib/server/vault/codes.ts';

/** What was typed of who is meant, as the page gives it back: nobody who stands behind the desk reads her printed code. */
export function givenBack(about: string): string {
	return readRecoveryCode(about) ? '' : about;
}
