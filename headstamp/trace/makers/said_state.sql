-- Which states may each row of items mean as the maker of its thing? None where one of its names means no state on these days.
-- from: mention, said_word, state_meant
with told as (
    select said_word.item, mention.mention
    from said_word
    left join mention on mention.folded = said_word.folded and mention.dated = said_word.dated
        and mention.since = said_word.since and mention.until = said_word.until and mention.begun = said_word.begun
),
open as (
    select distinct told.item
    from told
    left join state_meant meant on meant.mention = told.mention
    where meant.mention is null
)
select distinct told.item, meant.state
from told
join state_meant meant on meant.mention = told.mention
left join open on open.item = told.item
where open.item is null
