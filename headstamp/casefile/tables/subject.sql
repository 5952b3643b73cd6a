-- Where is each subject in its file, and how reliable is its source? locator is that of one of its
-- cells, whichever comes first by letters: good for the row in which it stands, and not for a column. reliability is the
-- worst of what the row says of its source and of what the table of outlets says of the page and of the root; outlet_kind
-- and controlled_by are those of the page, or else of the root.
-- from: current, held, page_outlet, root_outlet
with told as (
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
),
graded as (
    select told.*, coalesce(page_outlet.outlet, root_outlet.outlet) as outlet,
        coalesce(page_outlet.kind, root_outlet.kind) as outlet_kind,
        case when page_outlet.kind is null then root_outlet.controlled_by else page_outlet.controlled_by end as controlled_by,
        case when coalesce(page_outlet.grade, 'A') >= coalesce(root_outlet.grade, 'A') then coalesce(page_outlet.grade, 'A')
            else root_outlet.grade end as best
    from told
    left join page_outlet on page_outlet.cited = told.cited
    left join root_outlet on root_outlet.root = told.root
)
select register, kind, subject, source, cited, locator,
    case when reliability < best then best else reliability end as reliability, root, source_url, source_kind, note, quote,
    outlet, outlet_kind, controlled_by
from graded
