/** Why a trial did not go ahead: the courts' official reasons, each sorted into the plain words she is told. */

/** The plain-word groups; none says that anybody is ill, has died, or what they were charged with. */
export const reasonGroups = [
	'court-ran-out-of-time',
	'no-judge',
	'building-problem',
	'no-jurors',
	'no-interpreter',
	'moved-court',
	'defendant-not-brought',
	'someone-missing',
	'barrister-missing',
	'defence-not-ready',
	'defence-lawyer-changed',
	'more-time-needed',
	'prosecution-not-ready',
	'prosecution-witness-missing',
	'prosecution-stopped',
	'guilty-plea',
	'bound-over',
	'case-cannot-go-on',
	'not-told'
] as const;
export type ReasonGroup = (typeof reasonGroups)[number];

export type TrialReason = {
	/** The id the courts' reference data gives it, a UUID in small letters. */
	readonly id: string;
	readonly type: 'cracked' | 'ineffective' | 'vacated';
	/** The letter on the courts' form: the same letter is another reason under another type. */
	readonly code: string;
	readonly jurisdiction: 'crown' | 'magistrates' | 'both';
	readonly group: ReasonGroup;
};

function row(
	id: string,
	type: TrialReason['type'],
	code: string,
	jurisdiction: TrialReason['jurisdiction'],
	group: ReasonGroup
): TrialReason {
	return { id, type, code, jurisdiction, group };
}

/**
 * All 61 reasons of the HMCTS Common Platform's reference data for cracked, ineffective and vacated trials
 * (hmcts/cpp-context-hearing, MIT). Where a reason names an illness, a death or more than one cause, the group is the
 * one that is true of all and tells nothing of anybody's health.
 */
export const trialReasons: readonly TrialReason[] = [
	row('c4ca4238-a0b9-3382-8dcc-509a6f75849b', 'cracked', 'A', 'both', 'guilty-plea'),
	row('c81e728d-9d4c-3f63-af06-7f89cc14862c', 'cracked', 'B', 'both', 'guilty-plea'),
	row('eccbc87e-4b5c-32fe-a830-8fd9f2a7baf3', 'cracked', 'C', 'both', 'guilty-plea'),
	row('a87ff679-a2f3-371d-9181-a67b7542122c', 'cracked', 'D', 'both', 'guilty-plea'),
	row('e4da3b7f-bbce-3345-9777-2b0674a318d5', 'cracked', 'E', 'both', 'bound-over'),
	row('1679091c-5a88-3faf-afb5-e6087eb1b2dc', 'cracked', 'F', 'both', 'bound-over'),
	row('8f14e45f-ceea-367a-9a36-dedd4bea2543', 'cracked', 'G', 'both', 'someone-missing'),
	row('c9f0f895-fb98-3b91-99f5-1fd0297e236d', 'cracked', 'H', 'both', 'case-cannot-go-on'),
	row('45c48cce-2e2d-3fbd-aa1a-fc51c7c6ad26', 'cracked', 'I', 'both', 'prosecution-stopped'),
	row('d3d94468-02a4-3259-b55d-38e6d163e820', 'cracked', 'J', 'both', 'prosecution-stopped'),
	row('6512bd43-d9ca-36e0-ac99-0b0a82652dca', 'cracked', 'K', 'both', 'prosecution-stopped'),
	row('c20ad4d7-6fe9-3759-aa27-a0c99bff6710', 'cracked', 'L', 'both', 'prosecution-stopped'),
	row(
		'c4f75516-a4e6-3a3b-9717-df074052a8b8',
		'ineffective',
		'M1',
		'crown',
		'prosecution-not-ready'
	),
	row(
		'c51ce410-c124-310e-8db5-e4b97fc2af39',
		'ineffective',
		'M1',
		'magistrates',
		'prosecution-not-ready'
	),
	row('aab32389-22bc-325a-af60-6eb525ffdc56', 'ineffective', 'M2', 'both', 'prosecution-not-ready'),
	row('9bf31c7f-f062-336a-96d3-c8bd1f8f2ff3', 'ineffective', 'M3', 'both', 'prosecution-not-ready'),
	row(
		'c74d97b0-1eae-357e-84aa-9d5bade97baf',
		'ineffective',
		'N1',
		'both',
		'prosecution-witness-missing'
	),
	row(
		'70efdf2e-c9b0-3607-9795-c442636b55fb',
		'ineffective',
		'N2',
		'both',
		'prosecution-witness-missing'
	),
	row(
		'6f4922f4-5568-361a-8cdf-4ad2299f6d23',
		'ineffective',
		'N3',
		'both',
		'prosecution-witness-missing'
	),
	row('1f0e3dad-9990-3345-b743-9f8ffabdffc4', 'ineffective', 'O1', 'both', 'barrister-missing'),
	row('98f13708-2101-34c4-b568-7be6106a3b84', 'ineffective', 'O2', 'both', 'barrister-missing'),
	row('3c59dc04-8e88-3024-bbe8-079a5c74d079', 'ineffective', 'P', 'both', 'more-time-needed'),
	row('b6d767d2-f8ed-3d21-a44b-0e5886680cb9', 'ineffective', 'Q1', 'both', 'defence-not-ready'),
	row('37693cfc-7480-39e4-9d87-b8c7d8b9aacd', 'ineffective', 'Q2', 'both', 'defence-not-ready'),
	row('1ff1de77-4005-38da-93f4-2943881c655f', 'ineffective', 'Q3', 'both', 'defence-not-ready'),
	row('8e296a06-7a37-3633-b0de-d05f5a3bf3ec', 'ineffective', 'R', 'both', 'someone-missing'),
	row('4e732ced-3463-306d-a0ca-9a15b6153677', 'ineffective', 'S1', 'both', 'someone-missing'),
	row('02e74f10-e032-3ad8-a8d1-38f2b4fdd6f0', 'ineffective', 'S2', 'both', 'someone-missing'),
	row('33e75ff0-9dd6-31bb-a69f-351039152189', 'ineffective', 'S3', 'both', 'defendant-not-brought'),
	row('6ea9ab1b-aa0e-3b9e-9909-4440c317e21b', 'ineffective', 'S4', 'both', 'someone-missing'),
	row('34173cb3-8f07-389d-9beb-c2ac9128303f', 'ineffective', 'T', 'both', 'more-time-needed'),
	row('c16a5320-fa47-3530-9958-3c34fd356ef5', 'ineffective', 'U1', 'both', 'barrister-missing'),
	row('6364d3f0-f495-36ab-9dcf-8d3b5c6e0b01', 'ineffective', 'U2', 'both', 'barrister-missing'),
	row('182be0c5-cdcd-3072-bb18-64cdee4d3d6e', 'ineffective', 'V', 'both', 'defence-lawyer-changed'),
	row('e369853d-f766-3a44-a1ed-0ff613f563bd', 'ineffective', 'W1', 'both', 'court-ran-out-of-time'),
	row('1c383cd3-0b7c-398a-b502-93adfecb7b18', 'ineffective', 'W2', 'both', 'no-judge'),
	row('19ca14e7-ea63-38a4-ae0e-b13d585e4c22', 'ineffective', 'W3', 'both', 'court-ran-out-of-time'),
	row('a5bfc9e0-7964-38dd-9eb9-5fc584cd965d', 'ineffective', 'W4', 'both', 'building-problem'),
	row('a5771bce-93e2-30c3-af7c-d9dfd0e5deaa', 'ineffective', 'W5', 'both', 'no-interpreter'),
	row('d67d8ab4-f4c1-3bf2-aaa3-53e27879133c', 'ineffective', 'X', 'crown', 'no-jurors'),
	row('d645920e-395f-3dad-bbbb-ed0eca3fe2e0', 'ineffective', 'Y', 'crown', 'court-ran-out-of-time'),
	row('3416a75f-4cea-3109-907c-acd8e2f2aefc', 'ineffective', 'Z', 'crown', 'court-ran-out-of-time'),
	row('a1d0c6e8-3f02-3327-9846-1063f4ac58a6', 'vacated', 'A', 'both', 'prosecution-stopped'),
	row('17e62166-fc85-36df-a4d1-bc0e1742c08b', 'vacated', 'B', 'both', 'prosecution-not-ready'),
	row('f7177163-c833-3ff4-b38f-c8d2872f1ec6', 'vacated', 'C', 'crown', 'someone-missing'),
	row(
		'e25f5009-c2dd-39ce-8f35-15676831cc8d',
		'vacated',
		'C',
		'magistrates',
		'prosecution-witness-missing'
	),
	row(
		'6c8349cc-7260-3e62-a3b1-396831a8398f',
		'vacated',
		'D',
		'both',
		'prosecution-witness-missing'
	),
	row('d9d4f495-e875-32e0-b5a1-a4a6e1b9770f', 'vacated', 'E', 'both', 'someone-missing'),
	row('67c6a1e7-ce56-33d6-ba74-8ab6d9af3fd7', 'vacated', 'F', 'both', 'defence-not-ready'),
	row('642e92ef-b794-3173-8881-b53e1e1b18b6', 'vacated', 'G', 'both', 'someone-missing'),
	row('f457c545-a9de-388f-98ec-ee47145a72c0', 'vacated', 'H', 'both', 'defence-lawyer-changed'),
	row('c0c7c76d-30bd-3dca-afc9-6f40275bdc0a', 'vacated', 'I', 'both', 'more-time-needed'),
	row('2838023a-778d-3aec-9c21-2708f721b788', 'vacated', 'J', 'both', 'more-time-needed'),
	row('9a115815-4dfa-32ca-9dbd-0694a4e9bdc8', 'vacated', 'K', 'both', 'court-ran-out-of-time'),
	row('d82c8d16-19ad-3176-9665-453cfb2e55f0', 'vacated', 'L', 'both', 'guilty-plea'),
	row('a684ecee-e76f-3522-b732-86a895bc8436', 'vacated', 'M', 'both', 'guilty-plea'),
	row('b53b3a3d-6ab9-3ce0-a682-29151c9bde11', 'vacated', 'N', 'both', 'bound-over'),
	row('9f61408e-3afb-333e-90cd-f1b20de6f466', 'vacated', 'O', 'both', 'guilty-plea'),
	row('72b32a1f-754b-31c0-9b36-95e0cb6cde7f', 'vacated', 'P', 'both', 'building-problem'),
	row('66f041e1-6a60-328b-85a7-e228a89c3799', 'vacated', 'Q', 'crown', 'guilty-plea'),
	row('093f65e0-80a2-35f8-876b-1c5722a46aa2', 'vacated', 'Z', 'crown', 'moved-court')
];

const byId = new Map(trialReasons.map((reason) => [reason.id, reason]));

/** The official reason of an id, in whatever case it is written; nothing when the id is unknown or missing. */
export function reasonOf(id: string | undefined): TrialReason | undefined {
	return id === undefined ? undefined : byId.get(id.toLowerCase());
}

/** The plain-word group of a reason's id; `not-told` when the id is unknown or missing. */
export function groupOf(id: string | undefined): ReasonGroup {
	return reasonOf(id)?.group ?? 'not-told';
}
