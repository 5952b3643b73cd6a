-- Which names of states are to be read, each for which days? Each once.
-- from: list_word, said_word
select row_number() over (
        order by told.folded nulls last, told.dated nulls last, told.since nulls last, told.until nulls last,
            told.begun nulls last
    ) as mention, told.*
from (
    select folded, dated, since, until, begun from said_word
    union
    select folded, dated, since, until, begun from list_word
) told
