-- Of which source is each statement behind a footnote, and where does it stand there? One row for each file that says it; a held
-- source may stand behind a footnote itself. In the order of the footnotes, so that each can be made alone.
-- from: cited, current, held_named, noted, subject
select noted.number, noted.id, current.locator, coalesce(current.cited, current.source) as witness, held.name as file, cited.url,
    case when current.cited is null then held.title else cited.title end as title,
    case when current.cited is null then held.kind else cited.kind end as kind,
    case when current.cited is null then held.grade else subject.reliability end as grade,
    subject.outlet_kind, subject.controlled_by
from noted
join current on current.id = noted.id
join subject on subject.register = current.register and subject.subject = current.subject
left join held_named held on held.id = current.source
left join cited on cited.id = current.cited
union all
select noted.number, noted.id, null as locator, held.id as witness, held.name as file, null as url, held.title, held.kind, held.grade,
    null as outlet_kind, null as controlled_by
from noted
join held_named held on held.id = noted.id
order by 1 nulls last, 2 nulls last, 4 nulls last, 5 nulls last, 3 nulls last
