/** What the names of sentences can become whose holes no closed union fills: from the data that fills them. */
import { stands } from '#lib/domain/access/stands.ts';
import { callKinds, ifSomeoneElse } from '#lib/domain/call/call.ts';
import { genders, talkingNeeds } from '#lib/domain/call/voice.ts';
import type { AnswerProblem, DayProblem, ReplyProblem } from '#lib/domain/clock/ask-form.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import type { Owing } from '#lib/domain/clock/duty.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { views } from '#lib/domain/disclosure/request.ts';
import type { HoldReason } from '#lib/domain/data/hold.ts';
import { cameToUs, dataRefusals, dataSorts, type DataStanding } from '#lib/domain/data/request.ts';
import type { How } from '#lib/domain/door/proof.ts';
import { needs, services } from '#lib/domain/help/service.ts';
import { acts, inquiryAnswers, lookers } from '#lib/domain/looked/look.ts';
import { nextSteps } from '#lib/domain/note/contact.ts';
import { newsChoices } from '#lib/domain/news/gate.ts';
import { otherNeeds, readingNeeds } from '#lib/domain/reach/needs.ts';
import { checkWords, herNotices, writtenWays } from '#lib/domain/reach/template.ts';
import { aboutPages, guides } from '#lib/i18n/pages.ts';
import { inYouthCourt, ofSeveral } from '#lib/i18n/stage/stage-words.ts';
import { requestSteps } from '#lib/domain/call/steps.ts';
import type { standingOf } from '#lib/server/call/receipts.ts';
import type { Row } from '#lib/server/tables.ts';
import { sentencesOf } from './sentences.ts';
import { read } from './tree.ts';

/** Every member of a union: the compiler holds the list to be whole. */
function all<Union extends string>(members: Record<Union, true>): string[] {
	return Object.keys(members);
}

const under = (stem: string, values: readonly (string | number)[], rest = '') =>
	values.map((value) => `${stem}.${value}${rest}`);
const rows = duties.map(({ id }) => id);
const rights = Array.from({ length: 12 }, (_, nth) => nth + 1);
const crimes = needs.map((need) => need.replace('crime.', ''));
const spoken = [...new Set(services.flatMap((service) => service.languages))];
const ways = [
	...new Set(services.flatMap(({ channels }) => channels.map((way) => way.replace('chan.', ''))))
];
const slugs = services.map(({ slug }) => slug);
const youth = Object.entries(inYouthCourt).flatMap(([stage, parts]) => under(stage, parts));
const several = Object.entries(ofSeveral).flatMap(([stage, parts]) =>
	parts.map((part) => `${part}.${stage}`)
);
const titled = [...sentencesOf('en').keys()].filter((key) => /^happened\..*\.title$/.test(key));
const destroyed = [
	...read('src/lib/server/keep/erasures.ts').matchAll(/(?:count\(\w+, |\[)'([a-z-]+)',/g)
].map(([, sort = '']) => sort);
const states = all<ReturnType<typeof standingOf>>({
	asked: true,
	taken: true,
	done: true,
	closed: true,
	cancelled: true,
	missed: true,
	lost: true,
	waits: true,
	unanswered: true,
	'no-time': true
});

/** By the name with `*` for its holes: every name it can become. */
export const becomes: Readonly<Record<string, readonly string[]>> = {
	'about.title.*': under('about.title', aboutPages),
	'contacts.next.*': under('contacts.next', nextSteps),
	'person.decided.hers.*': [...sentencesOf('staff').keys()].filter((key) =>
		/^person\.decided\.hers\./.test(key)
	),
	'person.rows.*': [...sentencesOf('staff').keys()].filter((key) => /^person\.rows\./.test(key)),
	'rights.guide.*.title': under('rights.guide', guides, '.title'),
	'rights.guide.*.line': under('rights.guide', guides, '.line'),
	'*.title': titled,
	'*.detail': titled.map((key) => key.replace(/title$/, 'detail')),
	'*.*': ['own.rule.review-police.questioned', 'own.rule.low-sentence.which-court'],
	'ask.error.*': under(
		'ask.error',
		all<Exclude<AnswerProblem | DayProblem | ReplyProblem, 'not-a-day' | 'future'>>({
			'way-missing': true,
			'times-missing': true,
			'too-early': true,
			'outcome-missing': true
		})
	),
	'asked.view.*': under('asked.view', views),
	'clock.duty.*.name': under('clock.duty', rows, '.name'),
	'clock.duty.*.letter': under('clock.duty', rows, '.letter'),
	'clock.duty.*.ask': under('clock.duty', rows, '.ask'),
	'clock.who.*': under(
		'clock.who',
		all<Owing>({
			police: true,
			cps: true,
			courts: true,
			'witness-care': true,
			probation: true,
			prison: true,
			support: true,
			'youth-team': true,
			'review-commission': true
		})
	),
	'copy.asked.*': under('copy.asked', [...dataSorts, 'page', ...cameToUs]),
	'copy.line.call.*': under('copy.line.call', callKinds),
	'copy.line.choice.*': under('copy.line.choice', newsChoices),
	'copy.line.enhanced.*': under(
		'copy.line.enhanced',
		all<Enhanced>({ yes: true, no: true, unknown: true })
	),
	'stands.*': stands.map((one) => `stands.${one}`),
	'copy.refusal.*': under('copy.refusal', dataRefusals),
	'copy.standing.*': under(
		'copy.standing',
		all<Exclude<DataStanding, 'waits'> | NonNullable<Row<'data_requests'>['given']> | 'due'>({
			unsure: true,
			second: true,
			ready: true,
			over: true,
			refused: true,
			stopped: true,
			page: true,
			hand: true,
			due: true
		})
	),
	'help.language.*': under('help.language', spoken),
	'help.need.*': under('help.need', crimes),
	'help.service.*.line': under('help.service', slugs, '.line'),
	'help.way.*': under('help.way', ways),
	'looked.act.*': under('looked.act', acts),
	'looked.ask.*': under('looked.ask', inquiryAnswers),
	'looked.held.*': under(
		'looked.held',
		all<HoldReason>({
			'case-goes-on': true,
			'court-order': true,
			complaint: true,
			'by-law': true
		})
	),
	'looked.who.*': under('looked.who', lookers),
	'needs.gender.*': under('needs.gender', genders),
	'needs.help.*': under('needs.help', otherNeeds),
	'needs.language.*': under('needs.language', [
		...talkingNeeds,
		...readingNeeds,
		'speaks',
		'reads'
	]),
	'notice.*': under('notice', [
		...herNotices,
		...checkWords.map((word) => `check-${word}`),
		'leaflet'
	]),
	'receipt.sort.*': under('receipt.sort', destroyed),
	'rights.list.*.line': under('rights.list', rights, '.line'),
	'rights.list.*.title': under('rights.list', rights, '.title'),
	'talk.message.*': under('talk.message', ['yes', 'no']),
	'talk.someone.*': under('talk.someone', ifSomeoneElse),
	'talk.state.*': under('talk.state', states),
	'talk.tell.*': under('talk.tell', [...requestSteps, 'seen']),
	'told.now.*': under('told.now', writtenWays),
	'visits.how.*': under(
		'visits.how',
		all<How>({
			code: true,
			'code-elsewhere': true,
			words: true,
			card: true,
			key: true,
			recovery: true,
			begun: true,
			proved: true
		})
	),
	'sum.*.*': under('sum', several),
	'wait.quarter.*': under('wait.quarter', ['Q1', 'Q2', 'Q3', 'Q4']),
	'youth.*.*': under('youth', youth)
};
