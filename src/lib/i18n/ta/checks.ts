import terms from '#lib/i18n/checking/glossary/ta.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Tamil are checked by. */
export const checks: Checks = {
	terms,
	tells: 'பாதிக்கப்பட்ட குற்ற காவல்துறை போலீஸ் பொலிஸ் துன்புறுத்த வன்முறை வன்புணர் கற்பழி தாக்குதல்',
	givesAway:
		'பாதிக்கப்பட்ட குற்ற காவல் போலீஸ் பொலிஸ் அதிகாரி துன்புறுத்த கொடுமை வன்முறை வன்புணர் கற்பழி பாலியல் தாக்க அடித்த தொல்லை பின்தொட மிரட்ட அச்சுறுத்த தீங்க காயம் காயப்பட ஆயுத கத்தி கொலை கொன்ற வெறுப்ப துணைவ கணவ மனைவி காதல சந்தேக சாட்டப்பட்ட கைது தடுப்புக்காவல் பிணை ஜாமீன் சிறை தண்டனை தீர்ப்ப விசாரணை நீதி நீதிமன்ற நீதிபதி கோர்ட் ஜூரி அமர்வ மாஜிஸ்திரேட் கிரவுன் வழக்க வழக்கறிஞர் வக்கீல் சட்ட சாட்சி ஆதார வாக்குமூல அறிக்கை புலனாய்வ விசாரி புகார் முறைப்பாட தெரிவி ஆதரவ ஆலோசனை புகலிட உதவி தொண்டு பாதுகா ஆபத்த அபாய உரிமை இழப்பீ நன்னடத்தை முன்விடுதலை தடை உத்தரவ alongside ரகசிய',
	// Codes on paper and the Victims' Code; a charge and a complaint; a suspect, a defendant and an offender; an appeal; statements
	// of a witness and of a victim; a lawyer; an input box; holidays; pay; a fine; kitchen measures; a saved password.
	rightElsewhere: [
		'குறியீ*',
		'விதிமுறை*',
		'குற்றச்சாட்டு*',
		'சந்தேக நபர்*',
		'குற்றவாளி*',
		'மேல்முறையீ*',
		'அறிக்கை*',
		'வாக்குமூல*',
		'வழக்கறிஞர்*',
		'பெட்டி*',
		'விடுமுறை*',
		'சம்பளம்*',
		'கட்டணம்*',
		'அபராதம்*',
		'அளவுகள்*',
		'கடவுச்சொல்*'
	],
	offices: {
		'Witness Care Unit': /சாட்சி உதவிப் பிரிவ\S*$/,
		'Victim Liaison Officer': /பாதிக்கப்பட்டவர் தொடர்பு அதிகாரி\S*$/,
		'Probation Service': /நன்னடத்தைச் சேவை\S*$/,
		'youth offending team': /இளையோர் குற்றத் தடுப்புக் குழு\S*$/
	},
	without: {}
};
