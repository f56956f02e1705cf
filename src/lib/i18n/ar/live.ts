/** What a page that renews itself says, in this language; made by `node scripts/word-lists.mjs`. */
import common from './common.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import error from './error.json' with { type: 'json' };
import letting from './letting.json' with { type: 'json' };
import mine from './mine.json' with { type: 'json' };
import opening from './opening.json' with { type: 'json' };
import queue from './queue.json' with { type: 'json' };
import staff from './staff.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };

export const live = {
	common,
	desk,
	error,
	letting,
	mine,
	opening,
	queue,
	staff,
	ui
};
