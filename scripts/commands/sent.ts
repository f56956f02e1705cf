import { withWorld, type Command } from './command.ts';

export const sentHere: Command = {
	name: 'sent',
	usage: 'sent',
	does: 'lists the last notices to staff, such as a code that was used a second time',
	run: () =>
		withWorld(async ({ db }) => {
			const rows = await db
				.selectFrom('sent_here')
				.selectAll()
				.orderBy('at', 'desc')
				.limit(50)
				.execute();
			for (const { at, to, text } of rows)
				console.log(`${new Date(at).toISOString()}  ${to}  ${text}`);
			if (rows.length === 0) console.log('Nothing yet.');
		})
};
