-- Which states may each row of items mean as the maker of its thing?
select distinct word.item, meant.state
from said_word word
join mention on mention.folded = word.folded and mention.dated = word.dated and mention.since = word.since
    and mention.until = word.until and mention.begun = word.begun
join state_meant meant on meant.mention = mention.mention
