/** What the page of dates says where nothing is owed to her now: that there is nothing, or that what was owed before follows. */
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
