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
