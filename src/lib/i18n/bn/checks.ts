import terms from '#lib/i18n/checking/glossary/bn.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Bengali are checked by. */
export const checks: Checks = {
	terms,
	tells: 'ভুক্তভোগী অপরাধ পুলিশ নির্যাতন ধর্ষণ হামলা আক্রমণ সহিংসতা',
	givesAway:
		'ভুক্তভোগী অপরাধ পুলিশ থানা কর্মকর্তা নির্যাতন অত্যাচার ধর্ষণ যৌন হামলা আক্রমণ সহিংস মারধর হয়রানি উত্ত্যক্ত পিছু হুমকি ক্ষতি আঘাত আহত জখম অস্ত্র ছুরি খুন হত্যা ঘৃণা সঙ্গী স্বামী স্ত্রী প্রেমিক সন্দেহ অভিযুক্ত আসামি দোষ গ্রেপ্তার আটক অভিযোগ জামিন জেল কারাগার সাজা শাস্তি দণ্ড রায় বিচার আদালত কোর্ট বিচারক জুরি শুনানি ম্যাজিস্ট্রেট ক্রাউন কৌঁসুলি উকিল আইন সাক্ষী সাক্ষ্য প্রমাণ জবানবন্দি বিবৃতি তদন্ত মামলা নালিশ সহায়তা পরামর্শ আশ্রয় হেল্পলাইন দাতব্য নিরাপ বিপদ ঝুঁকি সুরক্ষা ন্যায় অধিকার ক্ষতিপূরণ প্রবেশন প্যারোল হেফাজত নিষেধ আদেশ alongside গোপন',
	// A complaint and a charge; codes and the Victims’ Code; statements of a witness and of a victim; kitchen measures;
	// the defence, which is not the defendant; what is suspended; a lawyer.
	rightElsewhere: [
		'অভিযোগ*',
		'কোড*',
		'পাসওয়ার্ড*',
		'বিধি*',
		'জবানবন্দি*',
		'বিবৃতি*',
		'আসামি*',
		'মাপ*',
		'স্থগিত*',
		'আইনজীবী*'
	],
	offices: {
		'Witness Care Unit': /সাক্ষী সহায়তা দপ্তর(?:কে|ের|ে)?$/,
		'Victim Liaison Officer': /ভুক্তভোগীদের যোগাযোগ কর্মকর্তা(?:কে|র)?$/,
		'Probation Service': /প্রবেশন সার্ভিস(?:কে|ের)?$/,
		'youth offending team': /কিশোর অপরাধ বিষয়ক দল(?:কে|ের)?$/
	},
	without: {}
};
