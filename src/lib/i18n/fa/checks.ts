import terms from '#lib/i18n/checking/glossary/fa.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Persian are checked by. */
export const checks: Checks = {
	terms,
	tells: 'قربانی جرم جرایم مجرم جنایت پلیس تجاوز آزار خشونت تعرض',
	givesAway:
		'قربانی بزه جرم جرایم مجرم جنایت جنایی کیفر پلیس کلانتر مأمور افسر خشونت آزار تجاوز جنس تعرض حمله ضرب کتک تعقیب مزاحم تهدید آسیب صدمه زخم مجروح اسلحه سلاح چاقو قتل قاتل کشت نفرت شوهر همسر زنم زنش نامزد شریک مظنون متهم اتهام دستگیر بازداشت زندان حبس وثیقه ضمانت محکوم مجازات گناه رأی محاکمه دادگاه محکمه قاضی هیئت جلسه دادستان وکیل حقوق شاهد شهادت مدرک مدارک شواهد اظهارات تحقیق بازجو پرونده دوسیه شکایت گزارش حامی حمایت پشتیبان مشاور پناه خیریه امن خطر حفاظت محافظت عدالت غرامت نظارت مشروط حکم منع راز مخفی محرمانه alongside',
	// The Code of victims and our codes; a password; guilty; money; costs; cancelled; a lawyer; kitchen measures.
	rightElsewhere: [
		'کد',
		'کدهای',
		'آیین‌نامه*',
		'رمز*',
		'مجرم*',
		'پول',
		'هزینه*',
		'لغو*',
		'وکیل*',
		'اندازه*'
	],
	offices: {
		'Witness Care Unit': /واحد امور شاهدان$/,
		'Victim Liaison Officer': /رابط قربانیان$/,
		'Probation Service': /سازمان نظارت بر محکومان$/,
		'youth offending team': /تیم امور نوجوانان$/
	},
	without: {}
};
