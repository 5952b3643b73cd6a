-- Where is each place, and how coarse is its position?
-- from: current
select subject,
    max(case when property = 'place' then said end) as place,
    max(case when property = 'place' then canon end) as place_key,
    max(case when property = 'country' then said end) as country,
    max(case when property = 'latitude' then low end) as latitude,
    max(case when property = 'longitude' then low end) as longitude,
    max(case when property = 'precision_m' then low end) as precision_m,
    max(case when property = 'latitude' then id end) as statement
from current
where kind = 'Place'
group by subject
