-- Which place of the table is that of each documented row: one of its name and, where the row names countries, in one of
-- them? A row that two places fit has none.
-- from: area_name_of, documented_item, item_word, place, place_word, state_name_of
with named_state as (
    select folded, state from state_name_of
    union
    select folded, area as state from area_name_of
),
country_of as (
    select word.item, coalesce(named.state, word.canon) as country
    from item_word word
    left join named_state named on named.folded = word.canon
    where word.property = 'country'
),
lies as (
    select place_word.folded, coalesce(named.state, country_word.folded) as country, min(place.subject) as subject
    from place
    join place_word on place_word.said = place.place
    join place_word country_word on country_word.said = place.country
    left join named_state named on named.folded = country_word.folded
    where place.latitude is not null and place.longitude is not null
    group by place_word.folded, coalesce(named.state, country_word.folded)
),
fitting as (
    select distinct documented_item.item, lies.subject
    from documented_item
    join place_word on place_word.said = documented_item.place
    join lies on lies.folded = place_word.folded
    left join (select distinct item from country_of) told on told.item = documented_item.item
    left join country_of on country_of.item = documented_item.item and country_of.country = lies.country
    where told.item is null or country_of.item is not null
),
settled as (
    select item, min(subject) as subject
    from fitting
    group by item
    having count(*) = 1
)
select settled.item, place.place, place.country, place.latitude, place.longitude, place.precision_m
from settled
join place on place.subject = settled.subject
