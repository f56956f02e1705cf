/** Names and official terms that stay in English letters in every language. */

/** The longest first, as they are looked for. */
export const inEnglish = [
	...[
		'Alongside',
		'Victim Support',
		'Silent Solution',
		'Relay UK',
		'BT',
		'BSL',
		'SHOUT',
		'JavaScript',
		'WhatsApp',
		'Shift',
		'LGBT',
		'MP'
	],
	...['Croydon', 'Camden', 'Merton', 'Hackney', 'The Survivors Trust', 'British Sign Language'],
	...[
		'Witness Care Unit',
		'Witness Service',
		'CPS',
		'Crown Prosecution Service',
		'Crown Court',
		'Parole Board'
	],
	...[
		'Probation Service',
		'Probation',
		"Attorney General's Office",
		'Criminal Injuries Compensation Authority',
		'Criminal Cases Review Commission',
		'CCRC'
	],
	...['Parliamentary and Health Service Ombudsman', "Victims' Code", 'Victim Personal Statement'],
	"Victims' Right to Review",
	...[
		'Victim Contact Scheme',
		'Victim Liaison Officer',
		'family liaison officer',
		'Homicide Service',
		'coroner',
		'inquest',
		'Brake',
		'youth offending team'
	],
	...[
		'advocate',
		'enhanced rights',
		'police bail',
		'bail conditions',
		'bail',
		'crime reference number',
		'barrister',
		'discharge',
		'community resolution',
		'conditional caution',
		"magistrates' court",
		'youth court',
		'Easy Read',
		'caution',
		'left on file',
		'youth court',
		'youth panel'
	],
	...[
		'register',
		'bank holidays',
		'restorative justice',
		'compensation',
		'intermediary',
		'witness statement',
		'restraining order',
		'criminal behaviour order',
		'protective order'
	],
	...['magistrates'],
	...[
		'MOPAC',
		"Mayor's Office for Policing and Crime",
		'Met Police',
		'IOPC',
		'GOV.UK',
		'cps.gov.uk'
	],
	...['Report Fraud', 'Information Commissioner', 'ico.org.uk', 'ombudsman.org.uk'],
	...['Independent Assessor of Complaints', 'Judicial Conduct Investigations Office'],
	...['Equality Advisory and Support Service', 'WCAG', 'AA', 'Orca', 'Chromium', 'NVDA', 'JAWS'],
	...['VoiceOver', 'The Havens', 'Crimestoppers', 'Childline', 'ISVA', 'IDVA', 'common assault'],
	...['stalking protection order', 'non-molestation order', 'domestic abuse protection order'],
	...[
		'warned list',
		'floating trial',
		'lesser plea',
		'Newton hearing',
		'judicial review',
		'parole'
	],
	...['Unwanted Prisoner Contact', 'Justice Secretary', 'Victim Notification Scheme', 'High Court'],
	...['Impact Statement for Business', 'National Road Victim Service']
].sort((one, other) => other.length - one.length);
