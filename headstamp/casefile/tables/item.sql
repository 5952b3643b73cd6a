-- What does each source say was documented: what, how many, with whom, where, when?
-- from: bounded, current, subject
with told as (
    select register, subject,
        max(case when property = 'item_id' then said end) as name,
        max(case when property = 'designation' then said end) as designation,
        max(case when property = 'designation' then canon end) as designation_key,
        max(case when property = 'class' then canon end) as class,
        max(case when property = 'maker' and coalesce(hedge, 'said') <> 'unknown' then said end) as maker,
        max(case when property = 'calibre' then canon end) as calibre,
        min(case when property = 'year_made_low' then low end) as made_first,
        max(case when property = 'year_made_high' then high end) as made_last,
        coalesce(max(case when property = 'count_low' then said end), '') as count_low_said,
        coalesce(max(case when property = 'count_high' then said end), '') as count_high_said,
        coalesce(max(case when property = 'count_hedge' then said end), '') as count_hedge_said,
        max(case when property = 'place' then said end) as place,
        min(case when property = 'seen_low' then low end) as seen_first,
        max(case when property = 'seen_high' then high end) as seen_last,
        -- Of several ways the one that says most: what was in hand was seen closer than what a picture shows.
        coalesce(max(case when property = 'documented' and canon = 'in_hand' then canon end),
            max(case when property = 'documented' and canon in ('photo', 'video') then canon end),
            max(case when property = 'documented' then canon end)) as documented,
        max(case when property = 'credibility' then canon end) as credibility,
        max(case when property = 'copy_status' then canon end) as copy_status,
        count(distinct case when property = 'made_in' then said end) as made_in_said,
        -- 1 where a cell leaves open which class it is, or which row is the same thing.
        max(case when property = 'class' and hedge is null then 0 when property = 'class' then 1 end) as class_unread,
        max(case when property = 'same_as' and hedge = 'unreadable' then 1 else 0 end) as same_unread
    from current
    where kind = 'Item'
    group by register, subject
)
select told.subject as item, told.register, coalesce(told.name, told.subject) as name, told.designation, told.designation_key, told.class, told.maker,
    told.calibre, told.made_first, told.made_last, bounded.low as count_low, bounded.high as count_high,
    coalesce(bounded.hedge, 'unknown') as count_hedge, told.place, told.seen_first, told.seen_last,
    coalesce(told.documented, 'unstated') as documented, told.credibility, told.copy_status,
    told.made_in_said, coalesce(told.class_unread, 1) as class_unread, told.same_unread, subject.source, subject.cited, subject.locator, subject.reliability, subject.root,
    subject.quote, subject.note
from told
join subject on subject.register = told.register and subject.subject = told.subject
left join bounded on bounded.low_said = told.count_low_said and bounded.high_said = told.count_high_said
    and bounded.hedge_said = told.count_hedge_said
