import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addDays, instantOf, minuteOfDay } from '#lib/domain/calendar.ts';
import { sayLength, sayMoney, sayMetres } from './amounts.ts';
import { sayDay, sayTime } from './dates.ts';
import { languageRows, type Prepared } from './language-rows.ts';
import { listed } from './listing.ts';

// The program writes 17:00 there: a clock of another kind beside it is read as another time.
test('in a language whose clock has 24 hours nothing is said of morning or evening behind a number', () => {
	const files = ['common.json', 'own.json', 'guidance/right-9.md'];
	const said = files.flatMap((file) => {
		const text = readFileSync(new URL(`./ar/${file}`, import.meta.url), 'utf8');
		return text.match(/\d (?:صباحًا|مساءً|ظهرًا)/g) ?? [];
	});

	assert.equal(sayTime('ar', instantOf('2026-03-02', '17:00')), '17:00');
	assert.deepEqual(said, []);
});

/** The second of March 2027 in full and in short, two weeks, a list, and a sum: what each language writes, read one by one. */
const written: Readonly<Record<Prepared, readonly [string, string, string, string, string]>> = {
	en: ['Tuesday 2 March 2027', 'Tuesday 2 March', '2 weeks', 'A, B and C', '£1,250'],
	cy: [
		'dydd Mawrth 2 Mawrth 2027',
		'dydd Mawrth 2 Mawrth',
		'2 wythnos',
		'A, B a C',
		'1,250 punt Prydain'
	],
	ro: [
		'marți, 2 martie 2027',
		'marți, 2 martie',
		'2 săptămâni',
		'A, B și C',
		'1.250 de lire sterline'
	],
	pl: [
		'wtorek, 2 marca 2027',
		'wtorek, 2 marca',
		'2 tygodnie',
		'A, B i C',
		'1250 funtów szterlingów'
	],
	bn: ['মঙ্গলবার, 2 মার্চ, 2027', 'মঙ্গলবার 2 মার্চ', '2 সপ্তাহ', 'A, B এবং C', '1,250 ব্রিটিশ পাউন্ড'],
	ur: ['منگل، 2 مارچ، 2027', 'منگل، 2 مارچ', '2 ہفتے', 'A، B، اور C', '1,250 برطانوی پاؤنڈ'],
	pa: ['ਮੰਗਲਵਾਰ, 2 ਮਾਰਚ 2027', 'ਮੰਗਲਵਾਰ, 2 ਮਾਰਚ', '2 ਹਫ਼ਤੇ', 'A, B ਅਤੇ C', '1,250 ਬ੍ਰਿਟਿਸ਼ ਪੌਂਡ'],
	gu: ['મંગળવાર, 2 માર્ચ, 2027', 'મંગળવાર, 2 માર્ચ', '2 અઠવાડિયા', 'A, B અને C', '1,250 બ્રિટિશ પાઉન્ડ્સ'],
	ar: ['الثلاثاء، 2 مارس 2027', 'الثلاثاء، 2 مارس', 'أسبوعان', 'A وB وC', '1,250 جنيه إسترليني'],
	pt: [
		'terça-feira, 2 de março de 2027',
		'terça-feira, 2 de março',
		'2 semanas',
		'A, B e C',
		'1250 libras esterlinas britânicas'
	],
	es: [
		'martes, 2 de marzo de 2027',
		'martes, 2 de marzo',
		'2 semanas',
		'A, B y C',
		'1250 libras esterlinas'
	],
	ta: ['செவ்வாய், 2 மார்ச் 2027', 'செவ்வாய், 2 மார்ச்', '2 வாரங்கள்', 'A, B மற்றும் C', '1,250 பிரிட்டிஷ் பவுண்டுகள்'],
	tr: ['2 Mart 2027 Salı', '2 Mart Salı', '2 hafta', 'A, B ve C', '1.250 İngiliz sterlini'],
	so: [
		'Talaado, 2 Maarso 2027',
		'Talaado, 2 Maarso',
		'2 toddobaadyo',
		'A, B iyo C',
		'1,250 Bowndka Biritishka'
	],
	fa: ['سه‌شنبه 2 مارس 2027', 'سه‌شنبه 2 مارس', '2 هفته', 'A،‏ B، و C', '1,250 پوند بریتانیا'],
	zh: ['2027年3月2日星期二', '3月2日星期二', '2周', 'A、B和C', '1,250英镑']
};

for (const { code } of languageRows)
	test(`${code} says a day, a length, a list and a sum as it is written there`, () => {
		const said = [
			sayDay(code, '2027-03-02'),
			sayDay(code, '2027-03-02', 'short'),
			sayLength(code, { weeks: 2 }),
			listed(['A', 'B', 'C'], code),
			sayMoney(code, 125_000)
		].map((text) => text.replaceAll('\u00a0', ' '));

		assert.deepEqual(said, written[code]);
	});

test('where no space parts words, the parts of a length stand one behind the other', () => {
	assert.equal(sayLength('zh', { years: 2, months: 6 }), '2年6个月');
	assert.equal(sayLength('en', { years: 2, months: 6 }), '2 years and 6 months');
});

test('every row names the kinds of number that its language tells apart, and reads from its own side', () => {
	for (const { code, locale, plurals, dir } of languageRows) {
		const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
		assert.deepEqual([...plurals].sort(), [...pluralCategories].sort(), code);
		assert.equal(dir === 'rtl', ['ar', 'fa', 'ur'].includes(code), code);
	}
});

test('the shorter ways to say a day leave out the weekday, the year or all but the weekday', () => {
	const styles = ['plain', 'short', 'weekday'] as const;

	assert.deepEqual(
		styles.map((style) => sayDay('en', '2027-03-02', style)),
		['2 March 2027', 'Tuesday 2 March', 'Tuesday']
	);
});

test('every day of four years is said with its own Gregorian date, in digits 0 to 9, in each language', () => {
	for (const { code } of languageRows)
		for (let day = '2025-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
			const said = sayDay(code, day)
				.match(/\p{Nd}+/gu)
				?.map((digits) => digits.padStart(2, '0'));
			const [year = '', month = '', date = ''] = day.split('-');
			// In Chinese a month is a number, and the year comes first.
			const wanted = code === 'zh' ? [year, month, date] : [date, year];
			assert.deepEqual(said, wanted, `${code} ${day}`);
		}
});

test('the weekday said is the weekday it is, in each language', () => {
	for (const { code } of languageRows) {
		const week = Array.from({ length: 7 }, (_, nth) =>
			sayDay(code, addDays('2026-11-23', nth), 'weekday')
		);
		const next = Array.from({ length: 7 }, (_, nth) =>
			sayDay(code, addDays('2026-11-30', nth), 'weekday')
		);

		assert.equal(new Set(week).size, 7);
		assert.deepEqual(next, week);
	}
});

test('a time is London time, in winter and in summer', () => {
	assert.equal(sayTime('en', Date.UTC(2026, 0, 15, 9, 10)), '9:10 am');
	assert.equal(sayTime('en', Date.UTC(2026, 6, 15, 9, 10)), '10:10 am');
	assert.equal(sayTime('en', instantOf('2026-01-15', '12:00')), '12 noon');
	assert.equal(sayTime('en', instantOf('2026-01-15', '00:00')), 'midnight');
});

test('languages that count 24 hours say times so, in digits 0 to 9 and without a mark that turns the line', () => {
	for (const { code } of languageRows.filter((language) => language.code !== 'en'))
		for (let hour = 0; hour < 24; hour += 1) {
			const said = sayTime(code, instantOf('2026-01-15', `${String(hour).padStart(2, '0')}:05`));
			assert.match(said, /^\d{1,2}:05$/, said);
			assert.equal(Number(said.split(':')[0]), hour);
		}
});

test('both half past ones of the night the clocks go back are said as half past one', () => {
	const first = instantOf('2026-10-25', '01:30');

	const said = [first, first + 3_600_000].map((at) => sayTime('en', at));

	assert.deepEqual(said, ['1:30 am', '1:30 am']);
	assert.equal(minuteOfDay(first), 90);
});

test('a day is said as that day, wherever the clocks change', () => {
	assert.equal(sayDay('en', '2026-03-29', 'plain'), '29 March 2026');
	assert.equal(sayDay('en', '2026-10-25', 'plain'), '25 October 2026');
});

// "295 m" stood with a Latin letter in the Arabic sentence about the stations near a court.
test('a distance is said with the letters of its language', () => {
	assert.equal(sayMetres('en', 1200), '1200 m');
	assert.equal(sayMetres('ar', 295), '295 مترًا');
	const strange = languageRows.filter(
		({ code, script }) => script !== 'Latn' && /[A-Za-z]/.test(sayMetres(code, 295))
	);
	assert.deepEqual(strange, []);
});
