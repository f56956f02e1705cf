/** People who ask to be called while the server is killed, and what of it is found in the database after. */
import { wishesOf } from '#lib/server/reach/wishes.ts';
import { worldIn } from './_server.ts';
import { callForm, dramaNumber, fillCall, visitor } from './_visitor.ts';

/** One person's wish to be called, and how far it came. */
export type Call = {
	readonly name: string;
	readonly jar: Map<string, string>;
	/** The network she comes from: one network may not ask for many calls. */
	readonly from: string;
	waiting: boolean;
	/** She pressed the button that asks. */
	sent: boolean;
	/** She was led to her receipt. */
	promised: boolean;
};

/** Asks for one call after another until the server is gone. */
export async function askForCalls(port: number, calls: Call[]): Promise<void> {
	for (let alive = true; alive;) {
		const nth = calls.length;
		const from = `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`;
		const call: Call = {
			name: `Caller ${nth}`,
			jar: new Map(),
			from,
			waiting: true,
			sent: false,
			promised: false
		};
		calls.push(call);
		alive = await askForOne(port, call, nth).catch(() => false);
		call.waiting = false;
	}
}

async function askForOne(port: number, call: Call, nth: number): Promise<boolean> {
	const she = visitor(port, call.from, call.jar);
	const asked = callForm({ name: call.name, phone: dramaNumber(nth) });
	const form = await fillCall(she, asked);
	if (form.headers.location !== '/talk/check')
		throw new Error(`The form was answered ${form.status}`);
	call.sent = true;
	const { headers } = await she.post('/talk/check');
	call.promised = headers.location === '/talk/receipt';
	return true;
}

/** Whether the page shows a promise: the receipt, with the state of the call that it is about. */
const promise = /data-part="receipt"/;

/**
 * Everybody looks at her receipt and presses the button again. Counts the receipts shown at first, and the people who
 * were promised a call and then do not see it, or do not come to a receipt now.
 */
export async function sendCallsAgain(
	port: number,
	calls: readonly Call[]
): Promise<{ missing: number; shown: number }> {
	const counts = { missing: 0, shown: 0 };
	for (const call of calls.filter(({ sent }) => sent)) {
		const she = visitor(port, call.from, call.jar);
		const { text } = await she.see('/talk/receipt');
		const isShown = promise.test(text);
		if (isShown) counts.shown += 1;
		if (call.promised && !isShown) counts.missing += 1;
		const { headers } = await she.post('/talk/check');
		if (headers.location !== '/talk/receipt') counts.missing += 1;
	}
	return counts;
}

/** How many promised calls are missing, and how many of all are there twice. `all`: by now each that was sent must be there. */
export async function callFaults(
	folder: string,
	calls: readonly Call[],
	{ all = false } = {}
): Promise<{ stored: number; lost: number; doubled: number }> {
	const world = await worldIn(folder);
	const rows = await world.db.selectFrom('calls').selectAll().execute();
	const steps = await world.db.selectFrom('call_steps').select('call_id').execute();
	const notices = await world.db.selectFrom('notices').select('facts').execute();
	const names: (string | undefined)[] = [];
	for (const row of rows) names.push((await wishesOf(world.db, world.keys, row)).name);
	await world.db.destroy();
	const lost = calls.filter(
		({ name, sent, promised }) => (promised || (all && sent)) && !names.includes(name)
	);
	// A call without its first step, or that no advocate will hear of, is as good as lost.
	const known = new Set(steps.map(({ call_id }) => call_id));
	const owed = new Set(
		notices.map(({ facts }) => (JSON.parse(facts) as { request?: string }).request)
	);
	const unheard = rows.filter(({ id }) => !known.has(id) || !owed.has(id));
	return {
		stored: rows.length,
		lost: lost.length + unheard.length,
		doubled: names.length - new Set(names).size
	};
}
