/** Every file of sentences in this folder; made by `node scripts/word-lists.mjs`. */
import agency from './agency.json' with { type: 'json' };
import alert from './alert.json' with { type: 'json' };
import demo from './demo.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import gallery from './gallery.json' with { type: 'json' };
import inbox from './inbox.json' with { type: 'json' };
import letting from './letting.json' with { type: 'json' };
import mine from './mine.json' with { type: 'json' };
import noting from './noting.json' with { type: 'json' };
import opening from './opening.json' with { type: 'json' };
import queue from './queue.json' with { type: 'json' };
import register from './register.json' with { type: 'json' };
import staff from './staff.json' with { type: 'json' };
import team from './team.json' with { type: 'json' };
import today from './today.json' with { type: 'json' };
import worry from './worry.json' with { type: 'json' };

export const list = {
	agency,
	alert,
	demo,
	desk,
	gallery,
	inbox,
	letting,
	mine,
	noting,
	opening,
	queue,
	register,
	staff,
	team,
	today,
	worry
};
