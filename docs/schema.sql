-- Every table as it is today, in the dialect of SQLite. Written by `npm run schema`: change migrations/ instead.
-- PostgreSQL has the same tables, columns, keys and indexes, with bigint for an instant, bytea for bytes, and guards of its own.

create table absences (
	id text primary key,
	person_id text not null references people (id) on delete cascade,
	starts_at integer not null,
	ends_at integer not null,
	covered_by text references people (id) on delete set null,
	cover_asked text references people (id) on delete set null
) strict;
create index absences_of_person on absences (person_id, starts_at);

create table advocate_changes (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	from_person text not null references people (id),
	to_person text references people (id),
	team text not null,
	planned_by text not null references people (id),
	reason text not null,
	planned_for text not null,
	state text not null,
	call_id text,
	made_at integer not null,
	refused_at integer,
	ended_at integer
) strict;
create index advocate_changes_of_participation on advocate_changes (participation_id);
create unique index advocate_changes_one_open on advocate_changes (participation_id) where ended_at is null;

create table agencies (
	id text primary key,
	name text not null,
	kind text not null,
	force text,
	may_tell text not null,
	tellings_since integer,
	invented integer not null,
	added_at integer not null
) strict;

create table agency_letters (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	duty text not null,
	because text not null references events (id),
	owed_by text not null,
	rung text not null,
	state text not null,
	answering_sealed blob not null,
	asked_on text,
	sent_by text,
	replied_on text,
	sent_to text references agencies (id),
	letter_sealed blob,
	answered_at integer,
	answer_sealed blob,
	made_at integer not null,
	changed_at integer not null
) strict;
create index agency_letters_of_participation on agency_letters (participation_id);
create index agency_letters_sent_here on agency_letters (sent_to) where sent_to is not null;
create unique index agency_letters_one_open on agency_letters (participation_id, duty, because) where state = 'open';

create table agency_logouts (
	jti_hash text primary key,
	expires_at integer not null
) strict;

create table agency_requests (
	id text primary key,
	agency_id text not null references agencies (id),
	webhook_index text not null,
	route text not null,
	status integer not null,
	answer_sealed blob not null,
	received_at integer not null
) strict;
create index agency_requests_by_webhook on agency_requests (webhook_index);
create index agency_requests_in_order on agency_requests (agency_id, received_at);

create table agency_secrets (
	id text primary key,
	agency_id text not null references agencies (id),
	scheme text not null,
	secret_sealed blob not null,
	made_at integer not null,
	ends_at integer
) strict;
create index agency_secrets_of_agency on agency_secrets (agency_id);

create table agency_sign_ins (
	token_hash text primary key,
	provider_id text not null references identity_providers (id) on delete cascade,
	asked_sealed blob not null,
	expires_at integer not null
) strict;

create table agency_tokens (
	token_index text primary key,
	agency_id text not null references agencies (id),
	secret_id text not null references agency_secrets (id) on delete cascade,
	thumbprint text,
	ends_at integer not null
) strict;
create index agency_tokens_by_end on agency_tokens (ends_at);

create table agency_visits (
	id_hash text primary key,
	provider_id text not null references identity_providers (id) on delete cascade,
	subject text not null,
	sid text,
	said_sealed blob,
	began_at integer not null,
	seen_at integer not null,
	ends_at integer not null
) strict;
create index agency_visits_of_subject on agency_visits (provider_id, subject);

create table apologies (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	why text not null,
	facts text not null,
	owed_at integer not null,
	read_at integer
) strict;
create index apologies_of_place on apologies (participation_id);

create table assignments (
	seq integer primary key,
	participation_id text not null references participations (id) on delete cascade,
	person_id text not null references people (id),
	team text not null,
	assigned_at integer not null,
	let_in_at integer,
	panes text,
	ended_at integer
) strict;
create index assignments_of_person on assignments (person_id);
create index assignments_of_place on assignments (participation_id);
create index assignments_of_team on assignments (team);
create unique index assignments_one_open on assignments (participation_id) where ended_at is null;

create table assisted_begins (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	opened_by text not null references people (id),
	ends_at integer not null
) strict;

create table audit (
	chain text not null,
	seq integer not null,
	at integer not null,
	actor_kind text not null,
	actor_id text,
	whose text,
	act text not null,
	mac text not null,
	primary key (chain, seq)
) strict;
create index audit_by_time on audit (at);

create table audit_chains (
	chain text primary key,
	seq integer not null,
	mac text not null,
	proof text not null,
	cut_seq integer,
	cut_mac text,
	cut_proof text
) strict;

create table audit_heads (
	until integer primary key,
	rows integer not null,
	digest text not null,
	signature text not null
) strict;

create table bursts (
	id text primary key,
	agency_id text not null references agencies (id),
	sort_sealed blob not null,
	began_at integer not null,
	last_at integer not null,
	decided_at integer
) strict;
create index bursts_of_agency on bursts (agency_id, decided_at);

create table call_steps (
	call_id text not null references calls (id),
	seq integer not null,
	step text not null,
	by text,
	why text,
	at integer not null,
	primary key (call_id, seq)
) strict;

create table calls (
	id text primary key,
	kind text not null,
	person_id text references people (id),
	asker_sealed blob,
	team text,
	receipt text unique,
	language text not null,
	wishes_sealed blob not null,
	promised_from integer not null,
	promised_to integer not null,
	second_from integer,
	third_from integer,
	warned_from integer,
	late_since integer,
	state text not null,
	asked_at integer not null,
	taken_by text references people (id),
	taken_at integer,
	tries integer not null,
	changed_at integer not null,
	undo_until integer,
	went_before text
) strict;
create index calls_by_promise on calls (state, promised_to);
create index calls_of_person on calls (person_id, asked_at);
create index calls_of_team on calls (team, state, promised_from);
create index calls_to_empty on calls (undo_until);

create table cards (
	person_id text not null references people (id),
	code_hash text not null,
	used_at integer,
	primary key (person_id, code_hash)
) strict;

create table case_references (
	reference text not null,
	case_id text not null references cases (id),
	primary key (reference, case_id)
) strict;

create table case_ties (
	id text primary key,
	case_id text not null references cases (id),
	nth integer not null,
	kept_at integer not null,
	entry_sealed blob not null,
	unique (case_id, nth)
) strict;

create table cases (
	id text primary key,
	force text not null,
	urn_index text not null unique,
	urn_sealed blob not null,
	opened_at integer not null
) strict;

create table check_in_stops (
	participation_id text primary key references participations (id) on delete cascade,
	said_at integer not null
) strict;

create table check_ins (
	participation_id text not null references participations (id) on delete cascade,
	closed_on text not null,
	weeks integer not null,
	call_id text,
	made_at integer not null,
	primary key (participation_id, closed_on, weeks)
) strict;

create table children (
	participation_id text primary key references participations (id) on delete cascade,
	own_from integer not null,
	grown_from integer not null,
	begun_with text references people (id)
) strict;

create table contact_notes (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	by_person text not null references people (id),
	team text not null,
	call_id text,
	step_seq integer,
	corrects text unique references contact_notes (id) on delete set null,
	note_sealed blob not null,
	form text not null,
	written_at integer not null,
	unique (participation_id, form)
) strict;
create index contact_notes_by_whom on contact_notes (by_person, written_at);

create table corrections (
	id text primary key,
	kind text not null,
	of text not null,
	value text not null,
	why_sealed blob not null,
	follows text references corrections (id),
	asked_by text not null references people (id),
	written_at integer not null,
	asked_at integer,
	confirmed_by text references people (id),
	confirmed_at integer,
	stamp text,
	undone_by text references people (id),
	undone_at integer
) strict;

create table data_requests (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	sort text not null,
	came_by text not null,
	asked_at integer not null,
	due_on text not null,
	state text not null,
	taken_by text references people (id),
	checked text,
	checked_at integer,
	checked_by text references people (id),
	ready_at integer,
	second_by text references people (id),
	second_at integer,
	call_id text,
	refusal text,
	given text,
	ended_at integer,
	receipt text
) strict;
create index data_requests_of_participation on data_requests (participation_id);

create table deliveries (
	identity text primary key,
	agency_id text not null references agencies (id),
	body_hash text not null,
	received_at integer not null
) strict;
create index deliveries_of_agency on deliveries (agency_id, received_at);

create table device_keys (
	id text primary key,
	person_id text not null references people (id),
	public_key blob not null,
	counter integer not null,
	added_at integer not null,
	used_at integer
) strict;
create index device_keys_of_person on device_keys (person_id);

create table devices (
	id text primary key,
	person_id text not null references people (id),
	shared integer not null,
	carded_at integer,
	expires_at integer not null
) strict;
create index devices_of_person on devices (person_id);

create table disclosure_requests (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	team text not null,
	asker text not null,
	received_on text not null,
	is_counselling integer not null,
	asked_sealed blob not null,
	made_by text not null references people (id),
	made_at integer not null,
	notice text not null,
	notice_on text,
	notice_why text,
	notice_by text references people (id),
	view text,
	view_how text,
	view_at integer,
	state text not null,
	reason text,
	decided_by text references people (id),
	decided_at integer,
	handed_sealed blob
) strict;
create index disclosure_requests_of_participation on disclosure_requests (participation_id, state);

create table drafts (
	token_hash text primary key,
	answers_sealed blob not null,
	expires_at integer not null,
	call_id text
) strict;

create table erasure_receipts (
	number text primary key,
	erased_on text not null,
	gone_from_backups_on text not null,
	destroyed text not null
) strict;

create table events (
	id text primary key,
	case_id text not null references cases (id),
	seq integer not null,
	heard_at integer not null,
	agency_id text references agencies (id),
	told_to text,
	fact_sealed blob not null,
	unique (case_id, seq)
) strict;
create index events_of_agency on events (agency_id, heard_at);

create table givings (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	agency_id text not null references agencies (id),
	given_by text not null,
	handed text not null,
	language text not null,
	pack text,
	way text,
	unit text,
	given_at integer not null,
	returned_at integer
) strict;
create index givings_of_agency on givings (agency_id, given_at);
create index givings_of_participation on givings (participation_id);

create table held_facts (
	event_id text primary key references events (id) on delete cascade,
	burst_id text references bursts (id),
	dropped_at integer
) strict;
create index held_facts_of_burst on held_facts (burst_id);

create table held_ties (
	id text primary key,
	agency_id text not null references agencies (id),
	names_sealed blob not null,
	case_id text not null references cases (id),
	other_id text not null references cases (id),
	held_at integer not null,
	decided_at integer,
	unique (case_id, other_id)
) strict;
create index held_ties_of_other on held_ties (other_id);

create table identity_providers (
	id text primary key,
	agency_id text not null references agencies (id),
	issuer text not null unique,
	client_id text not null,
	acr text not null,
	amr text not null,
	added_at integer not null
) strict;

create table import_pieces (
	import_id text not null references imports (id) on delete cascade,
	nth integer not null,
	rows_sealed blob,
	verdicts_sealed blob,
	primary key (import_id, nth)
) strict;

create table imports (
	id text primary key,
	agency_id text not null references agencies (id),
	file_index text not null,
	state text not null,
	rows integer not null,
	counts text not null,
	ignored_sealed blob not null,
	changed_at integer not null
) strict;
create index imports_of_agency on imports (agency_id);

create table inquiries (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	line text not null,
	day text not null,
	actor_kind text not null,
	actor_id text,
	act text not null,
	asked_at integer not null,
	promised_on text not null,
	answer text,
	answered_at integer,
	unique (participation_id, line)
) strict;

create table invitations (
	locator text primary key,
	secret_hash text not null,
	person_id text not null references people (id),
	handed text not null,
	language text not null,
	made_at integer not null,
	expires_at integer not null,
	used_at integer,
	tries integer not null,
	held integer not null
) strict;

create table joins (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	own_case text not null,
	asked_at integer not null,
	wishes_sealed blob not null,
	code text not null,
	code_person text references people (id),
	followed_at integer,
	call_id text references calls (id),
	team text,
	promised_from integer,
	second_from integer,
	third_from integer,
	said_at integer,
	joined_at integer,
	code_place text
) strict;
create index joins_of_participation on joins (participation_id);
create index joins_to_follow on joins (followed_at);

create table keeper_deeds (
	id text primary key,
	deed text not null,
	asked_by text not null references people (id),
	asked_at integer not null,
	done_by text references people (id),
	done_at integer,
	taken_at integer
) strict;

create table key_handles (
	person_id text primary key references people (id),
	handle text not null unique
) strict;

create table key_questions (
	challenge_hash text primary key,
	purpose text not null,
	person_id text,
	expires_at integer not null
) strict;

create table keyrings (
	id text primary key,
	person_id text unique,
	root text not null,
	wrapped blob not null,
	made_at integer not null
) strict;
create index keyrings_by_root on keyrings (root);

create table leaflets (
	id text primary key,
	agency_id text not null references agencies (id),
	asked_by text not null,
	giving_id text references givings (id) on delete cascade,
	parked_id text,
	urn_sealed blob,
	language text not null,
	way text not null,
	address_sealed blob,
	link text not null,
	asked_at integer not null,
	due_at integer not null,
	sent_at integer,
	ended_at integer,
	ended_why text
) strict;
create index leaflets_of_agency on leaflets (agency_id, asked_at);
create index leaflets_of_giving on leaflets (giving_id);

create table legal_holds (
	participation_id text primary key references participations (id),
	reason text not null,
	until text not null,
	set_at integer not null
) strict;

create table limits (
	bucket text primary key,
	count integer not null,
	opens_at integer not null,
	forget_at integer not null
) strict;

create table marks (
	name text primary key,
	value text not null
) strict;

create table message_access (
	participation_id text primary key references participations (id) on delete cascade,
	seq integer not null,
	opened_at integer not null,
	closed_at integer
) strict;

create table messages (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	side text not null,
	by_person text references people (id),
	team text not null,
	language text not null,
	words_sealed blob not null,
	form text not null,
	written_at integer not null,
	read_at integer,
	english_sealed blob,
	english_as text,
	english_by text references people (id),
	english_at integer,
	done_at integer,
	done_by text references people (id),
	unique (participation_id, side, form)
) strict;
create index messages_in_order on messages (participation_id, written_at);
create index messages_waiting on messages (done_at, side, team, written_at, read_at);

create table names_given (
	participation_id text primary key references participations (id),
	names_sealed blob not null
) strict;

create table needs (
	participation_id text primary key references participations (id),
	needs_sealed blob not null,
	changed_at integer not null,
	reached_at integer not null
) strict;

create table news_choices (
	participation_id text not null references participations (id),
	about text not null,
	choice text not null,
	chosen_at integer not null,
	primary key (participation_id, about)
) strict;

create table notice_times (
	participation_id text primary key references participations (id),
	times_sealed blob not null,
	about text not null,
	changed_at integer not null
) strict;

create table notice_ways (
	id text primary key,
	participation_id text not null references participations (id),
	way text not null,
	address_sealed blob not null,
	asked_at integer not null,
	proven_at integer,
	unique (participation_id, way)
) strict;

create table notices (
	id text primary key,
	kind text not null,
	person_id text references people (id),
	role text,
	facts text not null,
	source text,
	owed_at integer not null,
	due_at integer not null,
	leased_until integer,
	held_at integer,
	tries integer not null,
	sent_at integer,
	given_up_at integer,
	ended_why text
) strict;
create index notices_by_person on notices (person_id, sent_at);
create index notices_by_source on notices (kind, source, owed_at);
create index notices_to_send on notices (sent_at, due_at);

create table packs (
	number text primary key,
	batch text not null,
	agency_id text not null references agencies (id),
	made_by text not null,
	language text not null,
	made_at integer not null,
	expires_at integer not null,
	locator text unique,
	secret_hash text,
	tries integer not null,
	given_at integer,
	ended_at integer
) strict;
create index packs_of_agency on packs (agency_id, batch);

create table parked (
	id text primary key,
	agency_id text not null references agencies (id),
	tellings_sealed blob not null,
	received_at integer not null,
	request_id text
) strict;
create index parked_of_request on parked (request_id);

create table parked_references (
	reference text not null,
	parked_id text not null references parked (id) on delete cascade,
	primary key (reference, parked_id)
) strict;

create table participations (
	id text primary key,
	case_id text not null references cases (id),
	person_id text not null unique references people (id),
	enhanced text not null,
	stands text,
	added_at integer not null
) strict;
create index participations_of_case on participations (case_id);

create table people (
	id text primary key,
	role text not null,
	language text not null,
	name_sealed blob,
	number_sealed blob,
	paused_at integer,
	added_at integer not null
) strict;

create table pull_source (
	id text primary key,
	busy_until integer not null,
	paused_until integer not null,
	minute_at integer not null,
	in_minute integer not null,
	asked_at integer,
	answered_at integer,
	failing_since integer,
	failure text,
	failures integer not null
) strict;

create table pulls (
	id text primary key references cases (id),
	next_at integer not null,
	bad_since integer,
	answers_sealed blob not null
) strict;
create index pulls_by_next on pulls (next_at);

create table quarantine (
	id text primary key,
	agency_id text not null references agencies (id),
	body_sealed blob not null,
	received_at integer not null,
	request_id text not null
) strict;
create index quarantine_of_request on quarantine (request_id);

create table recoveries (
	person_id text primary key references people (id),
	code_at integer,
	call_at integer,
	seen_at integer,
	begun_at integer not null,
	call_by text,
	call_sure integer not null,
	seen_by text,
	second_by text,
	second_at integer,
	team text
) strict;

create table recovery_codes (
	person_id text primary key references people (id),
	locator text not null unique,
	secret_hash text not null,
	spoken_hash text not null,
	made_at integer not null
) strict;

create table safety_calls (
	participation_id text not null references participations (id),
	event_id text not null references events (id),
	call_id text not null references calls (id),
	primary key (participation_id, event_id)
) strict;

create table sent_here (
	notice_id text primary key,
	to text not null,
	text text not null,
	at integer not null
) strict;

create table sessions (
	id_hash text primary key,
	person_id text not null references people (id),
	level text not null,
	sure integer not null,
	shared integer not null,
	shown integer not null,
	proved_for text,
	proved_at integer,
	began_at integer not null,
	seen_at integer not null
) strict;
create index sessions_of_person on sessions (person_id);

create table shares (
	id text primary key,
	case_id text not null references cases (id),
	share_sealed blob not null
) strict;
create index shares_of_case on shares (case_id);

create table shifts (
	id text primary key,
	person_id text not null references people (id) on delete cascade,
	team text not null,
	starts_at integer not null,
	ends_at integer not null
) strict;
create index shifts_of_person on shifts (person_id, starts_at);
create index shifts_of_team on shifts (team, starts_at);

create table side_notes (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	against text not null references cases (id) on delete cascade,
	noted_by text not null,
	noted_at integer not null,
	team text not null,
	asked_by text,
	asked_at integer,
	cleared_by text,
	cleared_at integer
) strict;
create index side_notes_of_participation on side_notes (participation_id);

create table sign_ins (
	id text primary key,
	person_id text not null references people (id),
	how text not null,
	at integer not null
) strict;
create index sign_ins_of_person on sign_ins (person_id);

create table staff_codes (
	locator text primary key,
	secret_hash text not null,
	person_id text not null references people (id),
	made_by text references people (id),
	expires_at integer not null,
	tries integer not null
) strict;

create table staff_keys (
	id text primary key references device_keys (id) on delete cascade,
	bound integer not null
) strict;

create table stops (
	id text primary key,
	kind text not null,
	of text not null,
	why_sealed blob not null,
	set_by text references people (id),
	set_at integer not null,
	lifted_by text references people (id),
	lifted_at integer
) strict;

create table supporters (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	person_id text not null unique references people (id),
	panes text not null,
	called_sealed blob,
	let_in_at integer not null,
	starts_at integer not null,
	until integer not null,
	revoked_at integer
) strict;
create index supporters_of_participation on supporters (participation_id);

create table suspects (
	case_id text not null references cases (id),
	party_index text not null,
	primary key (case_id, party_index)
) strict;
create index suspects_by_index on suspects (party_index);

create table tasks (
	id text primary key,
	participation_id text not null references participations (id) on delete cascade,
	by_person text not null references people (id),
	team text not null,
	what_sealed blob not null,
	due_on text not null,
	form text not null,
	note_id text references contact_notes (id) on delete set null,
	made_at integer not null,
	done_at integer,
	done_by text references people (id),
	unique (participation_id, form)
) strict;
create index tasks_by_day on tasks (team, done_at, due_on);

create table team_members (
	person_id text primary key references people (id),
	team text not null
) strict;

create table teams (
	id text primary key,
	name text not null,
	boroughs text not null,
	needs text not null,
	languages text not null,
	has_interpreter integer not null,
	has_bsl integer not null,
	has_relay integer not null,
	hours text not null,
	cap integer not null,
	case_cap integer not null,
	is_default integer not null,
	is_open integer not null,
	changed_at integer not null
) strict;

create table told_pace (
	agency_id text not null references agencies (id),
	sort text not null,
	at integer not null,
	cases integer not null,
	primary key (agency_id, sort, at)
) strict;

create table victims (
	participation_id text primary key references participations (id) on delete cascade,
	party_index text not null
) strict;
create index victims_by_index on victims (party_index);

create table ways_in (
	person_id text primary key references people (id),
	number_index text not null unique,
	words_hash text not null,
	shared integer not null,
	made_at integer not null
) strict;

create table worries (
	id text primary key,
	worry text not null,
	seq integer not null,
	act text not null,
	participation_id text references participations (id) on delete cascade,
	call_id text,
	by_person text not null references people (id),
	team text,
	at integer not null,
	unique (worry, seq)
) strict;
create index worries_by_call_id on worries (call_id);
create index worries_by_participation_id on worries (participation_id);

create table wrong_words (
	id text primary key,
	lang text not null,
	page text not null,
	words_sealed blob not null,
	at integer not null
) strict;

create trigger audit_never_changes before update on audit
	begin select raise(abort, 'the audit is only added to'); end;

create trigger audit_never_shrinks before delete on audit
	when old.at >= coalesce((select cast(value as integer) from (select value from marks where name = 'audit-purge-before')), 0)
	begin select raise(abort, 'the audit is only added to'); end;

create trigger audit_written_once before insert on audit
	when exists (select 1 from audit where chain = new.chain and seq = new.seq)
		or exists (select 1 from audit where rowid = new.rowid)
	begin select raise(abort, 'the audit is only added to'); end;
