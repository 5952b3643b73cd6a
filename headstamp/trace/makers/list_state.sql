-- Which states does each list give? A list with a name that means no state, or may mean a territory, gives none: it is not closed.
-- from: area_name_of, list_word, mention, state_meant
with unread as (
    -- Also where a name could not be read at all: it is then no mention.
    select distinct word.demand
    from list_word word
    left join mention on mention.folded = word.folded and mention.dated = word.dated and mention.since = word.since
        and mention.until = word.until and mention.begun = word.begun
    left join state_meant meant on meant.mention = mention.mention
    left join area_name_of area on area.folded = word.folded
    where meant.mention is null or area.folded is not null
)
select distinct word.demand, meant.state
from list_word word
join mention on mention.folded = word.folded and mention.dated = word.dated and mention.since = word.since
    and mention.until = word.until and mention.begun = word.begun
join state_meant meant on meant.mention = mention.mention
where word.demand not in (select demand from unread)
