import terms from '#lib/i18n/checking/glossary/ur.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Urdu are checked by. */
export const checks: Checks = {
	terms,
	tells: 'متاثر جرم جرائم مجرم پولیس زیادتی ریپ تشدد',
	givesAway:
		'متاثر جرم جرائم مجرم فوجداری پولیس تھان افسر تشدد زیادتی ریپ جنسی عصمت حمل ہراس ہراساں پیچھا دھمک نقصان زخم چوٹ مار ظلم ہتھیار چاقو چھری قتل قاتل نفرت شوہر خاوند بیوی منگیتر پارٹنر محبوب مشتبہ ملزم الزام فرد گرفتار حراست ضمانت قید جیل سزا قصور فیصل مقدم عدالت کورٹ جج جیوری پیشی سماعت استغاث سرکاری وکیل قانون گواہ شہاد ثبوت بیان تفتیش تحقیق کیس شکایت رپورٹ مددگار مدد مشیر مشاورت پناہ دارالامان فلاحی محفوظ خطر تحفظ حفاظت انصاف حقوق حق معاوض پروبیشن پیرول پابندی حکم خفیہ راز alongside',
	// The offender; a lawyer; our codes and the Code of victims; a password; cancelled; wages; a day off work.
	rightElsewhere: ['مجرم*', 'وکیل*', 'کوڈ*', 'ضابط*', 'پاس ورڈ*', 'منسوخ*', 'تنخواہ*', 'چھٹی'],
	offices: {
		'Witness Care Unit': /گواہوں کی مدد (?:کا|کے) دفتر$/,
		'Victim Liaison Officer': /متاثرین (?:کا|کے) رابطہ افسر$/,
		'Probation Service': /پروبیشن سروس$/,
		'youth offending team': /نوعمروں کی (?:ٹیم|اصلاح کی ٹیم)$/
	},
	without: {}
};
