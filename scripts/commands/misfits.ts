import * as misfits from '#lib/server/feed/misfits.ts';
import { withWorld, type Command } from './command.ts';

export const listMisfits: Command = {
	name: 'misfits',
	usage: 'misfits',
	does: 'lists the facts that do not fit their case, and how many messages wait for a case that nobody has opened',
	run: () =>
		withWorld(async ({ db, keys, now }) => {
			const odd = await misfits.list(db, keys, { kind: 'operator' }, now());
			for (const { caseId, on, kind, source, reason } of odd)
				console.log(`${caseId}  ${on}  ${kind}  ${source}  ${reason}`);
			const waiting = await misfits.waiting(db);
			for (const { agency, messages, since } of waiting)
				console.log(
					`${agency}: ${messages} waiting for a case since ${new Date(since).toISOString()}`
				);
			if (odd.length + waiting.length === 0) console.log('Everything has its place.');
		})
};
