/** Every file of sentences in this folder; made by `node scripts/word-lists.mjs`. */
import ask from './ask.json' with { type: 'json' };
import asked from './asked.json' with { type: 'json' };
import begin from './begin.json' with { type: 'json' };
import beside from './beside.json' with { type: 'json' };
import card from './card.json' with { type: 'json' };
import clock from './clock.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import contacts from './contacts.json' with { type: 'json' };
import copy from './copy.json' with { type: 'json' };
import dates from './dates.json' with { type: 'json' };
import day from './day.json' with { type: 'json' };
import difference from './difference.json' with { type: 'json' };
import error from './error.json' with { type: 'json' };
import glance from './glance.json' with { type: 'json' };
import happened from './happened.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import join from './join.json' with { type: 'json' };
import leaflet from './leaflet.json' with { type: 'json' };
import leave from './leave.json' with { type: 'json' };
import looked from './looked.json' with { type: 'json' };
import lost from './lost.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import move from './move.json' with { type: 'json' };
import needs from './needs.json' with { type: 'json' };
import news from './news.json' with { type: 'json' };
import notice from './notice.json' with { type: 'json' };
import offline from './offline.json' with { type: 'json' };
import option from './option.json' with { type: 'json' };
import own from './own.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import prove from './prove.json' with { type: 'json' };
import quiet from './quiet.json' with { type: 'json' };
import reason from './reason.json' with { type: 'json' };
import receipt from './receipt.json' with { type: 'json' };
import rights from './rights.json' with { type: 'json' };
import rules from './rules.json' with { type: 'json' };
import safety from './safety.json' with { type: 'json' };
import say from './say.json' with { type: 'json' };
import signin from './signin.json' with { type: 'json' };
import someone from './someone.json' with { type: 'json' };
import stage from './stage.json' with { type: 'json' };
import start from './start.json' with { type: 'json' };
import stay from './stay.json' with { type: 'json' };
import sum from './sum.json' with { type: 'json' };
import talk from './talk.json' with { type: 'json' };
import tell from './tell.json' with { type: 'json' };
import told from './told.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };
import visits from './visits.json' with { type: 'json' };
import wait from './wait.json' with { type: 'json' };
import way from './way.json' with { type: 'json' };
import youth from './youth.json' with { type: 'json' };

export const list = {
	ask,
	asked,
	begin,
	beside,
	card,
	clock,
	common,
	contacts,
	copy,
	dates,
	day,
	difference,
	error,
	glance,
	happened,
	help,
	home,
	join,
	leaflet,
	leave,
	looked,
	lost,
	messages,
	move,
	needs,
	news,
	notice,
	offline,
	option,
	own,
	people,
	prove,
	quiet,
	reason,
	receipt,
	rights,
	rules,
	safety,
	say,
	signin,
	someone,
	stage,
	start,
	stay,
	sum,
	talk,
	tell,
	told,
	ui,
	visits,
	wait,
	way,
	youth
};
