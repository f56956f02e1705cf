/** How the service ends: whoever is being answered gets their answer, nobody new is let in. */
import type { Server } from 'node:http';

/** How long accepted requests may take to finish, and the app to close what it holds, in milliseconds. */
const patience = { requests: 25_000, app: 10_000 };

declare global {
	/** Set by the app when it hears `sveltekit:shutdown`: settles when everything it holds is closed. */
	var alongsideClosing: PromiseLike<unknown> | undefined;
}

/** Stops on SIGTERM or SIGINT, once, however often they come: a terminal and its parent both send them. */
export function stopGracefully(server: Server, exit: (code: number) => void): void {
	let stopping = false;
	const stop = async (signal: NodeJS.Signals) => {
		if (stopping) return;
		stopping = true;
		await drained(server);
		exit(await closeApp(signal));
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

function drained(server: Server): Promise<void> {
	return new Promise((resolve) => {
		// A connection that falls idle between two requests would otherwise be waited for.
		const sweep = setInterval(() => server.closeIdleConnections(), 50);
		const bound = setTimeout(() => server.closeAllConnections(), patience.requests);
		server.close(() => {
			clearInterval(sweep);
			clearTimeout(bound);
			resolve();
		});
		server.closeIdleConnections();
	});
}

/** Tells the app, waits for it, and gives the code to exit with: 0, or 1 when it could not close in order. */
async function closeApp(signal: NodeJS.Signals): Promise<number> {
	let timer: NodeJS.Timeout | undefined;
	const bound = new Promise<never>((_, reject) => {
		timer = setTimeout(reject, patience.app, new Error('The app did not close in time'));
	});
	try {
		process.emit('sveltekit:shutdown' as 'SIGTERM', signal);
		await Promise.race([globalThis.alongsideClosing, bound]);
		return 0;
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : 'The app did not close'}\n`);
		return 1;
	} finally {
		clearTimeout(timer);
	}
}
