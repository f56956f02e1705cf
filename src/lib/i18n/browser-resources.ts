/** The sentences a browser is given: those of the pages that renew themselves, which are pages of staff and speak English. */
import common from './en/common.json' with { type: 'json' };
import error from './en/error.json' with { type: 'json' };
import ui from './en/ui.json' with { type: 'json' };
import bench from './staff/bench.json' with { type: 'json' };
import desk from './staff/desk.json' with { type: 'json' };
import letting from './staff/letting.json' with { type: 'json' };
import mine from './staff/mine.json' with { type: 'json' };
import opening from './staff/opening.json' with { type: 'json' };
import queue from './staff/queue.json' with { type: 'json' };
import staff from './staff/staff.json' with { type: 'json' };
import type { Files } from './resources.ts';

const english: Files = { common, error, ui };

/** English, whatever is asked for. */
export function filesOf(): Files {
	return english;
}

/** English is the source: nothing of it is old. */
export function fallenIn(): ReadonlySet<string> {
	return new Set();
}

export const forStaff: Files = { bench, desk, letting, mine, opening, queue, staff };
