/** A calendar file as it is handed out: its name says nothing, and no copy of it is kept on the way. */

/** The answer that a phone puts into its calendar. */
export function handedOut(file: string): Response {
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="reminder.ics"',
			'cache-control': 'no-store'
		}
	});
}
