-- {whose-call}
((kind <> 'child' or (not exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null) or exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null and not exists {walled} and "mine"."person_id" = ?) or exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	inner join "people" on "people"."id" = "mine"."person_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null and "people"."paused_at" is not null and exists (select 1
	from team_members
	where team_members.person_id = ? and team_members.team = mine.team)))) and (kind <> 'check-in' or not exists (select 1
	from people
	where people.id = calls.person_id and people.paused_at is not null) and ((not exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null) or exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null and not exists {walled} and "mine"."person_id" = ?) or exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	inner join "people" on "people"."id" = "mine"."person_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null and "people"."paused_at" is not null and exists (select 1
	from team_members
	where team_members.person_id = ? and team_members.team = mine.team))) or exists (select "mine"."seq"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	inner join "absences" on "absences"."person_id" = "mine"."person_id"
	where "participations"."person_id" = "calls"."person_id" and "mine"."ended_at" is null and not exists {walled} and "absences"."covered_by" = ? and "absences"."starts_at" < "calls"."promised_to" and "absences"."ends_at" > "calls"."promised_from"))) and (kind <> 'change' or ? = 'supervisor' and exists (select 1
	from team_members
	where team_members.person_id = ? and team_members.team = calls.team)) and not (calls.person_id is not null and calls.person_id in ( select participations.person_id
	from assignments as other
	inner join participations as theirs on theirs.id = other.participation_id
	inner join suspects on suspects.case_id = theirs.case_id
	inner join victims on victims.party_index = suspects.party_index
	inner join participations on participations.id = victims.participation_id
	where other.person_id = ? and participations.id <> other.participation_id and not exists ( select 1
	from assignments as first
	where first.participation_id = participations.id and first.person_id = ? and first.seq < other.seq) union all select participations.person_id
	from assignments as other
	inner join participations as theirs on theirs.id = other.participation_id
	inner join victims on victims.participation_id = other.participation_id
	inner join suspects on suspects.party_index = victims.party_index
	inner join participations on participations.case_id = suspects.case_id
	where other.person_id = ? and participations.id <> other.participation_id and not exists ( select 1
	from assignments as first
	where first.participation_id = participations.id and first.person_id = ? and first.seq < other.seq))))

-- {holds}
(select "mine"."seq"
	from "assignments" as "mine"
	where "mine"."participation_id" = "participations"."id" and "mine"."ended_at" is null and not exists {walled} and {hers-or-stands-in})

-- {rests-or-other-side}
(exists {at-rest} or exists {other-side})

-- {other-side}
( select 1
	from {facing}
	inner join assignments as other on other.participation_id = facing.id
	where ("other"."person_id" = ? or "other"."team" in (select team
	from team_members
	where person_id = ?)) and not exists ( select 1
	from assignments as first
	where first.participation_id = participations.id and first.seq < other.seq and ("first"."person_id" = ? or "first"."team" in (select team
	from team_members
	where person_id = ?))))

-- {led-team}
(? = 'supervisor' and (exists (select 1
	from assignments as held
	where held.participation_id = participations.id and held.ended_at is null and held.team in (select team
	from team_members
	where person_id = ?)) or exists (select 1
	from contact_notes as noted
	where noted.participation_id = participations.id and noted.team in (select team
	from team_members
	where person_id = ?)) and not exists (select 1
	from assignments as held
	where held.participation_id = participations.id and held.ended_at is null and held.team not in (select team
	from team_members
	where person_id = ?))))

-- {walled}
( select 1
	from {facing}
	inner join assignments as other on other.participation_id = facing.id
	where other.seq < mine.seq and (other.person_id = mine.person_id or other.team = mine.team))

-- {team-then}
(calls.team, coalesce( (select team
	from ( select team, starts_at as since
	from shifts
	where shifts.person_id = "call_steps"."by" union all select team, assigned_at
	from assignments
	where assignments.person_id = "call_steps"."by" ) as worked
	where since <= "call_steps"."at"
	order by since desc limit 1), (select team_members.team
	from team_members
	where team_members.person_id = "call_steps"."by")))

-- {hers-or-stands-in}
("mine"."person_id" = ? or exists ( select 1
	from absences
	inner join team_members on team_members.person_id = absences.covered_by
	where absences.person_id = mine.person_id and absences.covered_by = ? and absences.starts_at <= ? and absences.ends_at > ? and team_members.team = mine.team))

-- {facing}
( select theirs.id
	from victims
	inner join suspects on suspects.party_index = victims.party_index
	inner join participations as theirs on theirs.case_id = suspects.case_id
	where victims.participation_id = participations.id and theirs.id <> participations.id union all select victims.participation_id as id
	from suspects
	inner join victims on victims.party_index = suspects.party_index
	where suspects.case_id = participations.case_id and victims.participation_id <> participations.id ) as facing

-- {called}
(select 1
	from calls
	where calls.person_id = participations.person_id and ((calls.state = 'taken' and calls.taken_by = ?) or exists (select 1
	from call_steps as went
	where went.call_id = calls.id and went."by" = ? and went.at > ? and went.step in (?, ?, ?, ?, ?, ?))))

-- {own-team-or-none}
("team" is null or "team" in (select "team_members"."team"
	from "team_members"
	where "person_id" = ?))

-- {at-rest}
( select 1
	from people
	where people.id = participations.person_id and people.paused_at is not null)

-- events.scopedTo
select "events".*, "agencies"."name" as "source"
	from "events"
	inner join "participations" on "participations"."case_id" = "events"."case_id"
	left join "agencies" on "agencies"."id" = "events"."agency_id"
	where not exists (select "held_facts"."event_id"
	from "held_facts"
	where "held_facts"."event_id" = "events"."id") and "participations"."id" = ? and "participations"."person_id" = ? and ("events"."told_to" is null or "events"."told_to" = ?)
	order by "events"."seq";

-- herPlace.scopedTo
select "cases"."urn_sealed", "names_given"."names_sealed", "ring"."root" as "case_root", "ring"."wrapped" as "case_wrapped", "own"."root" as "own_root", "own"."wrapped" as "own_wrapped", "participations"."added_at", (select coalesce(json_group_array(json_object('about', "agg"."about", 'choice', "agg"."choice")), '[]')
	from (select "news_choices"."about", "news_choices"."choice"
	from "news_choices"
	where "news_choices"."participation_id" = "participations"."id") as agg) as "choices", (select coalesce(json_group_array(json_object('kind', "agg"."kind", 'force', "agg"."force", 'tellings_since', "agg"."tellings_since")), '[]')
	from (select "kind", "force", "tellings_since"
	from "agencies"
	where "tellings_since" is not null) as agg) as "tellers", exists (select "latest"."at"
	from (select "act", "actor_id", "whose", "at"
	from "audit"
	where "chain" = ?
	order by "seq" desc limit ?) as "latest"
	where "latest"."act" = ? and "latest"."actor_id" = ? and "latest"."whose" = ? and "latest"."at" >= ? limit ?) as "is_written"
	from "participations"
	inner join "cases" on "cases"."id" = "participations"."case_id"
	left join "keyrings" as "ring" on "ring"."id" = "cases"."id"
	left join "keyrings" as "own" on "own"."id" = "participations"."id"
	left join "names_given" on "names_given"."participation_id" = "participations"."id"
	where "participations"."id" = ? and "participations"."person_id" = ? and "participations"."case_id" = ?;

-- whatThereIs.scopedTo
select (select count(*) as "all"
	from "messages"
	where "messages"."participation_id" = ? and "side" = ? and "read_at" is null) as "unread", (select count(*) as "all"
	from "cards"
	where "cards"."person_id" = ?) as "codes", (select count(*) as "all"
	from "cards"
	where "cards"."person_id" = ? and "used_at" is null) as "codesLeft", exists (select "id"
	from "device_keys"
	where "person_id" = ?) as "key", exists (select "made_at"
	from "ways_in"
	where "person_id" = ?) as "words", exists (select "id"
	from "agency_letters"
	where "participation_id" = ?) as "asks", exists (select "id"
	from "joins"
	where "participation_id" = ?) as "joins", exists (select "calls"."id"
	from "calls"
	where "person_id" = ?) as "calls", exists (select "seq"
	from "assignments"
	where "participation_id" = ? and "ended_at" is null) as "advocate", exists (select "id"
	from "advocate_changes"
	where "participation_id" = ?) as "change", exists (select "begun_at"
	from "recoveries"
	where "person_id" = ?) as "recovery", exists (select "owed_at"
	from "apologies"
	where "participation_id" = ? and "read_at" is null) as "sorry", exists (select "data_requests"."id"
	from "data_requests"
	where "participation_id" = ? and "sort" = ? and "ended_at" is null) as "erasing"
	from "participations"
	where "participations"."id" = ? and "participations"."person_id" = ?;

-- callScopes.scopedTo
select *
	from "calls"
	where "state" in (?, ?) and {whose-call} and ("taken_by" = ? or "taken_by" in (select "absences"."person_id"
	from "absences"
	inner join "team_members" as "theirs" on "theirs"."person_id" = "absences"."person_id"
	inner join "team_members" as "own" on "own"."team" = "theirs"."team"
	where "own"."person_id" = ? and "covered_by" = ? and "starts_at" <= ? and "ends_at" > ?) or ({own-team-or-none} and ("taken_by" is null or "taken_by" in (select "theirs"."person_id"
	from "team_members" as "theirs"
	inner join "team_members" as "own" on "own"."team" = "theirs"."team"
	where "own"."person_id" = ? and ? = ?))));

-- callScopes.takenBy
select *
	from "calls"
	where "state" in (?, ?) and {whose-call} and "taken_by" = ?;

-- callScopes.ofTeamOf
select *
	from "calls"
	where "state" in (?, ?) and {whose-call} and ({own-team-or-none} and ("taken_by" is null or "taken_by" = ? or "taken_by" in (select "theirs"."person_id"
	from "team_members" as "theirs"
	inner join "team_members" as "own" on "own"."team" = "theirs"."team"
	where "own"."person_id" = ?)));

-- asks.scopedTo
select "agency_letters".*
	from "agency_letters"
	inner join "participations" on "participations"."id" = "agency_letters"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "agency_letters"."made_at";

-- noticeWays.scopedTo
select "notice_ways".*
	from "notice_ways"
	inner join "participations" on "participations"."id" = "notice_ways"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "notice_ways"."asked_at";

-- joins.scopedTo
select "joins".*
	from "joins"
	inner join "participations" on "participations"."id" = "joins"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "joins"."asked_at" desc;

-- givings.scopedTo
select "participations"."id" as "participation", "participations"."person_id" as "person", "givings"."given_at" as "at", "givings"."handed", "givings"."language", "givings"."returned_at" as "returned"
	from "givings"
	inner join "participations" on "participations"."id" = "givings"."participation_id"
	where "givings"."agency_id" in (select "theirs"."id"
	from "agencies" as "own"
	inner join "agencies" as "theirs" on "theirs"."force" = "own"."force"
	where "own"."id" = ?) and "participations"."case_id" = ?
	order by "givings"."given_at" desc limit ?;

-- lettersHere.scopedTo
select "agency_letters"."id", "agency_letters"."participation_id" as "participation", "participations"."case_id" as "caseId", "agency_letters"."asked_on" as "on", "agency_letters"."letter_sealed" as "letter", "participations"."person_id" as "person"
	from "agency_letters"
	inner join "participations" on "participations"."id" = "agency_letters"."participation_id"
	where "agency_letters"."sent_to" = ? and "agency_letters"."asked_on" is not null and "agency_letters"."answered_at" is null and "agency_letters"."state" = ?
	order by "agency_letters"."asked_on", "agency_letters"."id" limit ?;

-- lettersHere.joinedTo
select "agencies"."id", "agencies"."name"
	from "agencies"
	inner join "events" on "events"."agency_id" = "agencies"."id"
	inner join "participations" on "participations"."case_id" = "events"."case_id"
	left join "held_facts" on "held_facts"."event_id" = "events"."id"
	where "participations"."id" = ? and "participations"."person_id" = ? and "agencies"."kind" = ? and "held_facts"."event_id" is null and exists (select "identity_providers"."id"
	from "identity_providers"
	where "identity_providers"."agency_id" = "agencies"."id")
	order by "events"."seq" desc limit ?;

-- packs.scopedTo
select "packs"."batch", "packs"."language", max("packs"."made_at") as "madeAt", count(*) as "printed", count("packs"."given_at") as "given", count("packs"."ended_at") as "ended"
	from "packs"
	where "packs"."agency_id" = ? group by "packs"."batch", "packs"."language"
	order by "madeAt" desc limit ?;

-- proof.scopedTo
select "participations"."case_id", "givings"."given_by", "givings"."given_at" as "at", "givings"."handed", "givings"."language", "givings"."pack", "givings"."way", "givings"."id", "givings"."unit", "givings"."returned_at" as "returned", "leaflets"."due_at", "leaflets"."sent_at", "leaflets"."ended_at", "leaflets"."ended_why"
	from "givings"
	inner join "participations" on "participations"."id" = "givings"."participation_id"
	left join "leaflets" on "leaflets"."giving_id" = "givings"."id"
	where "givings"."agency_id" = ? and "givings"."given_at" >= ?
	order by "givings"."given_at" desc limit ?;

-- proof.oursIn
select "participations"."case_id", "invitations"."made_at" as "at", "invitations"."handed", "invitations"."language"
	from "invitations"
	inner join "participations" on "participations"."person_id" = "invitations"."person_id"
	inner join "cases" on "cases"."id" = "participations"."case_id"
	where "cases"."force" = ? and "invitations"."made_at" >= ? and not exists (select "givings"."id"
	from "givings"
	where "givings"."participation_id" = "participations"."id") and not exists (select "before"."locator"
	from "invitations" as "before"
	where "before"."person_id" = "invitations"."person_id" and "before"."made_at" < "invitations"."made_at")
	order by "invitations"."made_at" desc limit ?;

-- reports.scopedTo
select "parked"."id", "parked"."tellings_sealed"
	from "parked"
	where "parked"."agency_id" = ?
	order by "parked"."received_at", "parked"."id" limit ?;

-- safeWays.scopedTo
select *
	from "leaflets"
	where "leaflets"."agency_id" = ? and "leaflets"."parked_id" is not null
	order by "leaflets"."asked_at" desc limit ?;

-- returns.scopedTo
select "givings"."id", "givings"."returned_at" as "at", "participations"."case_id"
	from "givings"
	inner join "participations" on "participations"."id" = "givings"."participation_id"
	where "givings"."agency_id" = ? and "givings"."returned_at" >= ? and not exists (select "later"."id"
	from "givings" as "later"
	where "later"."participation_id" = "givings"."participation_id" and "later"."given_at" > "givings"."given_at")
	order by "givings"."returned_at" limit ?;

-- openings.scopedTo
select "assisted_begins"."id", "assisted_begins"."ends_at", "people"."id" as "person", "people"."language", "participations"."id" as "participation", "participations"."case_id", "participations"."stands"
	from "assisted_begins"
	inner join "participations" on "participations"."id" = "assisted_begins"."participation_id"
	inner join "people" on "people"."id" = "participations"."person_id"
	where "assisted_begins"."opened_by" = ? and "assisted_begins"."ends_at" > ? and "participations"."case_id" like ? and not exists (select "locator"
	from "invitations"
	where "invitations"."person_id" = "people"."id" and "used_at" is not null)
	order by "assisted_begins"."ends_at";

-- looks.scopedTo
select "audit"."at", "audit"."actor_kind", "audit"."actor_id", "audit"."act", "audit"."whose"
	from "audit"
	where exists (select "participations"."id"
	from "participations"
	where "participations"."id" = ? and "participations"."person_id" = ? and "participations"."case_id" = ?) and (("audit"."chain" = ? and ("audit"."whose" = ? or "audit"."whose" in (select "joins"."code_place"
	from "joins"
	where "joins"."participation_id" = ? and "joins"."joined_at" is not null) or ("audit"."whose" is null and "audit"."at" >= (select "participations"."added_at"
	from "participations"
	where "participations"."id" = ?)))) or "audit"."chain" in (select 'case:' || joins.own_case as "chain"
	from "joins"
	where "joins"."participation_id" = ? and "joins"."joined_at" is not null))
	order by "audit"."seq" desc;

-- dataRequests.scopedTo
select "data_requests".*
	from "data_requests"
	inner join "participations" on "participations"."id" = "data_requests"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "data_requests"."asked_at" desc;

-- dataDesk.scopedTo
select "data_requests".*
	from "data_requests"
	inner join "participations" on "participations"."id" = "data_requests"."participation_id"
	where not exists {other-side} and (not exists ( select 1
	from assignments as held
	where held.participation_id = participations.id and held.ended_at is null and held.team not in (select team
	from team_members
	where person_id = ?)) or "data_requests"."taken_by" = ?);

-- seconds.scopedTo
select "recoveries"."person_id" as "person", "participations"."id" as "place", "call_at", "call_by", "seen_at", "seen_by", "joins"."id" as "join"
	from "recoveries"
	inner join "participations" on "participations"."person_id" = "recoveries"."person_id"
	left join "joins" on "joins"."code_person" = "recoveries"."person_id" and "joins"."said_at" = "recoveries"."call_at" and "joins"."joined_at" is null
	where ("call_at" is not null or "seen_at" is not null) and ("recoveries"."team" is null or exists (select "team_members"."person_id"
	from "team_members"
	left join "teams" on "teams"."id" = "team_members"."team"
	where "team_members"."person_id" = ? and ("team_members"."team" = "recoveries"."team" or "teams"."is_default" = ?))) and not exists {other-side};

-- sides.scopedTo
select "side_notes".*
	from "side_notes"
	where ("side_notes"."team" in (select "team_members"."team"
	from "team_members"
	where "team_members"."person_id" = ?) or (("asked_at" is not null and "cleared_at" is null) and exists (select "team_members"."team"
	from "team_members"
	inner join "teams" on "teams"."id" = "team_members"."team"
	where "team_members"."person_id" = ? and "teams"."is_default" = ?)));

-- inquiries.scopedTo
select *
	from "inquiries"
	where "answer" is null and (? = ? and ("actor_id" is null or "actor_id" != ?));

-- talks.scopedTo
select "messages".*
	from "messages"
	inner join "participations" on "participations"."id" = "messages"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?;

-- talkDesk.scopedTo
select "participations"."id" as "participation", "participations"."person_id" as "person", "participations"."case_id" as "caseId", "people"."language", "mine"."team", "mine"."person_id" as "advocate"
	from "assignments" as "mine"
	inner join "participations" on "participations"."id" = "mine"."participation_id"
	inner join "message_access" on "message_access"."participation_id" = "participations"."id"
	inner join "people" on "people"."id" = "participations"."person_id"
	where "mine"."ended_at" is null and "message_access"."seq" = "mine"."seq" and "message_access"."closed_at" is null and {hers-or-stands-in} and not (exists {at-rest} or exists {walled} or exists {other-side});

-- contactScopes.placesFor to note
select "participations"."id" as "participation", "participations"."person_id" as "person", "participations"."case_id" as "caseId", "participations"."added_at" as "began"
	from "participations"
	where not {rests-or-other-side} and (exists {holds} or exists {called});

-- contactScopes.placesFor to read
select "participations"."id" as "participation", "participations"."person_id" as "person", "participations"."case_id" as "caseId", "participations"."added_at" as "began"
	from "participations"
	where not {rests-or-other-side} and (exists {holds} or exists {called} or {led-team});

-- contactScopes.notesFor
select "contact_notes".*, "later"."id" as "corrected_by"
	from "contact_notes"
	left join "contact_notes" as "later" on "later"."corrects" = "contact_notes"."id"
	inner join "participations" on "participations"."id" = "contact_notes"."participation_id"
	where "contact_notes"."team" in (select "team"
	from "team_members"
	where "person_id" = ?) and not {rests-or-other-side} and ("contact_notes"."by_person" = ? or exists {holds} or {led-team})
	order by "contact_notes"."written_at" desc, "contact_notes"."id";

-- tasks.scopedTo
select "tasks".*, "participations"."person_id", "participations"."case_id"
	from "tasks"
	inner join "participations" on "participations"."id" = "tasks"."participation_id"
	where "tasks"."team" in (select "team"
	from "team_members"
	where "person_id" = ?) and not {rests-or-other-side} and (exists {holds} or ("tasks"."by_person" = ? and exists {called}))
	order by "tasks"."due_on", "tasks"."id";

-- takeBack.scopedTo
select "calls".*, "went"."step" as "outcome", "went"."seq" as "nth", "went"."at" as "keptAt", "participations"."id" as "participation"
	from "calls"
	inner join "call_steps" as "went" on "went"."call_id" = "calls"."id"
	left join "participations" on "participations"."person_id" = "calls"."person_id"
	where {whose-call} and "calls"."went_before" is not null and "went"."by" = ? and "went"."step" in (?, ?, ?, ?, ?, ?, ?) and "went"."at" > ? and "calls"."changed_at" = "went"."at" and not exists (select 1
	from call_steps as later
	where later.call_id = went.call_id and later.seq > went.seq)
	order by "went"."at" desc;

-- contactNotesHers.scopedTo
select "contact_notes".*, "later"."id" as "corrected_by"
	from "contact_notes"
	left join "contact_notes" as "later" on "later"."corrects" = "contact_notes"."id"
	inner join "participations" on "participations"."id" = "contact_notes"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "contact_notes"."written_at" desc, "contact_notes"."id";

-- contacts.scopedTo for their own
select "calls"."id", "calls"."wishes_sealed", "participations"."id" as "participation", "call_steps"."seq", "call_steps"."step", "call_steps"."at"
	from "call_steps"
	inner join "calls" on "calls"."id" = "call_steps"."call_id"
	left join "participations" on "participations"."person_id" = "calls"."person_id"
	where "call_steps"."step" in (?, ?, ?, ?, ?, ?) and not exists {other-side} and coalesce{team-then} in (select "team"
	from "team_members"
	where "person_id" = ?) and "call_steps"."by" = ?
	order by "call_steps"."at" desc, "calls"."id";

-- contacts.scopedTo for a team
select "calls"."id", "calls"."wishes_sealed", "participations"."id" as "participation", "call_steps"."seq", "call_steps"."step", "call_steps"."at"
	from "call_steps"
	inner join "calls" on "calls"."id" = "call_steps"."call_id"
	left join "participations" on "participations"."person_id" = "calls"."person_id"
	where "call_steps"."step" in (?, ?, ?, ?, ?, ?) and not exists {other-side} and coalesce{team-then} in (select "team"
	from "team_members"
	where "person_id" = ?) and (false and {whose-call})
	order by "call_steps"."at" desc, "calls"."id";

-- worryScopes.scopedTo
select *
	from "worries"
	where "worries"."seq" = ? and (worries.team in (select team
	from team_members
	where person_id = ?) or worries.team is null and worries.by_person = ? or ? = 'supervisor' and (worries.team is null or not exists (select 1
	from team_members as lead
	inner join people on people.id = lead.person_id
	where lead.team = worries.team and people.role = 'supervisor' and people.paused_at is null))) and (? = 'supervisor' or worries.by_person = ? or exists (select "mine"."seq"
	from "assignments" as "mine"
	where "mine"."participation_id" = "worries"."participation_id" and "mine"."ended_at" is null and {hers-or-stands-in}) or exists (select 1
	from calls
	where calls.id = worries.call_id and calls.state = 'taken' and (calls.taken_by = ? or exists (select 1
	from absences
	where absences.person_id = calls.taken_by and absences.covered_by = ? and absences.starts_at <= ? and absences.ends_at > ?)))) and not exists (select "participations"."id"
	from "participations"
	where "participations"."id" = "worries"."participation_id" and exists {other-side});

-- apologies.scopedTo
select "apologies"."id", "apologies"."why", "apologies"."facts"
	from "apologies"
	inner join "participations" on "participations"."id" = "apologies"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "apologies"."owed_at";

-- notesHers.scopedTo
select "disclosure_requests".*
	from "disclosure_requests"
	inner join "participations" on "participations"."id" = "disclosure_requests"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ? and "disclosure_requests"."notice" not in (?, ?)
	order by "disclosure_requests"."made_at" desc, "disclosure_requests"."id";

-- notesRegister.scopedTo
select "disclosure_requests".*
	from "disclosure_requests"
	inner join "participations" on "participations"."id" = "disclosure_requests"."participation_id"
	where "disclosure_requests"."team" in (select "team"
	from "team_members"
	where "person_id" = ?) and ("disclosure_requests"."state" = ? or "disclosure_requests"."decided_by" = ? or not exists (select "seq"
	from "assignments"
	where "assignments"."participation_id" = "participations"."id" and "ended_at" is null and "assignments"."team" not in (select "team"
	from "team_members"
	where "person_id" = ?))) and not exists {other-side};

-- staffTeams.scopedTo
select "people"."id", "people"."role", "people"."paused_at", "people"."name_sealed"
	from "team_members" as "theirs"
	inner join "team_members" as "own" on "own"."team" = "theirs"."team"
	inner join "people" on "people"."id" = "theirs"."person_id"
	where "own"."person_id" = ? and ? = ?;

-- sights.scopedTo for a supporter
select "id" as "participation", "person_id" as "person", "case_id" as "caseId", "stands"
	from "participations"
	where "participations"."id" = ? and not exists {at-rest} and exists (select "supporters"."id"
	from "supporters"
	where "supporters"."participation_id" = "participations"."id" and "supporters"."person_id" = ? and "supporters"."revoked_at" is null and "supporters"."starts_at" <= ? and "supporters"."until" > ?);

-- sights.scopedTo for an advocate
select "id" as "participation", "person_id" as "person", "case_id" as "caseId", "stands"
	from "participations"
	where "participations"."id" = ? and not exists {at-rest} and exists (select "mine"."seq"
	from "assignments" as "mine"
	where "mine"."participation_id" = "participations"."id" and "mine"."person_id" = ? and "mine"."let_in_at" is not null and "mine"."ended_at" is null and not exists {walled});

-- herAdvocate.scopedTo
select "assignments"."person_id", "assignments"."team", "assignments"."let_in_at", "people"."paused_at"
	from "assignments"
	inner join "participations" on "participations"."id" = "assignments"."participation_id"
	inner join "people" on "people"."id" = "assignments"."person_id"
	where "participations"."id" = ? and "participations"."person_id" = ? and "assignments"."ended_at" is null;

-- herChanges.scopedTo
select "advocate_changes".*
	from "advocate_changes"
	inner join "participations" on "participations"."id" = "advocate_changes"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?;

-- firstAdvocates.scopedTo
select "participations"."id" as "participation", "participations"."case_id" as "caseId", "participations"."person_id" as "victim", max("calls"."asked_at") as "askedAt"
	from "participations"
	inner join "calls" on "calls"."person_id" = "participations"."person_id"
	inner join "team_members" as "own" on "own"."team" = "calls"."team"
	where "own"."person_id" = ? and ? = ? and "calls"."kind" = ? and not (exists {at-rest} or exists {other-side} or exists (select "assignments"."seq"
	from "assignments"
	where "assignments"."participation_id" = "participations"."id" and "assignments"."ended_at" is null) or exists (select "advocate_changes"."id"
	from "advocate_changes"
	where "advocate_changes"."participation_id" = "participations"."id" and "advocate_changes"."ended_at" >= "calls"."asked_at" and "advocate_changes"."state" = ? and "advocate_changes"."ended_at" <= ?)) group by "participations"."id", "participations"."case_id", "participations"."person_id";

-- unheard.scopedTo
select "participations"."id", "participations"."case_id" as "caseId", "mine"."person_id" as "advocate", "mine"."panes"
	from "participations"
	inner join "assignments" as "mine" on "mine"."participation_id" = "participations"."id"
	inner join "team_members" as "theirs" on "theirs"."person_id" = "mine"."person_id"
	inner join "team_members" as "own" on "own"."team" = "theirs"."team"
	where "own"."person_id" = ? and ? = ? and "mine"."ended_at" is null and "mine"."let_in_at" is not null and not exists {walled} and not exists {at-rest} and not exists {other-side}
	order by "mine"."seq";

-- advocateChanges.scopedTo
select "advocate_changes".*, "participations"."case_id"
	from "advocate_changes"
	inner join "participations" on "participations"."id" = "advocate_changes"."participation_id"
	inner join "team_members" as "own" on "own"."team" = "advocate_changes"."team"
	where "own"."person_id" = ? and ? = ?;

-- covered.scopedTo
select "participations"."id" as "participation", "participations"."person_id" as "person", "participations"."case_id" as "caseId", "mine"."person_id" as "advocate"
	from "participations"
	inner join "assignments" as "mine" on "mine"."participation_id" = "participations"."id"
	where "mine"."ended_at" is null and exists ( select 1
	from absences
	inner join team_members on team_members.person_id = absences.covered_by
	where absences.person_id = mine.person_id and absences.covered_by = ? and absences.starts_at <= ? and absences.ends_at > ? and team_members.team = mine.team) and not (exists {at-rest} or exists {walled} or exists {other-side})
	order by "mine"."seq";

-- standingIn.scopedTo
select "absences"."id", "absences"."person_id" as "away", "asks"."person_id" as "asks", "own"."team", "absences"."starts_at" as "from", "absences"."ends_at" as "to"
	from "absences"
	inner join "team_members" as "theirs" on "theirs"."person_id" = "absences"."person_id"
	inner join "team_members" as "own" on "own"."team" = "theirs"."team"
	inner join "team_members" as "asks" on "asks"."person_id" = "absences"."cover_asked"
	where "own"."person_id" = ? and "asks"."team" = "own"."team" and "asks"."person_id" != ? and "absences"."ends_at" > ?
	order by "absences"."starts_at", "absences"."id";

-- opened.scopedTo
select "participations"."id", "participations"."person_id" as "person", "mine"."panes"
	from "participations"
	inner join "assignments" as "mine" on "mine"."participation_id" = "participations"."id"
	where "mine"."person_id" = ? and "mine"."ended_at" is null and not exists {walled} and not exists {at-rest} and "mine"."let_in_at" is not null
	order by "mine"."seq";

-- opened.givenTo
select "participations"."id", "participations"."person_id" as "person", "mine"."panes"
	from "participations"
	inner join "assignments" as "mine" on "mine"."participation_id" = "participations"."id"
	where "mine"."person_id" = ? and "mine"."ended_at" is null and not exists {walled} and not exists {at-rest}
	order by "mine"."seq";

-- supporterChecks.scopedTo
select "supporters".*, "invitations"."expires_at" as "codeUntil", "participations"."id" as "participation", "participations"."person_id" as "person", "participations"."case_id" as "caseId", "mine"."seq" as "given", "calls"."kind" as "call"
	from "supporters"
	left join "invitations" on "invitations"."person_id" = "supporters"."person_id" and "invitations"."used_at" is null
	inner join "participations" on "participations"."id" = "supporters"."participation_id"
	left join "calls" on "calls"."person_id" = "participations"."person_id" and "calls"."taken_by" = ? and "calls"."state" = ?
	left join "assignments" as "mine" on "mine"."participation_id" = "participations"."id" and "mine"."person_id" = ? and "mine"."ended_at" is null and not exists {walled}
	where "supporters"."revoked_at" is null and "supporters"."until" > ? and ("invitations"."expires_at" is null or "invitations"."expires_at" > ?) and not exists {at-rest} and ("mine"."seq" is not null or "calls"."id" is not null)
	order by "supporters"."let_in_at" desc;

-- agencyDesk.scopedTo
select "agencies"."name", (select max("deliveries"."received_at") as "heard"
	from "deliveries"
	where "deliveries"."agency_id" = ?) as "heard"
	from "agencies"
	where "agencies"."id" = ?;

-- agencyDesk.heapScopedTo
select count(*) as "number", min("parked"."received_at") as "since"
	from "parked"
	where "parked"."agency_id" = ?;

-- agencyFacts.scopedTo
select "events"."case_id"
	from "events"
	where "events"."agency_id" = ? and "events"."heard_at" >= ? group by "events"."case_id"
	order by max("events"."heard_at") desc, "events"."case_id" limit ?;

-- delivered.scopedTo
select "agency_requests"."webhook_index" as "delivery", max("agency_requests"."received_at") as "newest", count("quarantine"."id") as "unread", count("parked"."id") as "waiting", count(*) filter(where "agency_requests"."status" = ?) as "taken"
	from "agency_requests"
	left join "quarantine" on "quarantine"."request_id" = "agency_requests"."id"
	left join "parked" on "parked"."request_id" = "agency_requests"."id"
	where "agency_requests"."agency_id" = ? and "agency_requests"."webhook_index" in (?) group by "agency_requests"."webhook_index";
