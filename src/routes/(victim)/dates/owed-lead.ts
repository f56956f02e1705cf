/** What the page of dates says in the place of an empty list: of what is owed to her, and of dates in court. */
import type { Key } from '#lib/i18n/words.ts';

/** The sentence in the place of an empty list; none beside news that waits, which may bring more. */
export function owedLead({
	open,
	past,
	waits
}: {
	readonly open: number;
	readonly past: number;
	readonly waits: boolean;
}): Key | undefined {
	if (open > 0) return undefined;
	if (past > 0) return 'dates.owedBefore';
	return waits ? undefined : 'dates.owedNone';
}

/** The sentence where no date in court is known; none beside news that waits, in which one may have been told. */
export function courtLead(
	dates: number,
	{ whole, waiting }: { readonly whole: boolean; readonly waiting: boolean }
): Key | undefined {
	if (dates > 0) return undefined;
	if (!whole) return 'dates.noPast';
	return waiting ? undefined : 'dates.none';
}
