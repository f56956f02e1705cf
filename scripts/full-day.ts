// A full Monday for whoever tries the desk: forty people who have an advocate, and sixty calls that wait or are late.
import type { Victim } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { offer } from '#lib/domain/team/rota.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { earliestChange } from '#lib/domain/advocate/change.ts';
import { half, type Wishes } from '#lib/domain/call/call.ts';
import { transaction } from '#lib/server/database.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import type { Teller } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as calls from '#lib/server/call/calls.ts';
import { slotAt } from '#lib/server/call/tries.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as invented from '#lib/server/invented.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as hers from '#lib/server/message/hers.ts';
import * as people from '#lib/server/people/people.ts';
import * as teams from '#lib/server/team/teams.ts';
import type * as worlds from '#lib/server/world.ts';
import type { Prepared } from '#lib/i18n/language-rows.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import { inventVictim } from './invent.ts';
import { victimOf } from './staying.ts';
import { everybody, type Someone } from './tales.ts';
import { openIn } from './working.ts';

type World = Pick<worlds.World, 'db' | 'keys' | 'now'>;

const manyPeople = 40;
const manyCalls = 60;
/** How many of the calls were promised for hours that are over. */
const manyLate = 5;
const lateHours = 6 * 60 * 60_000;

/** Names that people who read a language have; nobody has all of one. */
const names: Readonly<Record<Prepared, readonly string[]>> = {
	en: ['Adaeze Brown', 'Chloe Clarke', 'Esther Osei'],
	cy: ['Gwen Parry', 'Rhiannon Pugh', 'Dylan Rees'],
	ro: ['Andreea Munteanu', 'Mihai Dumitru', 'Ioana Stan'],
	pl: ['Dariusz Sikora', 'Agnieszka Pawlak', 'Magda Kaczmarek'],
	bn: ['Fatima Rahman', 'Salma Begum', 'Tariq Miah'],
	ur: ['Ayesha Siddiqui', 'Bilal Ahmed', 'Zainab Hussain'],
	pa: ['Jasleen Gill', 'Gurdeep Sandhu', 'Simran Dhillon'],
	gu: ['Mira Desai', 'Jignesh Joshi', 'Hina Modi'],
	ar: ['Hamza Darwish', 'Rana Khalil', 'Yara Mansour'],
	pt: ['Inês Ferreira', 'Rui Carvalho', 'Beatriz Lopes'],
	es: ['Carmen Ruiz', 'Mateo Vargas', 'Elena Castro'],
	ta: ['Meena Rajan', 'Arul Kumaran', 'Divya Nathan'],
	tr: ['Ayşe Kaya', 'Emre Aydın', 'Zeynep Koç'],
	so: ['Ifrah Warsame', 'Abdi Farah', 'Sahra Jama'],
	fa: ['Niloufar Rezaei', 'Dariush Ahmadi', 'Shirin Moradi'],
	zh: ['Lin Wang', 'Jun Zhao', 'Xiu Huang']
};

/** Adds them to a demonstration, once. */
export async function inventFullDay(world: World): Promise<void> {
	const { db, keys, now } = world;
	const people = await invented.people(db, keys);
	if (people.length > manyPeople) return;
	const advocates = people.filter(({ role }) => role === 'advocate');
	const supervisor = people.find(({ role }) => role === 'supervisor');
	const [team] = await teams.all(db);
	const [one, other] = advocates;
	if (!one || !other || !supervisor || !team) throw new Error('Nobody is invented yet');
	await makeRoom(world, team, [one, other]);
	const known = new Map<Teller, agencies.Agency>();
	for (const agency of await agencies.list(db))
		if (!known.has(agency.kind)) known.set(agency.kind, agency);
	const lead = { kind: 'supervisor', person: supervisor.id } as const;
	for (const [nth, someone] of crowd(world).entries()) {
		await inventVictim(world, known, someone, nth);
		const victim = await victimOf(world, someone.urn);
		const { participation } = victim;
		const advocate = nth % 3 === 2 ? other.id : one.id;
		const asked = {
			participation,
			advocate,
			reason: 'other-work',
			on: earliestChange(now())
		} as const;
		await advocateChanges.plan(db, keys, lead, asked, now());
		// One in ten has not opened her page to anybody yet.
		if (nth % 10 === 9) continue;
		await assignments.setLetIn(db, keys, victim, advocatePanes, now());
		if (nth % 7 === 0) await writes(world, victim, nth);
	}
	await inventReports(world);
	await inventRinging(world, one.id);
}

/** Reports the police told of, for which nobody was given a page yet: by unit, and how many days ago. */
const reports = [
	['Response North', 6],
	['Response North', 3],
	['Response South', 1]
] as const;

async function inventReports({ db, keys, now }: World): Promise<void> {
	const police = (await agencies.list(db)).find(({ force }) => force === '01');
	if (!police) throw new Error('No invented police');
	for (const [nth, [unit, daysAgo]] of reports.entries()) {
		const on = addDays(dayOf(now()), -daysAgo);
		const urn = readUrn(`01GD300${nth + 1}126`) as Urn;
		const tellings = [{ kind: 'reported', on, data: {} } as const];
		const part = { urn, references: [], unit, tellings };
		const message = { source: 'invented', id: urn, body: urn, parts: [part] };
		await inbox.take(db, keys, police, [message], instantOf(on, '16:20'));
	}
}

/** The people, each with the tale of somebody invented before and a hearing of their own. */
function crowd({ keys, now }: World): Someone[] {
	return Array.from({ length: manyPeople }, (_, nth) => {
		const hearing = (name: string) => indexOf(keys, 'hearing', `full day ${nth} ${name}`);
		const tales = everybody(now(), hearing).filter(({ age, tale }) => !age && tale.length > 0);
		const { enhanced, tale } = tales[nth % tales.length] as Someone;
		return {
			name: nameOf(nth),
			language: languageAt(nth),
			enhanced,
			tale,
			urn: urnOf(nth)
		};
	});
}

/** The team was there before, so that something can be late, and takes as many calls as there are. */
async function makeRoom(
	{ db, now }: World,
	team: Awaited<ReturnType<typeof teams.all>>[number],
	advocates: readonly invented.InventedPerson[]
): Promise<void> {
	const to = Math.floor(now() / half) * half;
	const before = { from: to - lateHours, to };
	await transaction(db, async (trx) => {
		const hours = openIn(team.hours, before);
		await teams.keep(trx, { ...team, hours, cap: 4 * manyCalls, caseCap: 2 * manyPeople }, now());
		for (const { id: person } of advocates)
			await rotas.addShift(trx, { person, team: team.id, ...before });
	});
}

/** Whether she has to be there all day, as somebody asks it in her language. */
const allDay: Partial<Record<Prepared, string>> = {
	cy: 'Oes rhaid i mi fod yno drwy’r dydd?',
	ro: 'Trebuie să stau acolo toată ziua?',
	pl: 'Czy muszę tam być cały dzień?',
	bn: 'আমাকে কি সারাদিন সেখানে থাকতে হবে?',
	ur: 'کیا مجھے سارا دن وہاں رہنا ہوگا؟',
	gu: 'શું મારે આખો દિવસ ત્યાં રહેવું પડશે?',
	ar: 'هل يجب أن أبقى هناك طوال اليوم؟',
	pt: 'Tenho de lá estar o dia todo?',
	es: '¿Tengo que estar allí todo el día?',
	ta: 'நான் நாள் முழுவதும் அங்கே இருக்க வேண்டுமா?',
	tr: 'Bütün gün orada olmam gerekiyor mu?',
	so: 'Ma khasab baa inaan halkaas joogo maalinta oo dhan?',
	fa: 'آیا باید تمام روز آنجا بمانم؟',
	zh: '我必须一整天都待在那里吗？',
	pa: 'ਕੀ ਮੈਨੂੰ ਸਾਰਾ ਦਿਨ ਉੱਥੇ ਰਹਿਣਾ ਪਵੇਗਾ?'
};

async function writes({ db, keys, now }: World, victim: Victim, nth: number): Promise<void> {
	await hers.open(db, keys, victim, now());
	const inEnglish = [
		'Do I have to be there all day?',
		'Has anything changed?',
		'Can my sister come?'
	];
	const language = await people.languageOf(db, victim.person);
	const asked = allDay[language];
	const words = asked ?? inEnglish[nth % inEnglish.length] ?? '';
	const writing = { words, form: `full-day-${nth}`, language: asked ? language : 'en' } as const;
	await hers.send(db, keys, victim, writing, now());
}

/** The calls: some of people an advocate knows, most of strangers, the first of them late; ten are taken. */
async function inventRinging(world: World, taker: invented.InventedPerson['id']): Promise<void> {
	const { db, keys, now } = world;
	const [team] = await teams.all(db);
	if (!team) return;
	// Two at each time there is; what was promised before now is over.
	const slots = offer(team, await rotas.read(db, now()), now()).slots;
	const halfNow = Math.floor(now() / half) * half;
	const over = (nth: number) => slotAt(halfNow - (nth + 2) * half);
	// Whoever was not rung is safe again in these hours.
	const again = Array.from({ length: 6 }, (_, nth) => slotAt(halfNow + nth * half));
	for (let nth = 0; nth < manyCalls; nth += 1) {
		const promised = nth < manyLate ? over(nth) : slots[Math.floor(nth / 2) % slots.length];
		if (!promised) return;
		const isKnown = nth % 4 === 1;
		// Whom an advocate knows asks in her own language and under her own name.
		const who = isKnown ? nth % manyPeople : nth;
		const request = {
			kind: 'call',
			language: languageAt(who),
			promised,
			of: { team: team.id, receipt: null },
			wishes: wishesOf(nth, who, nth < manyLate ? [promised, ...again] : [promised])
		} as const;
		const known = isKnown ? await victimOf(world, urnOf(who)) : undefined;
		const actor = known ?? ({ kind: 'stranger' } as const);
		await transaction(db, (trx) => calls.add(trx, keys, actor, request, now() - lateHours));
	}
	const staff = { kind: 'advocate', person: taker } as const;
	const waiting = await callDesk.waitingFor(db, keys, staff, now());
	for (const { id } of waiting.slice(0, 10)) await callDesk.take(db, keys, staff, id, now());
}

function wishesOf(nth: number, who: number, slots: Wishes['slots']): Wishes {
	const language = languageAt(who);
	return {
		name: nameOf(who).split(' ')[0] ?? '',
		// From the range Ofcom keeps for drama: it rings nobody.
		phone: `07700 9002${String(nth).padStart(2, '0')}`,
		slots,
		language,
		mayLeaveMessage: nth % 4 === 0,
		ifSomeoneElse: 'hang-up',
		...(nth % 5 === 0 && language !== 'en' ? { talking: ['interpreter'] } : {}),
		...(nth % 6 === 0 ? { gender: 'woman' } : {})
	};
}

const languageAt = (nth: number): Language => languages[nth % languages.length]?.code ?? 'en';

function nameOf(nth: number): string {
	const own = names[languageAt(nth)];
	return own[Math.floor(nth / languages.length) % own.length] ?? '';
}

const urnOf = (nth: number) => `01GD2${String(nth).padStart(4, '0')}26`;
