const lineAt = '/desk/live';
/** After how many milliseconds a page whose line broke tries again. */
const later = 30_000;

/** Whether the visit stands; nothing where the service cannot be asked. What stands on the page of one that is over is nobody's to read. */
export async function stands(): Promise<boolean | undefined> {
	const answer = await fetch(lineAt, { method: 'HEAD' }).catch(() => undefined);
	return answer && (answer.ok ? answer.status !== 204 : undefined);
}

/** The visit is over: a layer asks for the key and gives the page back. */
export function over(): void {
	if (document.dispatchEvent(new Event('visit-over', { cancelable: true })))
		window.location.reload();
}

/** Listens for what changed on the desk, and whether the line is there, as long as the page is looked at; gives what ends it. */
export function listen(
	changed: (mark: string) => void,
	line: (is: 'there' | 'lost') => void
): () => void {
	let source: EventSource | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const end = () => {
		clearTimeout(timer);
		source?.close();
		source = undefined;
	};
	const finish = (then: () => void) => {
		end();
		then();
	};
	const begin = () => {
		if (source || document.hidden) return;
		source = new EventSource(lineAt);
		source.addEventListener('open', () => line('there'));
		source.addEventListener('changed', ({ data }) => changed(data as string));
		// Another tab of this visit listens now. This one comes back with whoever looks at it.
		source.addEventListener('elsewhere', end);
		source.addEventListener('rest', () => finish(askAnew));
		source.addEventListener('over', () => finish(over));
		source.addEventListener('error', () => {
			line('lost');
			// Else the browser comes again by itself.
			if (source?.readyState === EventSource.CLOSED) void ended();
		});
	};
	const ended = async () => {
		end();
		if ((await stands()) === false) over();
		else timer = setTimeout(begin, later);
	};
	const look = () => (document.hidden ? end() : begin());
	// What was sent may end the visit: a page that asks anew then would lose the answer.
	const rest = () => {
		end();
		timer = setTimeout(begin, later);
	};
	begin();
	document.addEventListener('visibilitychange', look);
	document.addEventListener('submit', rest);
	return () => {
		document.removeEventListener('visibilitychange', look);
		document.removeEventListener('submit', rest);
		end();
	};
}

const askAnew = () => window.location.reload();
