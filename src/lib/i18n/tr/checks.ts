import terms from '#lib/i18n/checking/glossary/tr.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Turkish are checked by. */
export const checks: Checks = {
	terms,
	tells: 'mağdur suç polis tecavüz istismar saldır taciz',
	givesAway:
		'mağdur kurban suç polis memur karakol istismar tecavüz cinsel seks saldır şiddet taciz takip tehdit zarar yara dövd dayak silah bıçak cinayet öldür ölüm terör nefret eşin eşi koca karın karı sevgili nişanlı şüpheli zanlı sanık hükümlü fail gözaltı tutuk suçla kefalet serbest hapis cezaevi ceza mahkûm mahkeme yargı hâkim hakim jüri duruşma savcı cps avukat baro tanık ifade delil beyan kanıt soruştur dosya dava şikâyet şikayet ihbar bildir destek danışman sığınma barınak yardım güven tehlike risk koru adalet hak tazminat denetim tahliye uzaklaştır emir gizli sır alongside',
	// A lawyer; free of charge, pay and wages; a saved password.
	rightElsewhere: ['avukat*', 'ücret*', 'şifre*'],
	offices: {
		'Witness Care Unit': /Tanık Destek Birimi('\p{Ll}+)?$/u,
		'Victim Liaison Officer': /mağdur irtibat görevli\p{Ll}+$/iu,
		'Probation Service': /denetimli serbestlik hizmeti\p{Ll}*$/iu,
		'youth offending team': /çocuk adalet ekibi\p{Ll}*$/iu
	}
};
