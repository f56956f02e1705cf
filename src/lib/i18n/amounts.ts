/** Lengths of time, distances and sums of money in words of one language. */
import { lengthUnits, type Length } from '#lib/domain/event-field.ts';
import { keeping } from '#lib/domain/once.ts';
import { marksOf, rowOf, type Prepared } from './language-rows.ts';
import { listed } from './listing.ts';

// A formatter costs more than the sentence around it: each is made once.
const lengthsIn = keeping((lang: Prepared) =>
	keeping((unit: (typeof lengthUnits)[number]) => {
		const options = { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' } as const;
		return new Intl.NumberFormat(rowOf(lang).locale, options);
	})
);
const metresIn = keeping((lang: Prepared) => {
	const options = {
		style: 'unit',
		unit: 'meter',
		unitDisplay: 'short',
		useGrouping: false
	} as const;
	return new Intl.NumberFormat(rowOf(lang).locale, options);
});
const sumsIn = keeping(
	(lang: Prepared) =>
		new Intl.NumberFormat(rowOf(lang).locale, {
			style: 'currency',
			currency: 'GBP',
			trailingZeroDisplay: 'stripIfInteger',
			// In other languages than English the sign is not known, or stands on the wrong side.
			currencyDisplay: lang === 'en' ? 'symbol' : 'name'
		})
);

/** A length as a person says it: "2 years, 2 months and 2 weeks". From two years of months on, in years. */
export function sayLength(lang: Prepared, length: Length): string {
	const { years = 0, months = 0 } = length;
	const isMany = months >= 24;
	const told: Length = isMany
		? { ...length, years: years + Math.floor(months / 12), months: months % 12 }
		: length;
	const parts = lengthUnits.flatMap((unit) =>
		told[unit] ? [lengthsIn(lang)(unit).format(told[unit])] : []
	);
	return marksOf(lang).gap === '' ? parts.join('') : listed(parts, lang);
}

/** So many days as a person says them of what is kept: in years where they make whole ones, "2 years", "90 days". */
export function sayDays(lang: Prepared, days: number): string {
	const years = Math.round(days / 365.25);
	const isWhole = years > 0 && Math.abs(days - years * 365.25) < 1;
	return sayLength(lang, isWhole ? { years } : { days });
}

/** A sum of pounds, with its pence where there are any: "£1,250". */
export function sayMoney(lang: Prepared, pence: number): string {
	const text = sumsIn(lang).format(pence / 100);
	// Intl writes both in Turkish.
	return lang === 'tr' ? text.replace('£', '') : text;
}

/** A distance in metres: "295 m". */
export function sayMetres(lang: Prepared, metres: number): string {
	return metresIn(lang).format(metres);
}
