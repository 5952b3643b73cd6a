-- For which listed years of delivery of an older row does a newer file speak (is_taken), and of which is that not certain
-- (is_open)? A newer file speaks for the years that it states; one that states none, for the years that it lists itself.
-- from: spoken_over, statement
with listed as (
    select distinct register, subject, source, low, high
    from statement
    where kind = 'Transfer' and property = 'delivered.year'
)
select listed.register, listed.subject, listed.source, listed.low, listed.high,
    max(case when newer.is_selected = 1 and listed.low >= coalesce(newer.first, listed.low)
            and listed.high <= coalesce(newer.last, listed.high) then 1
        when newer.is_selected = 0 and same.subject is not null then 1
        else 0 end) as is_taken,
    max(case when newer.is_selected = 0 then 1
        when listed.high < coalesce(newer.first, listed.high) or listed.low > coalesce(newer.last, listed.low) then 0
        else 1 end) as is_open
from listed
join spoken_over newer on newer.register = listed.register and newer.subject = listed.subject
    and newer.source = listed.source
left join listed same on same.register = listed.register and same.subject = listed.subject and same.source = newer.newer
    and same.low = listed.low and same.high = listed.high
group by listed.register, listed.subject, listed.source, listed.low, listed.high
