type Asked = { readonly setHeaders: (headers: Record<string, string>) => void };

/** Tells in the header for how many minutes somebody has to wait, and gives the status that goes with it. */
export function toWait(event: Asked, minutes: number): 429 {
	event.setHeaders({ 'retry-after': String(minutes * 60) });
	return 429;
}
