-- Where does each thing that is spoken of stand, and how far is its source to be believed? locator is that of one of its
-- cells, whichever comes first by letters: good for the row in which it stands, and not for a column.
select current.register, current.kind, current.subject, min(current.source) as source, min(current.cited) as cited,
    min_by(current.locator, concat(current.source, ' ', current.locator)) as locator,
    coalesce(max(case when current.property = 'reliability' then current.canon end), min(held.reliability)) as reliability,
    max(case when current.property = 'root' then current.said end) as root,
    max(case when current.property = 'source_url' then current.said end) as source_url,
    max(case when current.property = 'source_kind' then current.canon end) as source_kind,
    max(case when current.property = 'note' then current.said end) as note,
    max(case when current.property = 'quote' then current.said end) as quote
from current
left join held on held.id = current.source
group by current.register, current.kind, current.subject
