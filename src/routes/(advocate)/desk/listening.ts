/** Whether the visit stands; nothing where the service cannot be asked. What stands on the page of one that is over is nobody's to read. */
export async function stands(): Promise<boolean | undefined> {
	const answer = await fetch('/desk/live', { method: 'HEAD' }).catch(() => undefined);
	return answer && (answer.ok ? answer.status !== 204 : undefined);
}

/** The visit is over: a layer asks for the key and gives the page back. */
export function over(): void {
	if (document.dispatchEvent(new Event('visit-over', { cancelable: true })))
		window.location.reload();
}

/** Hears from desk.js, which has the one line of all pages, that something changed or that the line is gone; gives what ends it. */
export function listen(
	changed: (mark: string) => void,
	line: (is: 'there' | 'lost') => void
): () => void {
	const look = () => {
		const { heard, line: is } = document.documentElement.dataset;
		if (is) line(is === 'there' ? 'there' : 'lost');
		if (heard) changed(heard);
	};
	look();
	document.addEventListener('desk-heard', look);
	return () => document.removeEventListener('desk-heard', look);
}
