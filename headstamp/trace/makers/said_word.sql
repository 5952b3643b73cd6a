-- Which names of makers do the rows of items give, to be read for which days?
-- from: bound_base, item_word
select base.item, word.canon as folded, word.statement, base.dated, base.since, base.until, base.begun
from bound_base base
join item_word word on word.item = base.item and word.property = 'made_in'
where base.unread = 0
