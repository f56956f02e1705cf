/** Erasing a place in a case: what she is told of it. */
import type { Day } from '#lib/domain/event.ts';

export type Receipt = {
	/** All that leads to it: it names nobody. */
	readonly number: string;
	readonly erasedOn: Day;
	/** From this day on no backup holds her keys any more: backups live for thirty days. */
	readonly goneFromBackupsOn: Day;
	/** How many of each sort were destroyed. */
	readonly destroyed: Readonly<Record<string, number>>;
};
