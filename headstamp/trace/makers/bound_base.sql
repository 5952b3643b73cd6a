-- What does each row of the holder say that may narrow where its item was made, and may it narrow?
-- since and until: the days of make (dated = 1), or twice the last day of the sighting; begun: the day before which
-- its model is known not to have been made; 0 where that is unknown, or no model is. alone: 0 where the row names another holder too. A grade of F or 6 never narrows; no grade of the information is no objection.
-- from: area_name_of, bound_asked, current, held_row, item, item_united, item_word, left_out_root, left_out_source
-- from: model_begun, model_match, state_name_of, subject
with unread as (
    select distinct word.item
    from item_word word
    left join state_name_of known on known.folded = word.canon
    left join area_name_of area on area.folded = word.canon
    where word.property = 'made_in' and (known.folded is null or area.folded is not null)
),
matched as (
    select found.designation_key, found.class, found.model_key, found.family_key, found.scope,
        coalesce(told_in.cited, told_in.source) as page, told_in.root, found.statement
    from model_match found
    join current named on named.id = found.statement
    join subject told_in on told_in.register = named.register and told_in.subject = named.subject
    left join left_out_source out_cited on out_cited.source = told_in.cited
    left join left_out_source out_held on out_held.source = told_in.source
    left join left_out_root out_root on out_root.root = told_in.root
    where found.verdict = 'accept' and out_cited.source is null and out_held.source is null and out_root.root is null
),
blurred as (
    -- Items of which a row may be one with another item: nobody can tell with which.
    select distinct united.united
    from item_united united
    join item on item.item = united.item
    where item.same_unread = 1
),
seen as (
    select item.*, held.united, held.alone, case when blurred.united is null then 0 else 1 end as blurred, coalesce(item.seen_last, asked.last) as until_seen
    from held_row held
    join item on item.item = held.item
    cross join bound_asked asked
    left join blurred on blurred.united = held.united
    left join left_out_source out_cited on out_cited.source = item.cited
    left join left_out_source out_held on out_held.source = item.source
    left join left_out_root out_root on out_root.root = item.root
    where out_cited.source is null and out_held.source is null and out_root.root is null
)
select seen.item, seen.united, seen.alone, seen.name, coalesce(seen.class, 'other') as class, seen.designation,
    coalesce(seen.cited, seen.source) as page, seen.root,
    seen.blurred, seen.class_unread,
    case when seen.alone = 1 and seen.blurred = 0 and coalesce(seen.reliability, 'F') <= asked.reliability
        and coalesce(seen.reliability, 'F') <= 'E' and coalesce(seen.credibility, '1') <= asked.credibility
        and coalesce(seen.credibility, '1') <= '5' then 1 else 0 end as narrows,
    case when seen.made_in_said > 0 then 1 else 0 end as said,
    case when unread.item is null then 0 else 1 end as unread,
    case when seen.made_first is null and seen.made_last is null then 0 else 1 end as dated,
    case when seen.made_first is null and seen.made_last is null then seen.until_seen
        else coalesce(seen.made_first, 0) end as since,
    coalesce(seen.made_last, case when seen.made_first > seen.until_seen then seen.made_first end, seen.until_seen) as until,
    seen.until_seen, coalesce(of_model.begun, of_family.begun, 0) as begun,
    case when matched.scope = 'exact' then matched.model_key end as model_key, matched.page as match_page,
    matched.root as match_root,
    matched.model_key as any_model, matched.family_key, matched.scope, matched.statement as match_statement
from seen
cross join bound_asked asked
left join unread on unread.item = seen.item
left join matched on matched.designation_key = seen.designation_key and matched.class = coalesce(seen.class, 'other')
left join model_begun of_model on of_model.target = concat('model ', matched.model_key)
left join model_begun of_family on matched.model_key is null and of_family.target = concat('family ', matched.family_key)
