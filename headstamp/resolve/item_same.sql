-- Which rows of items do their tables call the same item? One row for each reference.
-- from: item, item_word
select word.item as one, other.item as other, coalesce(own.class, 'other') as class,
    coalesce(other.class, 'other') as other_class, word.statement
from item_word word
join item own on own.item = word.item
join item other on other.register = 'items' and (word.canon = other.name or word.canon = concat('items:', other.name))
where word.property = 'same_as'
