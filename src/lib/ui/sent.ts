/** What a page is sent without: only Svelte's own script would read it, and no such script runs on it. */

/** A link to a style that stands in the page already. */
const repeated = /<link [^>]*\bdisabled media="\(max-width: 0\)">/g;
/** What stands in one of its marks between the parts of a page: no comment of ours is one. */
const mark = /^(?:\[(?:-?\d+|!)?|\]|[a-z\d]*)$/;
const [opens, closes] = ['<!--', '-->'];

/** A page with only what a browser needs of it: a fifth less to make small, to send and to read. */
export function withoutUnread(html: string): string {
	let sent = '';
	let from = 0;
	for (let at = html.indexOf(opens); at >= 0; at = html.indexOf(opens, at + 1)) {
		const end = html.indexOf(closes, at);
		if (end < 0 || !mark.test(html.slice(at + opens.length, end))) continue;
		sent += html.slice(from, at);
		from = end + closes.length;
	}
	return (sent + html.slice(from)).replace(repeated, '');
}

/** A page of which a part is put into one that is open: there its styles stand already, and others are refused. */
export function withoutStyles(html: string): string {
	return html.replace(/<style[\s\S]*?<\/style>/g, '');
}
