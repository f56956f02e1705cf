import terms from '#lib/i18n/checking/glossary/pa.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Panjabi are checked by. */
export const checks: Checks = {
	terms,
	tells: 'ਪੀੜਤ ਅਪਰਾਧ ਜੁਰਮ ਮੁਜਰਮ ਪੁਲਿਸ ਜ਼ੁਲਮ ਬਲਾਤਕਾਰ ਹਮਲ ਹਿੰਸਾ',
	givesAway:
		'ਪੀੜਤ ਅਪਰਾਧ ਜੁਰਮ ਮੁਜਰਮ ਪੁਲਿਸ ਥਾਣ ਅਫ਼ਸਰ ਜ਼ੁਲਮ ਬਲਾਤਕਾਰ ਜਿਨਸੀ ਇੱਜ਼ਤ ਹਮਲ ਹਿੰਸ ਕੁੱਟ ਮਾਰ ਛੇੜ ਪਰੇਸ਼ਾਨ ਪਿੱਛਾ ਧਮਕ ਨੁਕਸਾਨ ਸੱਟ ਜ਼ਖ਼ਮ ਹਥਿਆਰ ਚਾਕੂ ਛੁਰ ਕਤਲ ਕਾਤਲ ਨਫ਼ਰਤ ਪਾਰਟਨਰ ਪਤੀ ਪਤਨੀ ਘਰਵਾਲ ਬੁਆਏਫ੍ਰੈਂਡ ਗਰਲਫ੍ਰੈਂਡ ਸ਼ੱਕ ਮੁਲਜ਼ਮ ਦੋਸ਼ ਇਲਜ਼ਾਮ ਗ੍ਰਿਫ਼ਤਾਰ ਹਿਰਾਸਤ ਜ਼ਮਾਨਤ ਜੇਲ੍ਹ ਕੈਦ ਸਜ਼ਾ ਫ਼ੈਸਲ ਮੁਕੱਦਮ ਅਦਾਲਤ ਕੋਰਟ ਕਚਹਿਰੀ ਜੱਜ ਜਿਊਰੀ ਸੁਣਵਾਈ ਪੇਸ਼ੀ ਮੈਜਿਸਟ੍ਰੇਟ ਕ੍ਰਾਊਨ ਸਰਕਾਰੀ ਵਕੀਲ ਕਾਨੂੰਨ ਗਵਾਹ ਸਬੂਤ ਬਿਆਨ ਤਫ਼ਤੀਸ਼ ਜਾਂਚ ਕੇਸ ਸ਼ਿਕਾਇਤ ਰਿਪੋਰਟ ਸਹਾਇਕ ਸਹਾਇਤਾ ਮਦਦ ਕੌਂਸਲਿੰਗ ਪਨਾਹ ਆਸਰਾ ਹੈਲਪਲਾਈਨ ਚੈਰਿਟੀ ਸੁਰੱਖਿ ਖ਼ਤਰ ਬਚਾਅ ਇਨਸਾਫ਼ ਨਿਆਂ ਹੱਕ ਮੁਆਵਜ਼ ਪ੍ਰੋਬੇਸ਼ਨ ਪੈਰੋਲ ਰੋਕ ਹੁਕਮ ਗੁਪਤ alongside',
	// A lawyer of the prosecution or the defence; our codes and the Code of victims; what the offender is told apart from;
	// kitchen measures; being believed and being sure; a fine; a statement of how it affected her; lost pay; days off; what
	// she needs, looked at; a password kept in a browser.
	rightElsewhere: [
		'ਵਕੀਲ*',
		'ਕੋਡ*',
		'ਮੁਜਰਮ*',
		'ਮਾਪ*',
		'ਨਿਯਮਾਵਲੀ*',
		'ਸਜ਼ਾ',
		'ਯਕੀਨ*',
		'ਜੁਰਮਾਨਾ*',
		'ਨਿੱਜੀ ਬਿਆਨ',
		'ਤਨਖ਼ਾਹ*',
		'ਛੁੱਟੀ*',
		'ਪਰਖ*',
		'ਪਾਸਵਰਡ*'
	],
	offices: {
		'Witness Care Unit': /ਗਵਾਹ ਸਹਾਇਤਾ ਦਫ਼ਤਰ$/,
		'Victim Liaison Officer': /ਪੀੜਤ ਸੰਪਰਕ ਅਫ਼ਸਰ$/,
		'Probation Service': /ਪ੍ਰੋਬੇਸ਼ਨ ਸਰਵਿਸ$/,
		'youth offending team': /ਨਾਬਾਲਗਾਂ ਦੀ ਟੀਮ$/
	},
	without: {
		'an office that keeps its English name alone': ['case: clock.who.review-commission']
	}
};
