-- events.scopedTo
select "events".*, "agencies"."name" as "source"
	from "events"
	inner join "participations" on "participations"."case_id" = "events"."case_id"
	left join "agencies" on "agencies"."id" = "events"."agency_id"
	where "participations"."id" = ? and "participations"."person_id" = ? and ("events"."told_to" is null or "events"."told_to" = ?)
	order by "events"."seq";

-- calls.scopedTo
select *
	from "requests"
	where "state" in (?, ?) and ("taken_by" is null or "taken_by" = ?);

-- asks.scopedTo
select "asks".*
	from "asks"
	inner join "participations" on "participations"."id" = "asks"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "asks"."made_at";

-- joins.scopedTo
select "joins".*
	from "joins"
	inner join "participations" on "participations"."id" = "joins"."participation_id"
	where "participations"."id" = ? and "participations"."person_id" = ?
	order by "joins"."asked_at" desc;

-- openings.scopedTo
select "openings"."id", "openings"."ends_at", "people"."id" as "person", "people"."language", "participations"."id" as "participation", "participations"."case_id"
	from "openings"
	inner join "participations" on "participations"."id" = "openings"."participation_id"
	inner join "people" on "people"."id" = "participations"."person_id"
	where "openings"."opened_by" = ? and "openings"."ends_at" > ? and "participations"."case_id" like ? and not exists (select "locator"
	from "invitations"
	where "invitations"."person_id" = "people"."id" and "used_at" is not null)
	order by "openings"."ends_at";

-- looks.scopedTo
select "audit"."at", "audit"."actor_kind", "audit"."actor_id", "audit"."act", "audit"."whose"
	from "audit"
	where "audit"."chain" = ? and exists (select "participations"."id"
	from "participations"
	where "participations"."id" = ? and "participations"."person_id" = ? and "participations"."case_id" = ?) and ("audit"."whose" is null or "audit"."whose" = ?)
	order by "audit"."seq" desc;

-- inquiries.scopedTo
select *
	from "inquiries"
	where "answer" is null and (? = ? and ("actor_id" is null or "actor_id" != ?));
